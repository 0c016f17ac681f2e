//! A quarter that holds one session, always with the same ids and at the same time.

use std::{path::PathBuf, sync::Arc};

use coprod_core::{
    Actor, Basis, Channel, Command, ContestOutcome, Followed, Party, PartyCommand as Say, PartyId,
    Relayed, Role, RoundTable, RoundTableCommand as Do, SeatId, Side,
    party::{PartyKind, Scope},
    round_table::{
        AgendaItem, Charter, ElectorateKind, Held, MandateEffect, Openness, Recusal, Voice,
    },
    rules::{Position, Quorum, Rule, Share},
    testing::{day, document, id, moment, noon},
};
use coprod_store::{Clock, Door, Ledger, LedgerConfig};
use tempfile::TempDir;

/// What somebody wrote who means no good: it clears the screen and rings the bell.
pub(crate) const ATTACK: &str = "\u{1b}[2J\u{7}=1+1";

#[derive(Debug)]
struct Noon;

impl Clock for Noon {
    fn now_micros(&self) -> i64 {
        noon().as_micros()
    }
}

pub(crate) struct Quarter {
    folder: TempDir,
    door: Option<Door>,
    /// The entry that was typed from a letter.
    letter: u64,
}

impl Quarter {
    /// A ledger in which nothing was recorded.
    pub(crate) async fn empty() -> Self {
        let mut quarter = Self {
            folder: tempfile::tempdir().unwrap(),
            door: None,
            letter: 0,
        };
        quarter.reopen().await;
        quarter
    }

    /// A whole session, minutes contested.
    pub(crate) async fn after_a_session() -> Self {
        let mut quarter = Self::empty().await;
        quarter.everybody_is_registered().await;
        quarter.the_table_gathers().await;
        quarter.a_session_opens().await;
        quarter.the_watch_is_decided().await;
        quarter.money_is_refused().await;
        quarter.what_follows().await;
        quarter
    }

    async fn reopen(&mut self) {
        let config = LedgerConfig {
            clock: Arc::new(Noon),
            ..LedgerConfig::default()
        };
        let ledger = Ledger::open_with(&self.url(), config).await.unwrap();
        self.door = Some(ledger.door());
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("quarter.db")
    }

    pub(crate) fn url(&self) -> String {
        format!("sqlite:{}", self.path().display())
    }

    pub(crate) fn door(&mut self) -> &mut Door {
        self.door.as_mut().unwrap()
    }

    pub(crate) async fn registered(
        &mut self,
        by: Actor,
        party: PartyId,
        kind: PartyKind,
        name: &str,
    ) {
        let name = Some(self.door().personal(party, &name.to_owned()).unwrap());
        let register = Say::RegisterParty { kind, name };
        let command = Command::<Party>::new(party, by, noon(), register);
        self.door().execute(command).await.unwrap();
    }

    pub(crate) async fn does(&mut self, by: &Actor, what: Do) {
        self.submit(Command::new(id("table"), by.clone(), noon(), what))
            .await;
    }

    async fn submit(&mut self, command: Command<RoundTable>) -> u64 {
        self.door().execute(command).await.unwrap().last_sequence
    }

    pub(crate) fn words(&mut self, by: &Actor, text: &str) -> coprod_core::Words {
        self.door().words(by, text).unwrap()
    }

    async fn everybody_is_registered(&mut self) {
        for (actor, name) in [
            (mara(), "Mara Lindt"),
            (ayse(), "Ayşe Yılmaz"),
            (jonas(), "Jonas Weber"),
            (fay(), "Fay Brandt"),
        ] {
            let party = actor.person().unwrap();
            self.registered(actor, party, PartyKind::Person, name).await;
        }
        self.registered(
            mara(),
            id("town"),
            PartyKind::Organisation,
            "Town of Seeburg",
        )
        .await;
        let grant = Say::GrantRepresentation {
            person: id("Mara"),
            scope: Scope::Everything,
            from: noon(),
            until: None,
            basis: Basis::Resolution {
                organ: "town council".to_owned(),
                document: document("council resolution 2026/14"),
            },
        };
        let command = Command::<Party>::new(id("town"), mara(), noon(), grant);
        self.door().execute(command).await.unwrap();
    }

