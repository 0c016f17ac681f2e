//! A neighbourhood round table: who is there for us at night?

use std::error::Error;

use coprod_core::{
    Actor, Basis, Channel, Command, Decider, DecisionId, Digest, Document, Facts, Party,
    PartyCommand as Say, PartyId, ProposalId, Relayed, Role, RoundTable, RoundTableCommand as Do,
    RoundTableId, SeatId, SessionId, Side, Timestamp, TopicKey,
    party::{PartyKind, Scope},
    round_table::{
        AgendaItem, Charter, ElectorateKind, Held, MandateEffect, Motion, Openness, Recusal,
        TableMotion, Voice,
    },
    rules::{Counted, Majority, Position, Quorum, Rule, Share, SideRule},
};
use coprod_store::{Door, Ledger, Recordable, history::Filter};
use std::sync::Arc;

type Told = Result<(), Box<dyn Error>>;

/// Who sits at the table, and what it talks about.
struct Story {
    door: Door,
    now: Timestamp,
    table: RoundTableId,
    clerk: Actor,
    nurse: Actor,
    chair: Actor,
    ayse: Actor,
    jonas: Actor,
    facilitator: Actor,
    town: Place,
    nonprofit: Place,
    association: Place,
    neighbour: Place,
    resident: Place,
    session: SessionId,
}

#[derive(Clone, Copy)]
struct Place {
    seat: SeatId,
    party: PartyId,
    person: Option<PartyId>,
    side: Side,
}

#[tokio::main]
async fn main() -> Told {
    let url = ledger_url()?;
    let ledger = Ledger::open(&url).await?;
    let mut story = Story::new(&ledger)?;
    story.everybody_is_registered().await?;
    story.the_table_is_convened().await?;
    story.a_charter_is_signed().await?;
    story.a_session_opens().await?;
    story.consent_needs_a_second_version().await?;
    story.both_sides_must_agree().await?;
    story.answers_and_commitments().await?;
    story.the_minutes_are_approved().await?;
    print_history(&ledger).await?;
    println!("\nThe record lies in {url}");
    println!("Look at it: cargo run --release -p coprod-store --features cli --bin coprod -- \\");
    println!("  history --ledger {url}");
    println!("  minutes {} {} --ledger {url}", story.table, story.session);
    Ok(())
}

/// `--ledger URL`, or a new file in the system's temporary folder.
fn ledger_url() -> Result<String, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    match (
        arguments.next().as_deref(),
        arguments.next(),
        arguments.next(),
    ) {
        (None, _, _) => {
            let name = format!("round-table-{}.db", uuid::Uuid::now_v7());
            Ok(format!(
                "sqlite:{}",
                std::env::temp_dir().join(name).display()
            ))
        }
        (Some("--ledger"), Some(url), None) => Ok(url),
        _ => Err("usage: round_table [--ledger sqlite:FILE]".into()),
    }
}

impl Story {
    /// Every run tells the story anew, with new parties and a new table.
    fn new(ledger: &Ledger) -> Result<Self, Box<dyn Error>> {
        let door = ledger.door();
        let now = door.now()?;
        let (town, nonprofit, association): (PartyId, PartyId, PartyId) =
            (door.new_id(), door.new_id(), door.new_id());
        let (clerk, nurse, chair): (PartyId, PartyId, PartyId) =
            (door.new_id(), door.new_id(), door.new_id());
        let (ayse, jonas): (PartyId, PartyId) = (door.new_id(), door.new_id());
        let seat = |party, person, side| Place {
            seat: door.new_id(),
            party,
            person,
            side,
        };
        Ok(Self {
            now,
            table: door.new_id(),
            session: door.new_id(),
            clerk: Actor::party(clerk, Side::Professional, Role::DECISION_MAKER).speaking_for(town),
            nurse: Actor::party(nurse, Side::Professional, Role::PROFESSIONAL)
                .speaking_for(nonprofit),
            chair: Actor::party(chair, Side::Citizen, Role::VOLUNTEER).speaking_for(association),
            ayse: Actor::party(ayse, Side::Citizen, Role::NEIGHBOUR),
            jonas: Actor::party(jonas, Side::Citizen, Role::RESIDENT),
            facilitator: Actor::party(door.new_id(), Side::Neutral, Role::FACILITATOR),
            town: seat(town, Some(clerk), Side::Professional),
            nonprofit: seat(nonprofit, Some(nurse), Side::Professional),
            association: seat(association, Some(chair), Side::Citizen),
            neighbour: seat(ayse, None, Side::Citizen),
            resident: seat(jonas, None, Side::Citizen),
            door,
        })
    }

