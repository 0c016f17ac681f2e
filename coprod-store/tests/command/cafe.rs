//! In the quarter, a night café that both plan and neighbours run, and a shelf that nobody runs yet.

use coprod_core::{
    Actor, Basis, Citation, Command, Service, ServiceCommand as Do, StreamName,
    round_table::Mode,
    service::{Addressees, Terms, Work},
    testing::{day, document, id, moment, noon},
};
use coprod_store::{Ledger, history::Filter};

use crate::quarter::{Quarter, ayse, jonas, town};

const WORK: Work = Work {
    concept: 1,
    guideline: None,
};

impl Quarter {
    /// A session, then what came of it.
    pub(crate) async fn with_a_cafe() -> Self {
        let mut quarter = Self::after_a_session().await;
        quarter.the_cafe_is_proposed().await;
        quarter.both_plan_it().await;
        quarter.neighbours_run_it().await;
        quarter.a_shelf_is_proposed().await;
        quarter
    }

    /// The same, with what was expected of the café and what came of it.
    pub(crate) async fn with_outcomes() -> Self {
        let mut quarter = Self::with_a_cafe().await;
        let sleep = Do::ExpectOutcome {
            outcome: id("sleep"),
            words: quarter.words(&town(), "Fewer calls at night."),
            by_when: Some(day("2026-06-30")),
        };
        quarter.serves("café", &town(), sleep).await;
        let company = Do::ExpectOutcome {
            outcome: id("company"),
            words: quarter.words(&ayse(), "Nobody lies awake alone."),
            by_when: Some(day("2026-03-31")),
        };
        quarter.serves("café", &ayse(), company).await;
        let calls = Do::ObserveOutcome {
            outcome: id("calls"),
            expected: Some(id("sleep")),
            words: quarter.words(&town(), "As many calls as before."),
        };
        quarter.serves("café", &town(), calls).await;
        let chess = Do::ObserveOutcome {
            outcome: id("chess"),
            expected: None,
            words: quarter.words(&ayse(), "They play chess by day as well."),
        };
        quarter.serves("café", &ayse(), chess).await;
        quarter
    }

    async fn serves(&mut self, service: &str, by: &Actor, what: Do) {
        let command = Command::<Service>::new(id(service), by.clone(), noon(), what);
        self.door().execute(command).await.unwrap();
    }

    async fn the_cafe_is_proposed(&mut self) {
        let propose = Do::ProposeService {
            need: self.words(&ayse(), "At three in the morning nobody is there."),
            title: "Night café".to_owned(),
            topic: "care".parse().unwrap(),
            asks_of: Some(id("town")),
            arises_from: None,
        };
        self.serves("café", &ayse(), propose).await;
        self.serves("café", &town(), Do::AcceptProposal {}).await;
        let keep = Do::KeepPlanning {
            basis: office(),
            reason: self.words(&town(), "Somebody has to begin."),
            review_by: day("2026-06-01"),
        };
        self.serves("café", &town(), keep).await;
    }

    async fn both_plan_it(&mut self) {
        let offer = Do::OfferPlanning {
            offer: id("planning"),
            to: Addressees::Parties(vec![id("Ayşe"), id("town")]),
            mode: Mode::Shared,
            terms: Terms::default(),
            until: moment("2026-04-01T12:00:00Z"),
            reason: self.words(&town(), "The table wants it so."),
            arises_from: None,
        };
        self.serves("café", &town(), offer).await;
        let accept = Do::AcceptPlanning {
            offer: id("planning"),
            basis: Basis::Decision(self.last_decision().await),
            accepts: Vec::new(),
            reason: self.words(&ayse(), "We know who lies awake."),
        };
        self.serves("café", &ayse(), accept).await;
    }

    /// The last decision of the table.
    async fn last_decision(&mut self) -> Citation {
        let reached = Filter {
            act: Some("DecisionReached".to_owned()),
            ..Filter::default()
        };
        let ledger = Ledger::open_existing(&self.url()).await.unwrap();
        let history = ledger.history().await.unwrap();
        let decided = history.entries(&reached).await.unwrap().pop().unwrap();
        let StreamName { aggregate_type, id } = decided.stream;
        Citation {
            stream: StreamName { aggregate_type, id },
            sequence: decided.sequence,
        }
    }

    async fn neighbours_run_it(&mut self) {
        let draft = Do::DraftConcept {
            digest: document("concept of the café").digest,
            text: self.words(&ayse(), "Tea and company from two to five."),
            cost_frame: None,
            review_by: day("2026-09-01"),
        };
        self.serves("café", &ayse(), draft).await;
        for by in [ayse(), town()] {
            self.serves("café", &by, Do::SignConcept { version: 1 })
                .await;
        }
        let offer = Do::OfferImplementation {
            offer: id("implementation"),
            to: Addressees::Parties(vec![id("Ayşe")]),
            mode: Mode::Citizens,
            terms: Terms::default(),
            until: moment("2026-04-01T12:00:00Z"),
            reason: self.words(&town(), "The nights are theirs."),
            work: WORK,
            arises_from: None,
        };
        self.serves("café", &town(), offer).await;
        let accept = Do::AcceptImplementation {
            offer: id("implementation"),
            basis: office(),
            accepts: Vec::new(),
            reason: self.words(&ayse(), "I am awake anyway."),
            work: WORK,
        };
        self.serves("café", &ayse(), accept).await;
        let raise = Do::RaiseConcern {
            concern: id("concern"),
            kind: coprod_core::ConcernKind::OVERLOAD,
            words: self.words(&ayse(), "Who relieves me?"),
        };
        self.serves("café", &ayse(), raise).await;
    }

    async fn a_shelf_is_proposed(&mut self) {
        let propose = Do::ProposeService {
            need: self.words(&jonas(), "Each buys their own drill."),
            title: "A shelf of tools to lend".to_owned(),
            topic: "tools".parse().unwrap(),
            asks_of: None,
            arises_from: None,
        };
        self.serves("shelf", &jonas(), propose).await;
    }
}

pub(crate) fn office() -> Basis {
    Basis::OwnAuthority {
        office: "office for participation".to_owned(),
    }
}
