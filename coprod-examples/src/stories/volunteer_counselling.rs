//! Form 2: volunteers give advice to professional guidelines.

mod taken_back;

use coprod_core::{
    AccompanimentId, Actor, ClauseId, CompetenceId, Digest, LastWordId, OfferId, Role,
    ServiceCommand as Do, ServiceId, Side, TopicKey,
    round_table::Mode,
    service::{Addressees, Form, Settled, Terms, Verdict, Work},
};
use coprod_store::Ledger;

use crate::{Scene, Told, party_of, resolution};

/// Who takes part.
struct Cast {
    town: Actor,
    diakonie: Actor,
    lawyer: Actor,
    association: Actor,
    retired: Actor,
}

/// What the professionals had settled before the volunteers came.
#[derive(Clone, Copy)]
struct Before {
    advice: CompetenceId,
    rest: LastWordId,
}

/// Tells the story into a ledger, and names the service it is about.
///
/// # Errors
/// When a rule refuses what the story needs, or the ledger fails.
pub async fn tell(ledger: &Ledger) -> Told<ServiceId> {
    let mut scene = Scene::on(ledger, 400)?;
    let cast = everybody_is_registered(&mut scene).await?;
    the_diakonie_proposes(&mut scene, &cast).await?;
    two_organisations_plan(&mut scene, &cast).await?;
    let before = they_say_who_is_competent(&mut scene, &cast).await?;
    let accompaniment = a_lawyer_offers_to_stand_by(&mut scene, &cast).await?;
    let clause = volunteers_are_asked(&mut scene, &cast, before).await?;
    advice_begins(&mut scene, &cast, accompaniment).await?;
    a_deadline_is_nearly_missed(&mut scene, &cast).await?;
    taken_back::as_the_guideline_falls(&mut scene, &cast, clause).await?;
    taken_back::and_offered_anew(&mut scene, &cast, before).await?;
    taken_back::with_an_unforeseen_outcome(&mut scene, &cast).await?;
    Ok(scene.service)
}

async fn everybody_is_registered(scene: &mut Scene) -> Told<Cast> {
    println!("The town, the Diakonie, an association and two lawyers are registered.");
    let stage = &mut scene.stage;
    let (professional, citizen) = (Side::Professional, Side::Citizen);
    let officer = stage
        .person("Birgit Sommer", professional, Role::DECISION_MAKER)
        .await?;
    let social_worker = stage
        .person("Lena Brandt", professional, Role::PROFESSIONAL)
        .await?;
    let chair = stage
        .person("Jonas Weber", citizen, Role::VOLUNTEER)
        .await?;
    Ok(Cast {
        town: stage
            .organisation("Town of Seeburg", &officer, "rules of procedure, § 7")
            .await?,
        diakonie: stage
            .organisation("Diakonie Seeburg", &social_worker, "power of attorney")
            .await?,
        lawyer: stage
            .person("Ewa Nowak", professional, Role::PROFESSIONAL)
            .await?,
        association: stage
            .organisation("Lotsen Seeburg e.V.", &chair, "minutes of the election")
            .await?,
        retired: stage.person("Emil Hahn", citizen, Role::VOLUNTEER).await?,
    })
}

async fn the_diakonie_proposes(scene: &mut Scene, cast: &Cast) -> Told {
    println!("The Diakonie asks the town to join it: who helps with letters from the authorities?");
    let Cast { town, diakonie, .. } = cast;
    let propose = Do::ProposeService {
        need: scene.says(diakonie, "People wait five weeks for an hour with us.")?,
        title: "Help with letters from the authorities".to_owned(),
        topic: topic("counselling")?,
        asks_of: Some(party_of(town)?),
        arises_from: None,
    };
    scene.does(diakonie, propose).await?;
    scene.stage.days_pass(10)?;
    scene.does(town, Do::AcceptProposal {}).await?;
    Ok(())
}