    /// Somebody asks something of the table; it is on record once this returns.
    async fn does(&mut self, who: &Actor, what: Do) -> Told {
        let command = Command::<RoundTable>::new(self.table, who.clone(), self.now, what);
        self.submit(command).await
    }

    /// Somebody asks something that a rule refuses. Nothing of it is recorded.
    async fn is_refused(&mut self, who: &Actor, what: Do) -> Told {
        match self.does(who, what).await {
            Ok(()) => Err("this should have been refused".into()),
            Err(refusal) => {
                println!("  refused: {refusal}");
                Ok(())
            }
        }
    }

    async fn submit<D>(&mut self, command: Command<D>) -> Told
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
        D::Refusal: 'static,
        coprod_store::ExecuteError<<D as cqrs_es::Aggregate>::Error>: Error + 'static,
    {
        self.door.execute(command).await?;
        Ok(())
    }

    fn seats(&self) -> [(Place, Actor); 5] {
        [
            (self.town, self.clerk.clone()),
            (self.nonprofit, self.nurse.clone()),
            (self.association, self.chair.clone()),
            (self.neighbour, self.ayse.clone()),
            (self.resident, self.jonas.clone()),
        ]
    }

    async fn everybody_is_registered(&mut self) -> Told {
        println!(
            "Two organisations, an association, two neighbours and who speaks are registered."
        );
        for (actor, name) in [
            (self.ayse.clone(), "Ayşe Yılmaz"),
            (self.jonas.clone(), "Jonas Weber"),
            (self.clerk.clone(), "Petra Lang"),
            (self.nurse.clone(), "Tomasz Nowak"),
            (self.chair.clone(), "Helga Brandt"),
            (self.facilitator.clone(), "Ines Vogel"),
        ] {
            let (Some(party), Some(side)) = (actor.person(), actor.side()) else {
                continue;
            };
            let oneself = Actor::party(party, side, Role::RESIDENT);
            let name = Some(self.door.personal(party, &name.to_owned())?);
            let register = Say::RegisterParty {
                kind: PartyKind::Person,
                name,
            };
            self.submit(Command::<Party>::new(party, oneself, self.now, register))
                .await?;
        }
        for (actor, name, paper) in [
            (
                self.clerk.clone(),
                "Town of Seeburg",
                "council resolution 2026/14",
            ),
            (
                self.nurse.clone(),
                "Sozialstation Seeburg",
                "board resolution of 12 January",
            ),
            (
                self.chair.clone(),
                "Krankenpflegeverein Seeburg",
                "minutes of the members' meeting",
            ),
        ] {
            self.an_organisation_is_registered(&actor, name, paper)
                .await?;
        }
        Ok(())
    }

    /// The first who speaks for an organisation proves it by a document.
    async fn an_organisation_is_registered(
        &mut self,
        actor: &Actor,
        name: &str,
        paper: &str,
    ) -> Told {
        let (Some(person), Some(organisation), Some(side)) =
            (actor.person(), actor.organisation(), actor.side())
        else {
            return Ok(());
        };
        let oneself = Actor::party(person, side, Role::DECISION_MAKER);
        let name = Some(self.door.personal(organisation, &name.to_owned())?);
        let register = Say::RegisterParty {
            kind: PartyKind::Organisation,
            name,
        };
        let by = oneself.clone();
        self.submit(Command::<Party>::new(organisation, by, self.now, register))
            .await?;
        let document = Document {
            reference: paper.to_owned(),
            digest: Digest::of(paper.as_bytes()),
        };
        let grant = Say::GrantRepresentation {
            person,
            scope: Scope::Everything,
            from: self.now,
            until: None,
            basis: Basis::Resolution {
                organ: "governing body".to_owned(),
                document,
            },
        };
        self.submit(Command::<Party>::new(
            organisation,
            oneself,
            self.now,
            grant,
        ))
        .await
    }

