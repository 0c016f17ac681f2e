//! A walk through all that can happen in an engagement, and what the balance told on the way.

use coprod_core::{
    Actor, ContestOutcome, Engagement, EngagementCommand as Do, Followed, SayForm, Side,
    engagement::{ImbalanceAnswer, Purpose},
    testing::{citizen, id},
};
use coprod_store::{Position, balance::Filter};

use super::{accounts, euros};
use crate::{
    fixture::Fixture,
    home::{Home, engagement, entry_of, felt, home, party, record, time},
};

/// What is asked next, chosen by a number; much of it is refused.
#[allow(clippy::too_many_lines, reason = "one arm a command")]
fn chosen(at: &mut Home, number: u64) -> (Actor, Do) {
    let (ayse, theirs) = (citizen("Ayşe"), home());
    let name = format!("{}", number / 16 % 5);
    let entry = 3 + number / 16 % 20;
    match number % 16 {
        0 | 1 => (ayse, record(&name, time(60, Purpose::Direct))),
        2 => (
            ayse,
            Do::CorrectContribution {
                contribution: id(&format!("again {name}")),
                replaces: id(&name),
                given: time(30, Purpose::Training),
            },
        ),
        3 => (
            theirs,
            Do::ConfirmContribution {
                contribution: id(&name),
            },
        ),
        4 => {
            let reason = at.says(&theirs, "Less");
            let contribution = id(&name);
            (
                theirs,
                Do::DisputeContribution {
                    contribution,
                    reason,
                },
            )
        }
        5 => {
            let purpose = at.says(&ayse, "Fares");
            let (expense, amount, receipt) = (id(&name), euros(10), None);
            let claim = Do::ClaimExpense {
                expense,
                amount,
                purpose,
                receipt,
            };
            (ayse, claim)
        }
        6 => {
            let (expense, amount) = (id(&name), euros(4));
            (theirs, Do::ReimburseExpense { expense, amount })
        }
        7 => {
            let reason = at.says(&theirs, "No");
            (
                theirs,
                Do::RefuseExpense {
                    expense: id(&name),
                    reason,
                },
            )
        }
        8 => {
            let (say, topic) = (id(&name), "company".parse().unwrap());
            (
                theirs,
                Do::GrantSay {
                    say,
                    topic,
                    form: SayForm::HEARING,
                },
            )
        }
        9 => {
            let (say, cited) = (id(&name), entry_of("Ayşe", entry));
            (ayse, Do::ExerciseSay { say, cited })
        }
        10 => {
            let reason = at.says(&theirs, "So be it");
            let (say, cited) = (id(&name), entry_of("Ayşe", entry));
            let followed = Followed::Followed;
            (
                theirs,
                Do::AnswerSay {
                    say,
                    cited,
                    followed,
                    reason,
                },
            )
        }
        11 => (ayse, felt((number / 16 % 11) as u8, 5)),
        12 => {
            let ground = at.says(&ayse, "Too much");
            (
                ayse,
                Do::RaiseImbalance {
                    imbalance: id(&name),
                    ground,
                },
            )
        }
        13 => {
            let change = at.says(&theirs, "Less, then");
            let answer = ImbalanceAnswer::Change(change);
            (
                theirs,
                Do::AnswerImbalance {
                    imbalance: id(&name),
                    answer,
                },
            )
        }
        14 => {
            let reason = at.says(&ayse, "Not so");
            (ayse, Do::ContestEntry { entry, reason })
        }
        _ => {
            let reason = at.says(&theirs, "You are right");
            let outcome = ContestOutcome::Upheld;
            (
                theirs,
                Do::AnswerContest {
                    entry,
                    outcome,
                    reason,
                },
            )
        }
    }
}

pub async fn an_earlier_position_tells_what_a_ledger_told_that_ended_there(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    at.engages("Ayşe", Side::Citizen).await;
    let balance = at.ledger.balance().await.unwrap();
    let mut told = Vec::new();
    // Numbers as from a die, the same in every run.
    let mut number: u64 = 2026;
    for _ in 0..160 {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let (by, what) = chosen(&mut at, number >> 33);
        let of = engagement("Ayşe");
        if at.asks::<Engagement>(of, &by, what).await.is_ok() {
            let head = at.ledger.head().await.unwrap();
            told.push((head, accounts(&balance, "Ayşe").await));
        }
    }
    assert!(told.len() > 40, "{} were taken", told.len());
    for (head, then) in told {
        let earlier = Filter {
            as_of: Some(head),
            ..Filter::default()
        };
        let now = balance.accounts(&earlier, party("Ayşe")).await.unwrap();
        assert_eq!(now, then, "as of {head}");
    }
    let before = Filter {
        as_of: Some(Position::START),
        ..Filter::default()
    };
    assert_eq!(balance.accounts(&before, party("Ayşe")).await.unwrap(), []);
}
