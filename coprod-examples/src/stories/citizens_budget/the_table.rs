//! The round table at which the budget is talked over.

use coprod_core::{
    Actor, Basis, Citation, DecisionId, Followed, ProposalId, RoundTable, RoundTableCommand as Do,
    RoundTableId, SeatId, SessionId,
    round_table::{
        AgendaItem, Held, MandateEffect, Mode, Motion, MotionAct, Openness, Presupposition,
        ServiceMotion,
    },
    rules::Position::{self, Agree, AgreeWithConcern, Object},
    service::Form,
    templates,
};

use super::{Cast, topic};
use crate::{Scene, Told, entry, party_of};

/// The table and its seats.
pub(super) struct Table {
    id: RoundTableId,
    town: SeatId,
    nonprofit: SeatId,
    housing: SeatId,
    association: SeatId,
    jonas: SeatId,
}

/// A decision that was reached, and the entry to cite.
pub(super) struct Decided {
    pub(super) decision: DecisionId,
    pub(super) entry: Citation,
}

impl Table {
    pub(super) async fn convened(scene: &mut Scene, cast: &Cast) -> Told<Self> {
        println!("A round table is convened: three seats for professionals, two for citizens.");
        let Cast {
            town, facilitator, ..
        } = cast;
        let stage = &scene.stage;
        let table = Self {
            id: stage.id(),
            town: stage.id(),
            nonprofit: stage.id(),
            housing: stage.id(),
            association: stage.id(),
            jonas: stage.id(),
        };
        let convene = Do::ConveneRoundTable {
            purpose: scene.says(town, "What is the money for the quarter to be spent on?")?,
            topics: vec![topic("budget")?],
        };
        table.sees(scene, town, convene).await?;
        let appoint = Do::AppointFacilitator {
            party: party_of(facilitator)?,
            basis: Basis::OwnAuthority {
                office: "office for participation".to_owned(),
            },
        };
        table.sees(scene, town, appoint).await?;
        for (seat, who) in table.seats(cast) {
            table.seats_somebody(scene, facilitator, seat, who).await?;
        }
        Ok(table)
    }

    /// Whoever sits for an organisation names the person who speaks.
    async fn seats_somebody(
        &self,
        scene: &mut Scene,
        facilitator: &Actor,
        seat: SeatId,
        who: &Actor,
    ) -> Told {
        let invite = Do::InviteMember {
            seat,
            party: party_of(who)?,
            side: who.side().ok_or("whoever sits here stands on a side")?,
        };
        self.sees(scene, facilitator, invite).await?;
        let take = Do::TakeSeat {
            seat,
            person: who.organisation().and_then(|_| who.person()),
            deputy: None,
        };
        self.sees(scene, who, take).await?;
        Ok(())
    }

    pub(super) async fn signs_a_charter(&self, scene: &mut Scene, cast: &Cast) -> Told {
        println!("All sign the charter: what is decided needs a majority of each side. In who");
        println!("plans, the town lets the table bind it.");
        let propose = Do::ProposeCharter {
            charter: templates::charter(Form::CitizensCoPlan),
        };
        self.sees(scene, &cast.association, propose).await?;
        for (seat, who) in self.seats(cast) {
            let sign = Do::SignCharter { version: 1, seat };
            self.sees(scene, who, sign).await?;
        }
        let grant = Do::GrantMandate {
            mandate: scene.stage.id(),
            topics: vec![topic("budget/planning")?],
            services: vec![scene.service],
            limit: None,
            effect: MandateEffect::Binding,
            until: None,
        };
        self.sees(scene, &cast.town, grant).await?;
        Ok(())
    }

    pub(super) async fn moves_to_plan_together(
        &self,
        scene: &mut Scene,
        cast: &Cast,
    ) -> Told<Decided> {
        println!("In a public session the association moves that citizens plan as well.");
        let session = self.opens_a_session(scene, cast).await?;
        let motion = Motion::Service(ServiceMotion {
            service: scene.service,
            act: MotionAct::OfferPlanning {
                to: cast.citizens()?,
                mode: Mode::Shared,
            },
            presupposes: Some(Presupposition {
                concept: None,
                holders: vec![party_of(&cast.town)?],
            }),
        });
        let proposal = scene.stage.id();
        let words = "Two from the quarter plan with the town what the 60,000 euro are for.";
        let table = Do::TableProposal {
            proposal,
            topic: topic("budget/planning")?,
            text: scene.says(&cast.association, words)?,
            motion: Some(motion),
        };
        self.sees(scene, &cast.association, table).await?;

        println!(
            "Town and nonprofit, both professional, disagree: the town is for it, the nonprofit"
        );
        println!(
            "against it, and has its dissent recorded. Each side has its majority all the same."
        );
        let held = Held::InSession(session);
        let positions = [
            (self.town, Agree, None),
            (
                self.nonprofit,
                Object,
                Some("Who can't come to meetings gets nothing."),
            ),
            (self.housing, AgreeWithConcern, Some("It will take longer.")),
            (self.association, Agree, None),
            (self.jonas, Agree, None),
        ];
        let decision = self.decides(scene, cast, proposal, held, positions).await?;
        let dissent = Do::RecordDissent {
            decision,
            seat: self.nonprofit,
            words: scene.says(
                &cast.nonprofit,
                "Those we nurse will never sit here. Somebody must ask them at home.",
            )?,
        };
        self.sees(scene, &cast.nonprofit, dissent).await?;
        let entry = self.closes(scene, cast, decision).await?;
        let close = Do::CloseSession { session };
        self.sees(scene, &cast.facilitator, close).await?;
        Ok(Decided { decision, entry })
    }

