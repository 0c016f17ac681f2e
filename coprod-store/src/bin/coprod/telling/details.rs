//! What else is to be known of what happens at a round table. A new event stops the compiler here.

use coprod_core::{
    Act, RoundTableEvent, SeatId,
    round_table::{AgendaItem, CharterAdoption, Electorate, Held, Openness},
};

use super::Teller;
use crate::moments;

impl Teller<'_> {
    #[allow(
        clippy::too_many_lines,
        reason = "one arm an event, so that none is forgotten"
    )]
    pub(super) fn more_at_table(self, table: &str, act: &Act<RoundTableEvent>) -> Vec<String> {
        use RoundTableEvent as E;
        let from = |seat: SeatId| self.seat_spoken_from(table, seat, act);
        match &act.what {
            E::RoundTableConvened { .. } => vec![self.say("label-id", [("id", table.into())])],
            E::MandateGranted { limit, until, .. } => {
                let limit = limit
                    .map(|limit| self.say("label-limit", [("amount", self.money(limit).into())]));
                let until = until.map(|until| {
                    let until = moments::moment(self.messages, until);
                    self.say("label-valid-until", [("until", until.into())])
                });
                limit.into_iter().chain(until).collect()
            }
            E::CharterProposed { charter, .. } => self.charter(table, charter),
            E::CharterAdopted {
                charter,
                adopted_by,
                ..
            } => {
                let mut told = self.charter(table, charter);
                if let CharterAdoption::SignedBy(seats) = adopted_by {
                    let seats = self.seats(table, seats.iter().copied());
                    told.push(self.say("label-signed-by", [("seats", seats.into())]));
                }
                told
            }
            E::SessionCalled {
                session, agenda, ..
            } => {
                let mut told: Vec<_> = agenda.iter().map(|item| self.item(item)).collect();
                told.push(self.say("label-id", [("id", session.to_string().into())]));
                told
            }
            E::SessionOpened {
                openness: Openness::Private { reason },
                ..
            } => vec![self.say("label-reason", [("reason", self.words(reason).into())])],
            E::CharterSigned { seat, .. }
            | E::InvitationDeclined { seat, .. }
            | E::DeputyNamed { seat, .. }
            | E::MemberLeft { seat, .. }
            | E::InterestDeclared { seat, .. }
            | E::MemberRecused { seat, .. }
            | E::PositionTaken { seat, .. }
            | E::ObjectionWithdrawn { seat, .. }
            | E::DissentRecorded { seat, .. } => from(*seat).into_iter().collect(),
            E::MemberSeated { seat, deputy, .. } => {
                let deputy = deputy.map(|deputy| {
                    self.say("label-deputy", [("person", self.party(deputy).into())])
                });
                from(*seat).into_iter().chain(deputy).collect()
            }
            E::ProposalTabled {
                motion: Some(motion),
                ..
            } => vec![self.motion(table, motion)],
            E::DecisionOpened {
                rule,
                electorate,
                held,
                mandates,
                reopens,
                ..
            } => {
                let rule = self.rule(table, rule);
                let mut told = vec![self.say("label-rule", [("rule", rule.into())])];
                let who = match electorate {
                    Electorate::Closed(seats) => self.seats(table, seats.iter().copied()),
                    Electorate::Open => self.messages.plain("electorate-open"),
                };
                told.push(self.say("label-electorate", [("who", who.into())]));
                told.push(match held {
                    Held::InSession(_) => self.messages.plain("held-in-session"),
                    Held::Until(until) => {
                        let until = moments::moment(self.messages, *until);
                        self.say("held-until", [("until", until.into())])
                    }
                });
                if !mandates.is_empty() {
                    let grantors: Vec<_> =
                        mandates.iter().map(|id| self.mandate(table, *id)).collect();
                    let grantors = self.messages.list(&grantors);
                    told.push(self.say("label-mandates", [("grantors", grantors.into())]));
                }
                told.extend(reopens.map(|before| {
                    self.say(
                        "label-reopens",
                        [("what", self.decision(table, before).into())],
                    )
                }));
                told
            }
            E::ObjectionTested { voices, .. } => vec![self.test(table, voices)],
            E::DecisionReached {
                effect_by_party,
                review_by,
                ..
            } => {
                let mut told = self.effects(effect_by_party);
                told.extend(review_by.map(|day| {
                    let day = moments::day(self.messages, day);
                    self.say("label-review", [("day", day.into())])
                }));
                told
            }
            E::MinutesApproved { digest, .. } => {
                vec![self.say("label-digest", [("digest", digest.to_string().into())])]
            }
            E::EntryContested { entry, .. } | E::ContestAnswered { entry, .. } => {
                self.contested(table, *entry).into_iter().collect()
            }
            E::MandateWithdrawn { .. }
            | E::FacilitatorAppointed { .. }
            | E::FacilitatorReleased { .. }
            | E::RoundTableDissolved { .. }
            | E::MemberInvited { .. }
            | E::MemberExcluded { .. }
            | E::SeatVacated { .. }
            | E::SessionOpened {
                openness: Openness::Public,
                ..
            }
            | E::AttendanceRecorded { .. }
            | E::SessionClosed { .. }
            | E::MinutesContested { .. }
            | E::TopicRaised { .. }
            | E::ProposalTabled { motion: None, .. }
            | E::ProposalAmended { .. }
            | E::ProposalWithdrawn { .. }
            | E::AdviceAsked { .. }
            | E::AdviceGiven { .. }
            | E::AdviceAnswered { .. }
            | E::ObjectionIntegrated { .. }
            | E::DecisionLapsed { .. }
            | E::RecommendationAnswered { .. }
            | E::DecisionCarriedOut { .. }
            | E::DecisionNotCarriedOut { .. }
            | E::CommitmentMade { .. }
            | E::CommitmentKept { .. }
            | E::CommitmentReleased { .. } => Vec::new(),
        }
    }

    /// From whose seat somebody speaks, where it isn't their own: a deputy does.
    fn seat_spoken_from(
        self,
        table: &str,
        seat: SeatId,
        act: &Act<RoundTableEvent>,
    ) -> Option<String> {
        let of = self.lookup.seat(table, seat)?;
        let is_own = act.by.principal() == Some(of.party);
        let told = || self.say("label-seat", [("seat", self.party(of.party).into())]);
        (!is_own).then(told)
    }

    /// An item of an agenda.
    pub(crate) fn item(self, item: &AgendaItem) -> String {
        self.say(
            "agenda-item",
            [
                ("words", self.words(&item.words).into()),
                ("topic", item.topic.to_string().into()),
            ],
        )
    }
}
