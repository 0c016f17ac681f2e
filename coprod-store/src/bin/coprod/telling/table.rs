//! What happens at a round table. A new event stops the compiler here.

use coprod_core::{
    Act, RoundTableEvent, SeatId,
    round_table::{CharterAdoption, Openness, Recusal, Seat},
};
use fluent_bundle::FluentValue;

use super::Teller;
use crate::moments;

type Values = Vec<(&'static str, FluentValue<'static>)>;

impl Teller<'_> {
    pub(super) fn at_table(self, table: &str, act: &Act<RoundTableEvent>) -> String {
        let key = format!("RoundTable-{}", act.what.as_ref());
        let mut values: Values = vec![
            ("who", self.who(&act.by).into()),
            ("by", self.by(&act.by).into()),
        ];
        values.extend(self.values(table, act));
        self.say(&key, values)
    }

    #[allow(
        clippy::too_many_lines,
        reason = "one arm an event, so that none is forgotten"
    )]
    fn values(self, table: &str, act: &Act<RoundTableEvent>) -> Values {
        use RoundTableEvent as E;
        let seat = |seat: SeatId| ("seat", FluentValue::from(self.seat(table, seat)));
        let code = |name, code: String| (name, FluentValue::from(code));
        match &act.what {
            E::RoundTableConvened { .. }
            | E::FacilitatorReleased { .. }
            | E::RoundTableDissolved { .. }
            | E::TopicRaised { .. }
            | E::ProposalTabled { .. } => Vec::new(),
            E::MandateGranted { topics, effect, .. } => vec![
                ("topics", self.topics(topics).into()),
                code("effect", effect.to_string()),
            ],
            E::MandateWithdrawn { mandate, .. } => {
                vec![("grantor", self.mandate(table, *mandate).into())]
            }
            E::CharterProposed { version, .. } => vec![("version", version.to_string().into())],
            E::CharterSigned { version, seat: by } => {
                vec![("version", version.to_string().into()), seat(*by)]
            }
            E::CharterAdopted {
                version,
                adopted_by,
                ..
            } => {
                let how = match adopted_by {
                    CharterAdoption::SignedBy(_) => "signed",
                    CharterAdoption::Decision(_) => "decided",
                };
                vec![("version", version.to_string().into()), ("how", how.into())]
            }
            E::FacilitatorAppointed { party, .. } => vec![("party", self.party(*party).into())],
            E::MemberInvited { party, side, .. } => vec![
                ("party", self.party(*party).into()),
                ("side", self.side(*side).into()),
            ],
            E::MemberSeated { person, .. } => {
                let other = person.filter(|person| act.by.person() != Some(*person));
                let person = other.map_or_else(String::new, |id| self.party(id));
                vec![
                    code("through", yes(other.is_some())),
                    code("person", person),
                ]
            }
            E::DeputyNamed { seat: of, person } => {
                vec![seat(*of), ("person", self.party(*person).into())]
            }
            E::InvitationDeclined { seat: of, .. }
            | E::MemberLeft { seat: of, .. }
            | E::MemberExcluded { seat: of, .. }
            | E::SeatVacated { seat: of, .. } => vec![seat(*of)],
            E::InterestDeclared {
                seat: of, topic, ..
            } => {
                vec![seat(*of), ("topic", topic.to_string().into())]
            }
            E::SessionCalled { at, .. } => {
                vec![("at", moments::moment(self.messages, *at).into())]
            }
            E::SessionOpened { session, openness } => {
                let openness = match openness {
                    Openness::Public => "public",
                    Openness::Private { .. } => "private",
                };
                vec![
                    ("session", self.session(table, *session).into()),
                    ("openness", openness.into()),
                ]
            }
            E::AttendanceRecorded { session, seats } => vec![
                ("session", self.session(table, *session).into()),
                ("seats", self.seats(table, seats.iter().copied()).into()),
            ],
            E::SessionClosed { session }
            | E::MinutesApproved { session, .. }
            | E::MinutesContested { session, .. } => {
                vec![("session", self.session(table, *session).into())]
            }
            E::ProposalAmended {
                proposal, version, ..
            } => vec![
                ("proposal", self.proposal(table, *proposal).into()),
                ("version", version.to_string().into()),
            ],
            E::ProposalWithdrawn { proposal } | E::AdviceGiven { proposal, .. } => {
                vec![("proposal", self.proposal(table, *proposal).into())]
            }
            E::AdviceAsked { proposal, of } => vec![
                ("proposal", self.proposal(table, *proposal).into()),
                ("of", self.parties(of).into()),
            ],
            E::AdviceAnswered {
                advice, followed, ..
            } => vec![
                ("advice", self.entity(table, advice.as_uuid(), 1).into()),
                code("followed", followed.to_string()),
            ],
            E::MemberRecused {
                from: Recusal::Topic(topic),
                ..
            } => vec![("from", "topic".into()), ("what", topic.to_string().into())],
            E::MemberRecused {
                from: Recusal::Decision(decision),
                ..
            } => vec![
                ("from", "decision".into()),
                ("what", self.decision(table, *decision).into()),
            ],
            E::DecisionOpened {
                decision, version, ..
            } => vec![
                ("proposal", self.decision(table, *decision).into()),
                ("version", version.to_string().into()),
            ],
            E::PositionTaken {
                decision, position, ..
            } => vec![
                ("proposal", self.decision(table, *decision).into()),
                code("position", position.to_string()),
            ],
            E::ObjectionTested {
                decision,
                seat: of,
                qualifies,
                ..
            } => vec![
                ("proposal", self.decision(table, *decision).into()),
                seat(*of),
                code("qualifies", yes(*qualifies)),
            ],
            E::ObjectionIntegrated {
                decision,
                seat: of,
                version,
            } => vec![
                ("proposal", self.decision(table, *decision).into()),
                seat(*of),
                ("version", version.to_string().into()),
            ],
            E::ObjectionWithdrawn { decision, seat: of }
            | E::DissentRecorded {
                decision, seat: of, ..
            } => vec![
                ("proposal", self.decision(table, *decision).into()),
                seat(*of),
            ],
            E::DecisionReached {
                decision, outcome, ..
            } => vec![
                ("proposal", self.decision(table, *decision).into()),
                code("outcome", outcome.to_string()),
            ],
            E::DecisionLapsed { decision, why } => vec![
                ("proposal", self.decision(table, *decision).into()),
                ("why", self.messages.code("lapse", &why.to_string()).into()),
            ],
            E::RecommendationAnswered {
                decision,
                party,
                followed,
                ..
            } => vec![
                ("proposal", self.decision(table, *decision).into()),
                ("party", self.party(*party).into()),
                code("followed", followed.to_string()),
            ],
            E::DecisionCarriedOut { decision, cited } => vec![
                ("proposal", self.decision(table, *decision).into()),
                ("cited", self.citation(cited).into()),
            ],
            E::DecisionNotCarriedOut { decision, refusal } => vec![
                ("proposal", self.decision(table, *decision).into()),
                ("refusal", self.quoted(refusal).into()),
            ],
            E::CommitmentMade { who, due, .. } => vec![
                ("party", self.party(*who).into()),
                code("own", yes(act.by.principal() == Some(*who))),
                ("due", moments::day(self.messages, *due).into()),
            ],
            E::CommitmentKept { commitment } | E::CommitmentReleased { commitment, .. } => {
                let what = self.entity(table, commitment.as_uuid(), 1);
                vec![("what", what.into())]
            }
            E::EntryContested { entry, .. } => vec![("entry", entry.to_string().into())],
            E::ContestAnswered { entry, outcome, .. } => vec![
                ("entry", entry.to_string().into()),
                ("outcome", self.contest(*outcome).into()),
            ],
        }
    }

    /// A member at the table, with side and the person who speaks.
    pub(crate) fn member(self, seat: &Seat) -> String {
        let person = seat.holder().and_then(|holder| holder.person);
        let values = [
            ("party", self.party(seat.party).into()),
            ("side", self.side(seat.side).into()),
            (
                "person",
                person.map_or_else(String::new, |id| self.party(id)).into(),
            ),
        ];
        let key = match person {
            Some(_) => "member-through",
            None => "member",
        };
        self.say(key, values)
    }
}

fn yes(so: bool) -> String {
    if so { "yes" } else { "no" }.to_owned()
}
