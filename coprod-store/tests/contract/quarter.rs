//! A quarter in which a café is planned, and a round table talks about it.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering::SeqCst},
};

use coprod_core::{
    Act, Actor, Basis, Citation, Command, Decider, Digest, Facts, RoundTable,
    RoundTableCommand as T, RoundTableEvent, Service, ServiceCommand as S, ServiceId, Timestamp,
    TopicKey,
    round_table::{
        Charter, Held, MandateEffect, Mode, Motion, MotionAct, Presupposition, ServiceMotion,
    },
    rules::{Counted, Majority, Position, Rule, SideRule},
    service::{Addressees, Axis, Terms, Work},
    testing::{citizen, day, id, noon, professional},
};
use coprod_store::{Clock, Door, Ledger, LedgerConfig, Reacting, Reaction, Receipt, Recordable};

use crate::fixture::Fixture;

/// It stands at noon until it is set.
#[derive(Debug)]
pub struct Wound(AtomicI64);

impl Clock for Wound {
    fn now_micros(&self) -> i64 {
        self.0.load(SeqCst)
    }
}

pub fn ayse() -> Actor {
    citizen("Ayşe")
}

pub fn bert() -> Actor {
    citizen("Bert")
}

pub fn carl() -> Actor {
    professional("Carl")
}

pub const WORK: Work = Work {
    concept: 1,
    guideline: None,
};

pub fn days(days: i32) -> Timestamp {
    noon().plus_days(days).unwrap()
}

/// An entry of the café's stream.
pub fn entry(sequence: u64) -> Citation {
    let cafe: ServiceId = id("café");
    Citation {
        stream: format!("Service/{cafe}").parse().unwrap(),
        sequence,
    }
}

pub struct Quarter {
    pub ledger: Ledger,
    door: Door,
    clock: Arc<Wound>,
}

impl Quarter {
    /// The café is proposed by Ayşe and accepted by Carl, and the two plan it.
    pub async fn new(fixture: &impl Fixture) -> Self {
        let clock = Arc::new(Wound(AtomicI64::new(noon().as_micros())));
        let config = LedgerConfig {
            clock: Arc::<Wound>::clone(&clock),
            ..LedgerConfig::default()
        };
        let ledger = fixture.ledger_with(config).await;
        let door = ledger.door();
        let mut quarter = Self {
            ledger,
            door,
            clock,
        };
        quarter.found_the_cafe().await;
        quarter
    }

    async fn found_the_cafe(&mut self) {
        let propose = S::ProposeService {
            need: self.door.words(&ayse(), "Nobody eats alone.").unwrap(),
            title: "Café".to_owned(),
            topic: "care".parse().unwrap(),
            asks_of: Some(id("Carl")),
            arises_from: None,
        };
        self.cafe(&ayse(), propose).await;
        self.cafe(&carl(), S::AcceptProposal {}).await;
        let offer = S::OfferPlanning {
            offer: id("planning"),
            to: Addressees::Parties(vec![id("Ayşe"), id("Carl")]),
            mode: Mode::Shared,
            terms: Terms::default(),
            until: days(1),
            reason: self.door.words(&carl(), "Together.").unwrap(),
            arises_from: None,
        };
        self.cafe(&carl(), offer).await;
        let accept = S::AcceptPlanning {
            offer: id("planning"),
            basis: Basis::OwnAuthority {
                office: "the neighbours".to_owned(),
            },
            accepts: Vec::new(),
            reason: self.door.words(&ayse(), "Gladly.").unwrap(),
        };
        self.cafe(&ayse(), accept).await;
    }

    /// Both who plan sign a concept.
    pub async fn plan(&mut self) {
        let draft = S::DraftConcept {
            digest: Digest::of(b"coffee and cake"),
            text: self.words(&ayse(), "Coffee and cake."),
            cost_frame: None,
            review_by: day("2027-03-01"),
        };
        self.cafe(&ayse(), draft).await;
        for by in [ayse(), carl()] {
            self.cafe(&by, S::SignConcept { version: 1 }).await;
        }
    }

    /// Ayşe runs the café, and has the last word there.
    pub async fn run(&mut self) {
        self.plan().await;
        let topic: TopicKey = "care/meals".parse().unwrap();
        let keep = S::KeepImplementation {
            work: WORK,
            basis: Basis::OwnAuthority {
                office: "the neighbours".to_owned(),
            },
            reason: self.words(&ayse(), "We begin."),
            review_by: day("2027-03-01"),
        };
        let asks = [
            keep,
            S::NameMatter {
                topic: topic.clone(),
                reserved_by: None,
            },
            S::ProposeCompetence {
                competence: id("meals"),
                topic,
                holder: id("Ayşe"),
            },
            S::ProposeLastWord {
                last_word: id("rest"),
                topic: None,
                holder: id("Ayşe"),
            },
        ];
        for ask in asks {
            self.cafe(&ayse(), ask).await;
        }
        let (competence, last_word) = (id("meals"), id("rest"));
        self.cafe(&carl(), S::AgreeCompetence { competence }).await;
        self.cafe(&carl(), S::AgreeLastWord { last_word }).await;
        self.cafe(&ayse(), S::StartDelivery { concept: 1 }).await;
    }

    pub fn wind_to(&self, moment: Timestamp) {
        self.clock.0.store(moment.as_micros(), SeqCst);
    }