    async fn the_table_gathers(&mut self) {
        let purpose = "Who is there for us at night?".into();
        let topics = vec!["care".parse().unwrap()];
        self.does(&town(), Do::ConveneRoundTable { purpose, topics })
            .await;
        let basis = Basis::OwnAuthority {
            office: "office for participation".to_owned(),
        };
        let party = id("Fay");
        self.does(&town(), Do::AppointFacilitator { party, basis })
            .await;
        for (name, by, party, person, side) in [
            (
                "town",
                town(),
                id("town"),
                Some(id("Mara")),
                Side::Professional,
            ),
            ("Ayşe", ayse(), id("Ayşe"), None, Side::Citizen),
            ("Jonas", jonas(), id("Jonas"), None, Side::Citizen),
        ] {
            let seat = seat(name);
            self.does(&fay(), Do::InviteMember { seat, party, side })
                .await;
            let deputy = None;
            self.does(
                &by,
                Do::TakeSeat {
                    seat,
                    person,
                    deputy,
                },
            )
            .await;
        }
        let half = Quorum::Share(Share::at_least(1, 2).unwrap());
        let simple = Rule::SimpleMajority {
            quorum: None,
            casting_seat: None,
        };
        let charter = Charter::deciding_by(Rule::Consent { quorum: half }).with(
            "care/money".parse().unwrap(),
            simple,
            ElectorateKind::Closed,
        );
        self.does(&fay(), Do::ProposeCharter { charter }).await;
        for (name, by) in [("town", town()), ("Ayşe", ayse()), ("Jonas", jonas())] {
            let sign = Do::SignCharter {
                version: 1,
                seat: seat(name),
            };
            self.does(&by, sign).await;
        }
        let grant = Do::GrantMandate {
            mandate: id("mandate"),
            topics: vec!["care".parse().unwrap()],
            services: Vec::new(),
            limit: None,
            effect: MandateEffect::Binding,
            until: None,
        };
        self.does(&town(), grant).await;
    }

    async fn a_session_opens(&mut self) {
        let words = self.words(&fay(), "The nights in the quarter");
        let call = Do::CallSession {
            session: id("session"),
            at: moment("2026-03-02T18:00:00Z"),
            agenda: vec![AgendaItem {
                item: id("item"),
                topic: "care/night".parse().unwrap(),
                words,
            }],
        };
        self.does(&fay(), call).await;
        let reason = self.words(&fay(), "Somebody's illness is talked about.");
        let open = Do::OpenSession {
            session: id("session"),
            openness: Openness::Private { reason },
        };
        self.does(&fay(), open).await;
        let attend = Do::RecordAttendance {
            session: id("session"),
            seats: vec![seat("town"), seat("Ayşe")],
        };
        self.does(&fay(), attend).await;
        let alarms: coprod_core::TopicKey = "care/alarm".parse().unwrap();
        let declare = Do::DeclareInterest {
            seat: seat("Jonas"),
            topic: alarms.clone(),
            words: self.words(&jonas(), "I sell the buttons."),
        };
        self.does(&jonas(), declare).await;
        let recuse = Do::RecuseMember {
            seat: seat("Jonas"),
            from: Recusal::Topic(alarms),
            reason: self.words(&jonas(), "I would gain by it."),
        };
        self.does(&jonas(), recuse).await;
        let raise = Do::RaiseTopic {
            topic: "care/night".parse().unwrap(),
            words: self.words(&ayse(), ATTACK),
            arises_from: None,
        };
        self.does(&ayse(), raise).await;
    }

    async fn propose(&mut self, proposal: &str, topic: &str, text: &str) {
        let table = Do::TableProposal {
            proposal: id(proposal),
            topic: topic.parse().unwrap(),
            text: self.words(&ayse(), text),
            motion: None,
        };
        self.does(&ayse(), table).await;
    }

    async fn open(&mut self, decision: &str, proposal: &str) {
        let open = Do::OpenDecision {
            decision: id(decision),
            proposal: id(proposal),
            held: Held::InSession(id("session")),
            reopens: None,
        };
        self.does(&fay(), open).await;
    }

    async fn say(&mut self, decision: &str, name: &str, position: Position, why: Option<&str>) {
        let by = speaker(name);
        let take = Do::TakePosition {
            decision: id(decision),
            seat: seat(name),
            position,
            reason: why.map(|why| self.words(&by, why)),
        };
        self.does(&by, take).await;
    }