    async fn opens_a_session(&self, scene: &mut Scene, cast: &Cast) -> Told<SessionId> {
        let facilitator = &cast.facilitator;
        let session = scene.stage.id();
        let item = AgendaItem {
            item: scene.stage.id(),
            topic: topic("budget/planning")?,
            words: scene.says(facilitator, "Who plans?")?,
        };
        let call = Do::CallSession {
            session,
            at: scene.in_days(14)?,
            agenda: vec![item],
        };
        self.sees(scene, facilitator, call).await?;
        scene.stage.days_pass(14)?;
        let openness = Openness::Public;
        let open = Do::OpenSession { session, openness };
        self.sees(scene, facilitator, open).await?;
        let seats = self.seats(cast).map(|(seat, _)| seat).to_vec();
        let record = Do::RecordAttendance { session, seats };
        self.sees(scene, facilitator, record).await?;
        Ok(session)
    }

    /// What a motion began is reported to the table with the entry where it began.
    pub(super) async fn is_told(
        &self,
        scene: &mut Scene,
        who: &Actor,
        decision: DecisionId,
        cited: Citation,
    ) -> Told {
        let report = Do::ReportCarriedOut { decision, cited };
        self.sees(scene, who, report).await?;
        Ok(())
    }

    pub(super) async fn recommends_to_ask_again(&self, scene: &mut Scene, cast: &Cast) -> Told {
        println!(
            "On the crossing the table binds nobody: it recommends, of one mind, and the town"
        );
        println!("answers, in part.");
        let proposal = scene.stage.id();
        let words = "The town asks the district again, and keeps the 22,000 euro for the crossing.";
        let table = Do::TableProposal {
            proposal,
            topic: topic("budget/crossing")?,
            text: scene.says(&cast.jonas, words)?,
            motion: None,
        };
        self.sees(scene, &cast.jonas, table).await?;
        let held = Held::Until(scene.in_days(10)?);
        let positions = [
            (self.town, Agree, None),
            (self.nonprofit, Agree, None),
            (self.housing, Agree, None),
            (self.association, Agree, None),
            (self.jonas, Agree, None),
        ];
        let decision = self.decides(scene, cast, proposal, held, positions).await?;
        self.closes(scene, cast, decision).await?;
        scene.stage.days_pass(20)?;
        let answer = Do::AnswerRecommendation {
            decision,
            followed: Followed::Partly,
            reason: scene.says(
                &cast.town,
                "We have asked again. The money lapses in December; we can't keep it by law.",
            )?,
        };
        self.sees(scene, &cast.town, answer).await?;
        Ok(())
    }

    async fn decides(
        &self,
        scene: &mut Scene,
        cast: &Cast,
        proposal: ProposalId,
        held: Held,
        positions: [(SeatId, Position, Option<&str>); 5],
    ) -> Told<DecisionId> {
        let decision = scene.stage.id();
        let open = Do::OpenDecision {
            decision,
            proposal,
            held,
            reopens: None,
        };
        self.sees(scene, &cast.facilitator, open).await?;
        for ((seat, position, why), (_, who)) in positions.into_iter().zip(self.seats(cast)) {
            let take = Do::TakePosition {
                decision,
                seat,
                position,
                reason: why.map(|why| scene.says(who, why)).transpose()?,
            };
            self.sees(scene, who, take).await?;
        }
        Ok(decision)
    }

    async fn closes(&self, scene: &mut Scene, cast: &Cast, decision: DecisionId) -> Told<Citation> {
        let close = Do::CloseDecision {
            decision,
            review_by: None,
        };
        self.sees(scene, &cast.facilitator, close).await
    }

    /// Somebody does something at the table; what it led to last can be cited.
    async fn sees(&self, scene: &mut Scene, who: &Actor, what: Do) -> Told<Citation> {
        let done = scene.stage.asks::<RoundTable>(self.id, who, what).await?;
        Ok(entry(&done))
    }

    const fn seats<'c>(&self, cast: &'c Cast) -> [(SeatId, &'c Actor); 5] {
        [
            (self.town, &cast.town),
            (self.nonprofit, &cast.nonprofit),
            (self.housing, &cast.housing),
            (self.association, &cast.association),
            (self.jonas, &cast.jonas),
        ]
    }
}
