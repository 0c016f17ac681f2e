//! Rules, charters and motions in words.

use coprod_core::{
    round_table::{Charter, ElectorateKind, Motion, MotionAct, Provision, TableMotion},
    rules::{Base, Counted, Majority, Quorum, Rule, Share, SideRule},
};

use super::Teller;

impl Teller<'_> {
    pub(crate) fn rule(self, table: &str, rule: &Rule) -> String {
        let mut parts = Vec::new();
        match rule {
            Rule::SimpleMajority {
                quorum,
                casting_seat,
            } => {
                parts.push(self.messages.plain("rule-simple_majority"));
                parts.extend(quorum.map(|quorum| self.quorum(quorum)));
                parts.extend(casting_seat.map(|seat| {
                    let seat = self.seat(table, seat);
                    self.say("rule-casting-seat", [("seat", seat.into())])
                }));
            }
            Rule::QualifiedMajority {
                quorum,
                threshold,
                base,
            } => {
                let majority = self.qualified(*threshold, *base);
                parts.push(self.say("rule-qualified_majority", [("majority", majority.into())]));
                parts.extend(quorum.map(|quorum| self.quorum(quorum)));
            }
            Rule::Consensus { quorum } => {
                parts.push(self.messages.plain("rule-consensus"));
                parts.extend(quorum.map(|quorum| self.quorum(quorum)));
            }
            Rule::Consent { quorum } => {
                parts.push(self.messages.plain("rule-consent"));
                parts.push(self.quorum(*quorum));
            }
            Rule::DoubleMajority {
                professional,
                citizen,
                counted,
            } => {
                parts.push(self.messages.plain("rule-double_majority"));
                for (side, own) in [("professional", professional), ("citizen", citizen)] {
                    let values = [
                        ("side", self.messages.code("body", side).into()),
                        ("rule", self.side_rule(own).into()),
                    ];
                    parts.push(self.say("rule-of-side", values));
                }
                parts.push(self.counted(*counted));
            }
            Rule::Advice { decider } => {
                let seat = self.seat(table, *decider);
                parts.push(self.say("rule-advice", [("seat", seat.into())]));
            }
        }
        parts.join("; ")
    }

    fn side_rule(self, rule: &SideRule) -> String {
        let majority = match rule.majority {
            Majority::Simple => self.messages.plain("majority-simple"),
            Majority::Qualified { threshold, base } => self.qualified(threshold, base),
        };
        match rule.quorum {
            None => majority,
            Some(quorum) => format!("{majority}, {}", self.quorum(quorum)),
        }
    }

    fn qualified(self, threshold: Share, base: Base) -> String {
        let base = match base {
            Base::AgreeingAndObjecting => "base-agreeing_and_objecting",
            Base::Participating => "base-participating",
            Base::Present => "base-present",
            Base::Electorate => "base-electorate",
        };
        let share = self.share(threshold);
        let base = self.messages.plain(base);
        self.say(
            "majority-qualified",
            [("share", share.into()), ("base", base.into())],
        )
    }

    fn quorum(self, quorum: Quorum) -> String {
        match quorum {
            Quorum::Share(share) => self.say("quorum-share", [("share", self.share(share).into())]),
            Quorum::Number(number) => self.say("quorum-number", [("number", number.into())]),
        }
    }

    fn share(self, share: Share) -> String {
        let key = if share.must_be_exceeded() {
            "share-more-than"
        } else {
            "share-at-least"
        };
        let share = format!("{}/{}", share.numerator(), share.denominator());
        self.say(key, [("share", share.into())])
    }

    pub(super) fn counted(self, counted: Counted) -> String {
        self.messages.plain(match counted {
            Counted::BySeat => "counted-by_seat",
            Counted::ByParty => "counted-by_party",
        })
    }

    /// A charter, provision by provision.
    pub(super) fn charter(self, table: &str, charter: &Charter) -> Vec<String> {
        let provisions = charter.provisions.iter();
        let mut told: Vec<_> = provisions
            .map(|provision| self.provision(table, provision))
            .collect();
        told.extend(
            charter.facilitator.map(|party| {
                self.say("charter-facilitator", [("party", self.party(party).into())])
            }),
        );
        told.extend(charter.document.as_ref().map(|document| {
            let document = self.quoted(&document.reference);
            self.say("charter-document", [("document", document.into())])
        }));
        told
    }

    fn provision(self, table: &str, provision: &Provision) -> String {
        let rule = self.rule(table, &provision.rule);
        let rule = match provision.electorate {
            ElectorateKind::Closed => rule,
            ElectorateKind::Open => self.say("provision-open", [("rule", rule.into())]),
        };
        match &provision.topic {
            None => self.say("provision", [("rule", rule.into())]),
            Some(topic) => self.say(
                "provision-on",
                [("topic", topic.to_string().into()), ("rule", rule.into())],
            ),
        }
    }

    /// What is to happen once a proposal is adopted.
    pub(crate) fn motion(self, table: &str, motion: &Motion) -> String {
        let what = match motion {
            Motion::Table(motion) => self.table_motion(table, motion),
            Motion::Service(motion) => {
                let (key, to) = match &motion.act {
                    MotionAct::OfferPlanning { to, mode } => {
                        (format!("motion-offer_planning-{mode}"), self.parties(to))
                    }
                    MotionAct::OfferImplementation { to, mode } => (
                        format!("motion-offer_implementation-{mode}"),
                        self.parties(to),
                    ),
                    MotionAct::OpenPlanning => ("motion-open_planning".to_owned(), String::new()),
                    MotionAct::OpenImplementation => {
                        ("motion-open_implementation".to_owned(), String::new())
                    }
                    MotionAct::SuspendDelivery => {
                        ("motion-suspend_delivery".to_owned(), String::new())
                    }
                };
                let service = self.title(&motion.service.to_string());
                self.say(&key, [("to", to.into()), ("service", service.into())])
            }
        };
        self.say("label-motion", [("what", what.into())])
    }

    fn table_motion(self, table: &str, motion: &TableMotion) -> String {
        match motion {
            TableMotion::AdoptCharter { charter } => {
                let charter = self.charter(table, charter).join(" ");
                self.say("motion-adopt_charter", [("charter", charter.into())])
            }
            TableMotion::AppointFacilitator { party } => {
                let party = self.party(*party);
                self.say("motion-appoint_facilitator", [("party", party.into())])
            }
            TableMotion::ExcludeMember { seat } => {
                let seat = self.seat(table, *seat);
                self.say("motion-exclude_member", [("seat", seat.into())])
            }
            TableMotion::ApproveMinutes { session, digest } => {
                let session = self.session(table, *session);
                let values = [
                    ("session", session.into()),
                    ("digest", digest.to_string().into()),
                ];
                self.say("motion-approve_minutes", values)
            }
            TableMotion::DissolveRoundTable => self.messages.plain("motion-dissolve_round_table"),
        }
    }
}