    async fn the_table_is_convened(&mut self) -> Told {
        println!("The town convenes a round table and invites both sides.");
        let clerk = self.clerk.clone();
        let purpose = "Who is there for us at night?".into();
        let topics = vec![topic("care")?];
        self.does(&clerk, Do::ConveneRoundTable { purpose, topics })
            .await?;
        if let Some(party) = self.facilitator.person() {
            let office = "office for participation".to_owned();
            let basis = Basis::OwnAuthority { office };
            self.does(&clerk, Do::AppointFacilitator { party, basis })
                .await?;
        }
        let facilitator = self.facilitator.clone();
        for (
            Place {
                seat,
                party,
                side,
                person,
            },
            actor,
        ) in self.seats()
        {
            self.does(&facilitator, Do::InviteMember { seat, party, side })
                .await?;
            self.does(
                &actor,
                Do::TakeSeat {
                    seat,
                    person,
                    deputy: None,
                },
            )
            .await?;
        }
        println!("A company is invited as well, and declines.");
        let (seat, company) = (self.door.new_id(), self.door.new_id());
        let side = Side::Professional;
        let guest = Actor::party(company, side, Role::PROFESSIONAL);
        self.does(
            &facilitator,
            Do::InviteMember {
                seat,
                party: company,
                side,
            },
        )
        .await?;
        let reason = Some(self.door.words(&guest, "We have nobody to send.")?);
        self.does(&guest, Do::DeclineInvitation { seat, reason })
            .await
    }

    async fn a_charter_is_signed(&mut self) -> Told {
        println!("Everybody signs the charter: consent, and both sides where money is spent.");
        let half = Quorum::Share(Share::at_least(1, 2)?);
        let side = SideRule {
            quorum: Some(Quorum::Number(1)),
            majority: Majority::Simple,
        };
        let both = Rule::DoubleMajority {
            professional: side.clone(),
            citizen: side,
            counted: Counted::ByParty,
        };
        let simple = Rule::SimpleMajority {
            quorum: Some(half),
            casting_seat: None,
        };
        let charter = Charter::deciding_by(Rule::Consent { quorum: half })
            .with(topic("care/money")?, both, ElectorateKind::Closed)
            .with(topic("minutes")?, simple, ElectorateKind::Closed);
        let chair = self.chair.clone();
        self.does(&chair, Do::ProposeCharter { charter }).await?;
        for (Place { seat, .. }, actor) in self.seats() {
            self.does(&actor, Do::SignCharter { version: 1, seat })
                .await?;
        }
        for (actor, effect) in [
            (self.nurse.clone(), MandateEffect::Binding),
            (self.clerk.clone(), MandateEffect::Recommendation),
        ] {
            let grant = Do::GrantMandate {
                mandate: self.door.new_id(),
                topics: vec![topic("care")?],
                services: Vec::new(),
                limit: None,
                effect,
                until: None,
            };
            self.does(&actor, grant).await?;
        }
        Ok(())
    }

    async fn a_session_opens(&mut self) -> Told {
        println!("The first session is public.");
        let facilitator = self.facilitator.clone();
        let session = self.session;
        let words = self.door.words(&facilitator, "The nights in the quarter")?;
        let agenda = vec![AgendaItem {
            item: self.door.new_id(),
            topic: topic("care/night")?,
            words,
        }];
        self.does(
            &facilitator,
            Do::CallSession {
                session,
                at: self.now,
                agenda,
            },
        )
        .await?;
        self.does(
            &facilitator,
            Do::OpenSession {
                session,
                openness: Openness::Public,
            },
        )
        .await?;
        let seats = self.seats().map(|(seat, _)| seat.seat).to_vec();
        self.does(&facilitator, Do::RecordAttendance { session, seats })
            .await?;

        println!("Jonas works for the alarm company, says so, and steps back from that matter.");
        let (jonas, seat) = (self.jonas.clone(), self.resident.seat);
        let alarms = topic("care/alarm")?;
        let words = self
            .door
            .words(&jonas, "I am paid by the company that sells the buttons.")?;
        self.does(
            &jonas,
            Do::DeclareInterest {
                seat,
                topic: alarms.clone(),
                words,
            },
        )
        .await?;
        let reason = self.door.words(&jonas, "I would gain by it.")?;
        let recuse = Do::RecuseMember {
            seat,
            from: Recusal::Topic(alarms),
            reason,
        };
        self.does(&jonas, recuse).await
    }

    async fn propose(
        &mut self,
        on: &str,
        text: &str,
        motion: Option<Motion>,
    ) -> Result<ProposalId, Box<dyn Error>> {
        let proposal = self.door.new_id();
        let (chair, text) = (self.chair.clone(), text.into());
        self.does(
            &chair,
            Do::TableProposal {
                proposal,
                topic: topic(on)?,
                text,
                motion,
            },
        )
        .await?;
        Ok(proposal)
    }