    pub fn words(&mut self, by: &Actor, text: &str) -> coprod_core::Words {
        self.door.words(by, text).unwrap()
    }

    pub async fn does<D>(&mut self, to: D::Id, by: &Actor, what: <D as Decider>::Command) -> Receipt
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
    {
        let now = self.door.now().unwrap();
        let command = Command::<D>::new(to, by.clone(), now, what);
        self.door.execute(command).await.unwrap()
    }

    pub async fn cafe(&mut self, by: &Actor, what: S) -> Receipt {
        self.does::<Service>(id("café"), by, what).await
    }

    pub async fn table(&mut self, name: &str, by: &Actor, what: T) -> Receipt {
        self.does::<RoundTable>(id(name), by, what).await
    }

    pub async fn convene(&mut self, name: &str) {
        let purpose = self.words(&carl(), "How we eat here");
        let topics = vec!["care".parse().unwrap()];
        let convene = T::ConveneRoundTable { purpose, topics };
        self.table(name, &carl(), convene).await;
    }

    /// A binding mandate on the café.
    pub async fn grant(&mut self, table: &str, by: &Actor, mandate: &str) {
        let services = vec![id("café")];
        self.grant_on(table, by, mandate, "care", services).await;
    }

    pub async fn grant_on(
        &mut self,
        table: &str,
        by: &Actor,
        mandate: &str,
        topic: &str,
        services: Vec<ServiceId>,
    ) {
        let grant = T::GrantMandate {
            mandate: id(mandate),
            topics: vec![topic.parse().unwrap()],
            services,
            limit: None,
            effect: MandateEffect::Binding,
            until: None,
        };
        self.table(table, by, grant).await;
    }

    /// Ayşe and Carl sit at the table, and both decide for a motion on the café.
    pub async fn decide(&mut self, act: MotionAct, before: Option<&[&str]>) -> Receipt {
        self.seat().await;
        let presupposes = before.map(|holders| Presupposition {
            concept: None,
            holders: holders.iter().map(|name| id(name)).collect(),
        });
        let motion = Motion::Service(ServiceMotion {
            service: id("café"),
            act,
            presupposes,
        });
        let propose = T::TableProposal {
            proposal: id("motion"),
            topic: "care".parse().unwrap(),
            text: self.words(&carl(), "As we said."),
            motion: Some(motion),
        };
        let open = T::OpenDecision {
            decision: id("decision"),
            proposal: id("motion"),
            held: Held::Until(days(1)),
            reopens: None,
        };
        self.table("table", &carl(), propose).await;
        self.table("table", &carl(), open).await;
        for (name, by) in [("Ayşe", ayse()), ("Carl", carl())] {
            let agree = T::TakePosition {
                decision: id("decision"),
                seat: id(name),
                position: Position::Agree,
                reason: None,
            };
            self.table("table", &by, agree).await;
        }
        let close = T::CloseDecision {
            decision: id("decision"),
            review_by: None,
        };
        self.table("table", &carl(), close).await
    }

    async fn seat(&mut self) {
        let members = [("Ayşe", ayse()), ("Carl", carl())];
        for (name, by) in &members {
            let invite = T::InviteMember {
                seat: id(name),
                party: id(name),
                side: by.side().unwrap(),
            };
            let take = T::TakeSeat {
                seat: id(name),
                person: None,
                deputy: None,
            };
            self.table("table", &carl(), invite).await;
            self.table("table", by, take).await;
        }
        let charter = Charter::deciding_by(by_double_majority());
        self.table("table", &carl(), T::ProposeCharter { charter })
            .await;
        for (name, by) in &members {
            let (version, seat) = (1, id(name));
            self.table("table", by, T::SignCharter { version, seat })
                .await;
        }
    }

    /// What happened at a table, the last first.
    pub async fn at_table(&self, name: &str) -> Vec<Act<RoundTableEvent>> {
        let table: coprod_core::RoundTableId = id(name);
        let table = table.to_string();
        let events = self.ledger.read_stream("RoundTable", &table, 0, 1_000);
        let acts = events.await.unwrap();
        acts.iter()
            .rev()
            .map(|event| event.payload_as().unwrap())
            .collect()
    }

    pub async fn planners(&self) -> Vec<coprod_core::PartyId> {
        let service = self.service().await;
        let share = service.share(Axis::Planning);
        share.in_force().map(|(party, _)| party).collect()
    }

    pub async fn service(&self) -> Service {
        let cafe: ServiceId = id("café");
        let loaded = self.ledger.load::<Service>(&cafe.to_string()).await;
        loaded.unwrap().state
    }

    /// Reacts, and once more as if nothing had been reacted to: the record stays as it is.
    pub async fn react_twice<R: Reaction>(&self, fixture: &impl Fixture, reacting: &Reacting<R>) {
        let reached = reacting.catch_up().await.unwrap();
        fixture.forget_what_was_reacted_to().await;
        assert_eq!(reacting.catch_up().await.unwrap(), reached);
        assert_eq!(reacting.parked().await.unwrap(), []);
    }
}

fn by_double_majority() -> Rule {
    let side = || SideRule {
        quorum: None,
        majority: Majority::Simple,
    };
    Rule::DoubleMajority {
        professional: side(),
        citizen: side(),
        counted: Counted::BySeat,
    }
}
