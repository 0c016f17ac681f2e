//! The templates can be used as they are.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use coprod_core::{ClauseId, round_table::Charter, service::Form, templates, testing::id};
use strum::VariantArray as _;

#[test]
fn a_table_can_sign_each_charter_as_it_is() {
    for form in Form::VARIANTS {
        let Charter { provisions, .. } = templates::charter(*form);
        assert_eq!(provisions.len(), 4, "{form}");
        for provision in provisions {
            assert_eq!(provision.rule.check(provision.electorate), Ok(()), "{form}");
        }
    }
}

#[test]
fn each_form_can_be_taken_back_once_a_review_says_close() {
    for form in Form::VARIANTS {
        let mut made = 0;
        let terms = templates::terms(*form, || {
            made += 1;
            id(&made.to_string())
        });
        let first = &terms.clauses[0].condition;
        assert_eq!(first.event_type, "ReviewHeld", "{form}");
        assert_eq!(first.states.as_ref().unwrap().value, "close");
        let ids: BTreeSet<ClauseId> = terms.clauses.iter().map(|clause| clause.clause).collect();
        assert_eq!(ids.len(), terms.clauses.len());
        assert!(terms.notice_days >= 28, "nobody is left overnight");
    }
}