    async fn the_watch_is_decided(&mut self) {
        self.propose("watch", "care/night", "Neighbours keep watch every night.")
            .await;
        let ask = Do::AskAdvice {
            proposal: id("watch"),
            of: vec![id("Jonas")],
        };
        self.does(&ayse(), ask).await;
        let give = Do::GiveAdvice {
            advice: id("advice"),
            proposal: id("watch"),
            text: self.words(&jonas(), "Start with the weekend."),
        };
        self.does(&jonas(), give).await;
        let answer = Do::AnswerAdvice {
            advice: id("advice"),
            followed: Followed::Partly,
            reason: self.words(&ayse(), "Two nights, as each can."),
        };
        self.does(&ayse(), answer).await;
        self.open("first", "watch").await;
        self.say(
            "first",
            "town",
            Position::Object,
            Some("Nobody can watch every night."),
        )
        .await;
        self.say("first", "Ayşe", Position::Agree, None).await;
        let test = Do::TestObjection {
            decision: id("first"),
            seat: seat("town"),
            voices: vec![Voice {
                seat: seat("Jonas"),
                qualifies: true,
            }],
            reason: self.words(&fay(), "It names harm."),
        };
        self.does(&fay(), test).await;
        let amend = Do::AmendProposal {
            proposal: id("watch"),
            text: self.words(&ayse(), "Neighbours keep watch on two nights a week."),
            integrates: vec![seat("town")],
        };
        self.does(&ayse(), amend).await;
        self.open("second", "watch").await;
        self.say("second", "town", Position::Agree, None).await;
        self.say(
            "second",
            "Ayşe",
            Position::AgreeWithConcern,
            Some("Who looks after the watchers?"),
        )
        .await;
        self.a_letter_is_typed("second").await;
        let close = Do::CloseDecision {
            decision: id("second"),
            review_by: Some(day("2026-06-01")),
        };
        self.does(&fay(), close).await;
    }

    /// Jonas is ill and writes a letter; the clerk types it.
    async fn a_letter_is_typed(&mut self, decision: &str) {
        let take = Do::TakePosition {
            decision: id(decision),
            seat: seat("Jonas"),
            position: Position::Agree,
            reason: None,
        };
        let relayed = Relayed {
            recorder: id("Mara"),
            side: Side::Professional,
            channel: Channel::PAPER,
            document: Some(document("letter of 2 March")),
        };
        let command = Command::new(id("table"), jonas(), noon(), take);
        self.letter = self.submit(command.relayed(relayed)).await;
    }

    async fn money_is_refused(&mut self) {
        self.propose("money", "care/money", "=9,000 euro a year for the watch")
            .await;
        self.open("third", "money").await;
        self.say(
            "third",
            "town",
            Position::Object,
            Some("The budget has 6,000."),
        )
        .await;
        self.say("third", "Ayşe", Position::Agree, None).await;
        self.say("third", "Jonas", Position::Agree, None).await;
        let dissent = Do::RecordDissent {
            decision: id("third"),
            seat: seat("town"),
            words: "In a year we shall be here again.".into(),
        };
        self.does(&town(), dissent).await;
        let close = Do::CloseDecision {
            decision: id("third"),
            review_by: None,
        };
        self.does(&fay(), close).await;
    }

    async fn what_follows(&mut self) {
        let commit = Do::MakeCommitment {
            commitment: id("commitment"),
            what: "An evening of training.".into(),
            due: day("2026-04-01"),
        };
        self.does(&town(), commit).await;
        let session = id("session");
        self.does(&fay(), Do::CloseSession { session }).await;
        let contest = Do::ContestMinutes {
            session,
            passage: self.words(&jonas(), "Jonas agreed."),
            reason: self.words(&jonas(), "I had asked for the weekend first."),
        };
        self.does(&jonas(), contest).await;
        let entry = self.letter;
        let reason = self.words(&jonas(), "I never wrote that letter.");
        self.does(&jonas(), Do::ContestEntry { entry, reason })
            .await;
        let answer = Do::AnswerContest {
            entry,
            outcome: ContestOutcome::Rejected,
            reason: self.words(&fay(), "The letter lies in the file."),
        };
        self.does(&fay(), answer).await;
    }
}

pub(crate) fn seat(name: &str) -> SeatId {
    id(&format!("seat of {name}"))
}

fn speaker(name: &str) -> Actor {
    match name {
        "town" => town(),
        "Ayşe" => ayse(),
        _ => jonas(),
    }
}

fn mara() -> Actor {
    Actor::party(id("Mara"), Side::Professional, Role::DECISION_MAKER)
}

pub(crate) fn town() -> Actor {
    mara().speaking_for(id("town"))
}

pub(crate) fn ayse() -> Actor {
    Actor::party(id("Ayşe"), Side::Citizen, Role::NEIGHBOUR)
}

pub(crate) fn jonas() -> Actor {
    Actor::party(id("Jonas"), Side::Citizen, Role::RESIDENT)
}

fn fay() -> Actor {
    Actor::party(id("Fay"), Side::Neutral, Role::FACILITATOR)
}
