//! Those who engage in the night café, and a shelf that is kept and given back again and again.

use coprod_core::{
    Actor, Command, Engagement, EngagementCommand as Do, PartyId, Role, Service,
    ServiceCommand as Serve, Side, Timestamp,
    engagement::{Gift, Given, ImbalanceAnswer, Minutes, NoticeDays, Purpose},
    service::{Departure, Work},
    testing::{day, document, id, moment, noon},
};

use crate::{
    cafe::office,
    quarter::{Quarter, ayse, jonas, town},
};

impl Quarter {
    /// The café, and Ayşe's engagement in it.
    pub(crate) async fn with_an_engagement() -> Self {
        let mut quarter = Self::with_a_cafe().await;
        quarter.takes_a_role("Ayşe").await;
        let (hers, theirs) = (ayse(), town());
        for (number, (on, minutes, purpose)) in [
            ("2026-01-12", 180, Purpose::Training),
            ("2026-01-19", 120, Purpose::Direct),
            ("2026-02-02", 150, Purpose::Direct),
            ("2026-02-03", 45, Purpose::Coordination),
            ("2026-02-16", 240, Purpose::Direct),
        ]
        .into_iter()
        .enumerate()
        {
            let contribution = id(&format!("night {number}"));
            let record = Do::RecordContribution {
                contribution,
                given: given(on, minutes, purpose),
            };
            quarter.engaged("Ayşe", &hers, noon(), record).await;
            if number < 3 {
                let confirm = Do::ConfirmContribution { contribution };
                quarter.engaged("Ayşe", &theirs, noon(), confirm).await;
            }
        }
        quarter.she_claims().await;
        quarter.she_feels_it().await;
        quarter
    }

    /// Six who engage, so that there is a group.
    pub(crate) async fn with_a_group() -> Self {
        let mut quarter = Self::with_an_engagement().await;
        for (name, cost, benefit) in [
            ("Bert", 2, 9),
            ("Carl", 5, 5),
            ("Dilek", 9, 4),
            ("Emma", 3, 7),
            ("Filiz", 6, 6),
        ] {
            quarter.takes_a_role(name).await;
            let by = Actor::party(id(name), Side::Citizen, Role::VOLUNTEER);
            let record = Do::RecordContribution {
                contribution: id(&format!("hour of {name}")),
                given: given("2026-02-20", 60, Purpose::Direct),
            };
            quarter.engaged(name, &by, noon(), record).await;
            let feel = felt(cost, benefit);
            quarter.engaged(name, &by, noon(), feel).await;
        }
        quarter
    }

    async fn takes_a_role(&mut self, name: &str) {
        let by = Actor::party(id(name), Side::Citizen, Role::VOLUNTEER);
        let offer = Do::OfferRole {
            service: id("café"),
            party: id(name),
            counterpart: id("town"),
            role: Role::VOLUNTEER,
            side: Side::Citizen,
            scope: self.words(&by, "Two nights a month"),
            notice_days: NoticeDays::new(14).unwrap(),
            from: day("2026-01-05"),
        };
        let begun = moment("2026-01-05T12:00:00Z");
        self.engaged(name, &by, begun, offer).await;
        self.engaged(name, &town(), noon(), Do::AcceptRole {}).await;
    }

    async fn engaged(&mut self, name: &str, by: &Actor, at: Timestamp, what: Do) {
        let of = id(&format!("engagement of {name}"));
        let command = Command::<Engagement>::new(of, by.clone(), at, what);
        self.door().execute(command).await.unwrap();
    }

    async fn she_claims(&mut self) {
        let (expense, amount) = (id("tea"), euros(3_850));
        let claim = Do::ClaimExpense {
            expense,
            amount,
            purpose: self.words(&ayse(), "Tea for the nights"),
            receipt: None,
        };
        self.engaged("Ayşe", &ayse(), noon(), claim).await;
        let amount = euros(3_000);
        let reimburse = Do::ReimburseExpense { expense, amount };
        self.engaged("Ayşe", &town(), noon(), reimburse).await;
        let grant = Do::GrantSay {
            say: id("say"),
            topic: "care/night".parse().unwrap(),
            form: coprod_core::SayForm::HEARING,
        };
        self.engaged("Ayşe", &town(), noon(), grant).await;
    }