    async fn open(
        &mut self,
        proposal: ProposalId,
        held: Held,
    ) -> Result<DecisionId, Box<dyn Error>> {
        let decision = self.door.new_id();
        let facilitator = self.facilitator.clone();
        let open = Do::OpenDecision {
            decision,
            proposal,
            held,
            reopens: None,
        };
        self.does(&facilitator, open).await?;
        Ok(decision)
    }

    async fn say(
        &mut self,
        decision: DecisionId,
        (Place { seat, .. }, who): (Place, Actor),
        position: Position,
        why: Option<&str>,
    ) -> Told {
        let reason = why.map(|why| self.door.words(&who, why)).transpose()?;
        self.does(
            &who,
            Do::TakePosition {
                decision,
                seat,
                position,
                reason,
            },
        )
        .await
    }

    async fn close(&mut self, decision: DecisionId, days: Option<i32>) -> Told {
        let review_by = days
            .map(|days| self.now.date().plus_days(days))
            .transpose()?;
        let facilitator = self.facilitator.clone();
        self.does(
            &facilitator,
            Do::CloseDecision {
                decision,
                review_by,
            },
        )
        .await
    }

    async fn consent_needs_a_second_version(&mut self) -> Told {
        println!("A night watch is proposed. The nonprofit and the town object, for two reasons.");
        let proposal = self
            .propose("care/night", "Neighbours keep watch every night.", None)
            .await?;
        let held = Held::InSession(self.session);
        let decision = self.open(proposal, held).await?;
        let [town, nonprofit, association, neighbour, _] = self.seats();
        let nurse = nonprofit.1.clone();
        self.is_refused(
            &nurse,
            Do::TakePosition {
                decision,
                seat: self.nonprofit.seat,
                position: Position::Object,
                reason: None,
            },
        )
        .await?;
        self.say(
            decision,
            nonprofit,
            Position::Object,
            Some("Nobody can watch every night."),
        )
        .await?;
        self.say(
            decision,
            town,
            Position::Object,
            Some("We were not asked first."),
        )
        .await?;
        self.say(decision, association.clone(), Position::Agree, None)
            .await?;

        println!("The town's objection is tested and does not qualify.");
        let facilitator = self.facilitator.clone();
        let voice = |seat: Place| Voice {
            seat: seat.seat,
            qualifies: false,
        };
        let test = Do::TestObjection {
            decision,
            seat: self.town.seat,
            voices: vec![
                voice(self.nonprofit),
                voice(self.neighbour),
                voice(self.resident),
            ],
            reason: self.door.words(&facilitator, "It names no harm.")?,
        };
        self.does(&facilitator, test).await?;

        println!("The nonprofit's is integrated: a new version, a new decision.");
        let amend = Do::AmendProposal {
            proposal,
            text: "Neighbours keep watch on two nights a week, by their own choice.".into(),
            integrates: vec![self.nonprofit.seat],
        };
        self.does(&association.1, amend).await?;
        let decision = self.open(proposal, held).await?;
        let absent = self.neighbour.seat;
        for seat in self
            .seats()
            .into_iter()
            .filter(|(seat, _)| seat.seat != absent)
        {
            self.say(decision, seat, Position::Agree, None).await?;
        }
        println!(
            "Ayşe is ill and writes a letter; the clerk records it, with the letter's digest."
        );
        self.a_paper_form_is_relayed(decision, neighbour.1).await?;
        self.close(decision, Some(90)).await
    }

    /// The other side typed it, so the letter itself must prove it.
    async fn a_paper_form_is_relayed(&mut self, decision: DecisionId, who: Actor) -> Told {
        let Some(recorder) = self.clerk.person() else {
            return Ok(());
        };
        let letter = "letter of 2 March";
        let document = Document {
            reference: letter.to_owned(),
            digest: Digest::of(letter.as_bytes()),
        };
        let take = Do::TakePosition {
            decision,
            seat: self.neighbour.seat,
            position: Position::AgreeWithConcern,
            reason: Some(self.door.words(&who, "Who looks after the watchers?")?),
        };
        let command = Command::<RoundTable>::new(self.table, who, self.now, take);
        let relayed = Relayed {
            recorder,
            side: Side::Professional,
            channel: Channel::PAPER,
            document: Some(document),
        };
        self.submit(command.relayed(relayed)).await
    }