async fn two_organisations_plan(scene: &mut Scene, cast: &Cast) -> Told {
    println!("The two plan together: a concept that both sign, and the town's guideline.");
    let Cast { town, diakonie, .. } = cast;
    let offer = scene.stage.id();
    let both = vec![party_of(diakonie)?, party_of(town)?];
    let ask = Do::OfferPlanning {
        offer,
        to: Addressees::Parties(both),
        mode: Mode::Professionals,
        terms: scene.terms(Form::CitizensDeliverToGuidelines),
        until: scene.in_days(30)?,
        reason: scene.says(diakonie, "You know the rules, we know the people.")?,
        arises_from: None,
    };
    scene.does(diakonie, ask).await?;
    let accept = Do::AcceptPlanning {
        offer,
        basis: resolution("social committee", "resolution on counselling"),
        accepts: Vec::new(),
        reason: scene.says(town, "Whoever is well advised comes to us better prepared.")?,
    };
    scene.does(town, accept).await?;
    let draft = Do::DraftConcept {
        digest: Digest::of(b"Help with letters, concept"),
        text: scene.says(
            diakonie,
            "Open hours on two evenings, always two at a table.",
        )?,
        cost_frame: None,
        review_by: scene.day_in(365)?,
    };
    scene.does(diakonie, draft).await?;
    for planner in [diakonie, town] {
        scene.does(planner, Do::SignConcept { version: 1 }).await?;
    }
    let issue = Do::IssueGuideline {
        digest: Digest::of(b"Help with letters, guideline 1"),
        from: scene.stage.now(),
    };
    scene.does(town, issue).await?;
    Ok(())
}

async fn they_say_who_is_competent(scene: &mut Scene, cast: &Cast) -> Told<Before> {
    println!("A lawyer joins. Legal advice is hers to judge; on the rest the Diakonie has the");
    println!("last word. The volunteers will be asked to agree.");
    let Cast {
        town,
        diakonie,
        lawyer,
        ..
    } = cast;
    scene.does(lawyer, Do::AskForPartnership {}).await?;
    let party = party_of(lawyer)?;
    scene.does(diakonie, Do::AdmitPartner { party }).await?;

    let before = Before {
        advice: scene.stage.id(),
        rest: scene.stage.id(),
    };
    let name = Do::NameMatter {
        topic: topic("legal-advice")?,
        reserved_by: None,
    };
    scene.does(diakonie, name).await?;
    let propose = Do::ProposeCompetence {
        competence: before.advice,
        topic: topic("legal-advice")?,
        holder: party,
    };
    scene.does(diakonie, propose).await?;
    for who in [lawyer, town] {
        let competence = before.advice;
        scene.does(who, Do::AgreeCompetence { competence }).await?;
    }
    let last_word = before.rest;
    let propose = Do::ProposeLastWord {
        last_word,
        topic: None,
        holder: party_of(diakonie)?,
    };
    scene.does(diakonie, propose).await?;
    scene.does(town, Do::AgreeLastWord { last_word }).await?;
    Ok(before)
}

async fn a_lawyer_offers_to_stand_by(scene: &mut Scene, cast: &Cast) -> Told<AccompanimentId> {
    println!("She offers to stand by whoever advises: nobody gives legal advice alone (§ 6 RDG).");
    let accompaniment = scene.stage.id();
    let offer = Do::OfferAccompaniment {
        accompaniment,
        scope: vec![topic("legal-advice")?],
        from: scene.stage.now(),
        until: None,
    };
    scene.does(&cast.lawyer, offer).await?;
    Ok(accompaniment)
}

async fn volunteers_are_asked(scene: &mut Scene, cast: &Cast, before: Before) -> Told<ClauseId> {
    println!("An association and a retired lawyer are asked to advise; not without a guideline.");
    let terms = scene.terms(Form::CitizensDeliverToGuidelines);
    let clause = on_withdrawn_guideline(&terms)?;
    let without = Work {
        concept: 1,
        guideline: None,
    };
    let (_, ask) = asking(scene, cast, terms.clone(), without)?;
    scene.is_refused(&cast.diakonie, ask).await?;
    let (offer, ask) = asking(scene, cast, terms, to_guideline(1))?;
    scene.does(&cast.diakonie, ask).await?;

    println!("The retired lawyer declines, for now. The association accepts; it is for citizens.");
    scene.stage.days_pass(12)?;
    let decline = Do::DeclineImplementation {
        offer,
        reason: scene.says(
            &cast.retired,
            "My wife is ill; this year my evenings are hers. Ask me again.",
        )?,
    };
    scene.does(&cast.retired, decline).await?;
    let association = &cast.association;
    let accept = Do::AcceptImplementation {
        offer,
        basis: resolution("members' meeting", "resolution to advise"),
        accepts: before.settled(),
        reason: scene.says(
            association,
            "Nine of us have stood in those corridors before.",
        )?,
        work: to_guideline(1),
    };
    scene.does(association, accept).await?;
    forms_are_the_associations_matter(scene, cast).await?;
    Ok(clause)
}