    async fn she_feels_it(&mut self) {
        for (at, cost, benefit) in [
            ("2026-01-20T12:00:00Z", 4, 8),
            ("2026-02-04T12:00:00Z", 8, 3),
            ("2026-02-20T12:00:00Z", 5, 5),
        ] {
            self.engaged("Ayşe", &ayse(), moment(at), felt(cost, benefit))
                .await;
        }
        let imbalance = id("alone");
        let ground = self.words(&ayse(), "I was alone all night.");
        let raise = Do::RaiseImbalance { imbalance, ground };
        let at = moment("2026-02-05T12:00:00Z");
        self.engaged("Ayşe", &ayse(), at, raise).await;
        let answer = Do::AnswerImbalance {
            imbalance,
            answer: ImbalanceAnswer::Change("From now on there are two.".into()),
        };
        self.engaged("Ayşe", &town(), noon(), answer).await;
    }

    /// A service that is planned, implemented and given back several times.
    pub(crate) async fn with_a_long_path() -> Self {
        let mut quarter = Self::with_a_cafe().await;
        for round in 1..=5 {
            quarter.keeps_planning(round).await;
            quarter.gives_back(true).await;
        }
        quarter.keeps_planning(6).await;
        quarter.keeps_implementing(6).await;
        quarter.gives_back(true).await;
        quarter.keeps_planning(7).await;
        quarter.gives_back(false).await;
        quarter
    }

    async fn on_the_shelf(&mut self, what: Serve) {
        let command = Command::<Service>::new(id("shelf"), jonas(), noon(), what);
        self.door().execute(command).await.unwrap();
    }

    async fn keeps_planning(&mut self, round: u32) {
        let keep = Serve::KeepPlanning {
            basis: office(),
            reason: self.words(&jonas(), "I try it."),
            review_by: day("2026-06-01"),
        };
        self.on_the_shelf(keep).await;
        let draft = Serve::DraftConcept {
            digest: document("concept of the shelf").digest,
            text: self.words(&jonas(), "A drill for all."),
            cost_frame: None,
            review_by: day("2026-09-01"),
        };
        self.on_the_shelf(draft).await;
        self.on_the_shelf(Serve::SignConcept { version: round })
            .await;
    }

    async fn keeps_implementing(&mut self, concept: u32) {
        let keep = Serve::KeepImplementation {
            work: Work {
                concept,
                guideline: None,
            },
            basis: office(),
            reason: self.words(&jonas(), "I have a cellar."),
            review_by: day("2026-06-01"),
        };
        self.on_the_shelf(keep).await;
    }

    async fn gives_back(&mut self, planning: bool) {
        let reason = self.words(&jonas(), "It is too much.");
        let effective = noon();
        let give_back = if planning {
            Serve::ReturnPlanning { effective, reason }
        } else {
            Serve::ReturnImplementation { effective, reason }
        };
        self.on_the_shelf(give_back).await;
        let record = Serve::RecordDeparture {
            party: id("Jonas"),
            departure: Departure::Returned,
        };
        self.on_the_shelf(record).await;
    }
}

fn given(on: &str, minutes: u16, purpose: Purpose) -> Given {
    Given {
        what: Gift::Time(Minutes::new(minutes).unwrap()),
        purpose,
        on: day(on),
        earmark: None,
    }
}

fn felt(cost: u8, benefit: u8) -> Do {
    Do::FeelBalance {
        cost: cost.try_into().unwrap(),
        benefit: benefit.try_into().unwrap(),
        remark: None,
    }
}

const fn euros(minor: u64) -> coprod_core::Money {
    coprod_core::Money {
        minor,
        currency: coprod_core::Currency::EUR,
    }
}

/// The id of somebody by their name.
pub(crate) fn party(name: &str) -> String {
    let party: PartyId = id(name);
    party.to_string()
}