    async fn both_sides_must_agree(&mut self) -> Told {
        println!(
            "Money needs both sides. The first sum fails: the professionals are not of one mind."
        );
        let held = Held::InSession(self.session);
        let [town, nonprofit, association, neighbour, resident] = self.seats();
        let much = self
            .propose("care/money", "9,000 euro a year for the watch.", None)
            .await?;
        let decision = self.open(much, held).await?;
        self.say(
            decision,
            town.clone(),
            Position::Object,
            Some("The budget has 6,000."),
        )
        .await?;
        for seat in [&nonprofit, &association, &neighbour, &resident] {
            self.say(decision, seat.clone(), Position::Agree, None)
                .await?;
        }
        self.close(decision, None).await?;

        println!("The second passes, with a dissent on record and a recommendation to the town.");
        let less = self
            .propose("care/money", "6,000 euro a year for the watch.", None)
            .await?;
        let decision = self.open(less, held).await?;
        for seat in [&town, &nonprofit, &association, &neighbour] {
            self.say(decision, seat.clone(), Position::Agree, None)
                .await?;
        }
        self.say(
            decision,
            resident.clone(),
            Position::Object,
            Some("It is too little."),
        )
        .await?;
        let (Place { seat, .. }, jonas) = resident;
        let words = self
            .door
            .words(&jonas, "In a year we shall be here again.")?;
        self.does(
            &jonas,
            Do::RecordDissent {
                decision,
                seat,
                words,
            },
        )
        .await?;
        self.close(decision, None).await?;
        let answer = Do::AnswerRecommendation {
            decision,
            followed: coprod_core::Followed::Partly,
            reason: "4,000 from the budget; the rest once the council has met.".into(),
        };
        self.does(&town.1, answer).await
    }

    async fn answers_and_commitments(&mut self) -> Told {
        println!("The nonprofit commits itself to train the watchers, and does.");
        let nurse = self.nurse.clone();
        let commitment = self.door.new_id();
        let make = Do::MakeCommitment {
            commitment,
            what: "An evening of training before the first watch.".into(),
            due: self.now.date().plus_days(30)?,
        };
        self.does(&nurse, make).await?;
        self.does(&nurse, Do::KeepCommitment { commitment }).await
    }

    async fn the_minutes_are_approved(&mut self) -> Told {
        println!("The session closes, and the table approves its minutes.");
        let facilitator = self.facilitator.clone();
        let session = self.session;
        self.does(&facilitator, Do::CloseSession { session })
            .await?;
        let digest = Digest::of(b"the minutes as they were read");
        let motion = Motion::Table(TableMotion::ApproveMinutes { session, digest });
        let proposal = self
            .propose("minutes", "The minutes stand as read.", Some(motion))
            .await?;
        let tomorrow = Timestamp::from_micros(self.now.as_micros() + 86_400_000_000)?;
        let decision = self.open(proposal, Held::Until(tomorrow)).await?;
        for seat in self.seats() {
            self.say(decision, seat, Position::Agree, None).await?;
        }
        self.close(decision, None).await?;
        self.does(
            &facilitator,
            Do::ApproveMinutes {
                session,
                digest,
                decision,
            },
        )
        .await
    }
}

fn topic(key: &str) -> Result<TopicKey, Box<dyn Error>> {
    Ok(key.parse()?)
}

async fn print_history(ledger: &Ledger) -> Told {
    println!("\nWho decided what:");
    let filter = Filter {
        decisions: true,
        ..Filter::default()
    };
    for entry in ledger.history().await?.entries(&filter).await? {
        let side = entry
            .side
            .map_or_else(|| "nobody's side".to_owned(), |side| side.to_string());
        let topic = entry
            .topic
            .map(|topic| format!(" on {topic}"))
            .unwrap_or_default();
        println!(
            "{:>5}  {}{topic} ({side}, {})",
            entry.position.0, entry.act, entry.role
        );
        if let Some(tally) = entry.tally {
            let told = |side: coprod_core::rules::Tally| {
                format!(
                    "{} for, {} against",
                    side.agree + side.agree_with_concern,
                    side.object
                )
            };
            let (professional, citizen) = (told(tally.professional), told(tally.citizen));
            println!("       professionals {professional}; citizens {citizen}");
        }
        for dissent in entry.dissent.unwrap_or_default() {
            if let Some(words) = dissent.words.as_ref().and_then(|said| said.text()) {
                println!("       against: {words}");
            }
        }
    }
    Ok(())
}