/// An offer of implementation to those who might advise, by the Diakonie.
fn asking(scene: &mut Scene, cast: &Cast, terms: Terms, work: Work) -> Told<(OfferId, Do)> {
    let offer = scene.stage.id();
    let ask = Do::OfferImplementation {
        offer,
        to: Addressees::Parties(vec![party_of(&cast.association)?, party_of(&cast.retired)?]),
        mode: Mode::Citizens,
        terms,
        until: scene.in_days(30)?,
        reason: scene.says(
            &cast.diakonie,
            "You have time to listen, and have been there.",
        )?,
        work,
        arises_from: None,
    };
    Ok((offer, ask))
}

async fn forms_are_the_associations_matter(scene: &mut Scene, cast: &Cast) -> Told {
    println!("How forms are filled in is the association's matter: all who plan agree.");
    let Cast {
        town,
        diakonie,
        association,
        ..
    } = cast;
    let name = Do::NameMatter {
        topic: topic("forms")?,
        reserved_by: None,
    };
    scene.does(diakonie, name).await?;
    let competence = scene.stage.id();
    let propose = Do::ProposeCompetence {
        competence,
        topic: topic("forms")?,
        holder: party_of(association)?,
    };
    scene.does(association, propose).await?;
    for who in [diakonie, town] {
        scene.does(who, Do::AgreeCompetence { competence }).await?;
    }
    Ok(())
}

async fn advice_begins(scene: &mut Scene, cast: &Cast, accompaniment: AccompanimentId) -> Told {
    println!("It cannot begin before the association has agreed to be accompanied. Then it does.");
    let association = &cast.association;
    let start = Do::StartDelivery { concept: 1 };
    scene.is_refused(association, start.clone()).await?;
    let agree = Do::AgreeAccompaniment { accompaniment };
    scene.does(association, agree).await?;
    scene.does(association, start).await?;
    scene.stage.days_pass(75)
}

async fn a_deadline_is_nearly_missed(scene: &mut Scene, cast: &Cast) -> Told {
    println!(
        "An eviction is nearly let slip. The lawyer stops everything, and all must look at it."
    );
    let Cast {
        town,
        diakonie,
        lawyer,
        association,
        ..
    } = cast;
    let review = scene.stage.id();
    let stop = Do::SuspendInDanger {
        words: scene.says(
            lawyer,
            "A notice of eviction lay in the tray for three days; it had fourteen.",
        )?,
        review,
        due: scene.in_days(10)?,
    };
    scene.does(lawyer, stop).await?;
    let resume = Do::ResumeDelivery {
        basis: resolution("committee", "resolution on the tray"),
    };
    scene.is_refused(association, resume.clone()).await?;

    println!("The review: letters with a deadline go to the lawyer the same evening. On it goes.");
    scene.stage.days_pass(4)?;
    for (who, text) in [
        (lawyer, "I can be called until ten at night."),
        (diakonie, "A red tray, emptied by us every morning."),
        (town, "We print the deadline on the first page from now on."),
        (association, "Nobody goes home before the red tray is read."),
    ] {
        let words = scene.says(who, text)?;
        let sign = Do::SignReview {
            review,
            verdict: Verdict::Continue,
            words,
        };
        scene.does(who, sign).await?;
    }
    scene.does(association, resume).await?;
    scene.stage.days_pass(120)
}

impl Before {
    /// What newcomers accept together with their share.
    fn settled(self) -> Vec<Settled> {
        vec![
            Settled::Competence(self.advice),
            Settled::LastWord(self.rest),
        ]
    }
}

/// The clause by which the work is taken back once its guideline is withdrawn.
fn on_withdrawn_guideline(terms: &Terms) -> Told<ClauseId> {
    let mut clauses = terms.clauses.iter();
    let clause = clauses.find(|clause| clause.condition.event_type == "GuidelineWithdrawn");
    let clause = clause.ok_or("these terms have no clause on guidelines")?;
    Ok(clause.clause)
}

const fn to_guideline(version: u32) -> Work {
    Work {
        concept: 1,
        guideline: Some(version),
    }
}

fn topic(key: &str) -> Told<TopicKey> {
    Ok(key.parse()?)
}
