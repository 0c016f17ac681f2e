//! Form 3: both sides plan a participatory budget, the town carries it out, or not.

mod the_table;

use coprod_core::{
    Actor, Basis, Citation, Currency, Digest, Money, OfferId, OutcomeId, PartyId, Role,
    ServiceCommand as Do, ServiceId, Side, TopicKey,
    round_table::Mode,
    service::{Addressees, Form, Verdict, Work},
};
use coprod_store::Ledger;

use crate::{Scene, Told, party_of, resolution};
use the_table::Table;

const BOTH_PLANNED: Work = Work {
    concept: 1,
    guideline: None,
};

/// Who takes part.
struct Cast {
    town: Actor,
    nonprofit: Actor,
    housing: Actor,
    association: Actor,
    jonas: Actor,
    facilitator: Actor,
}

/// What the citizens hope for.
struct Hopes {
    shade: OutcomeId,
    crossing: OutcomeId,
}

/// Tells the story into a ledger, and names the service it is about.
///
/// # Errors
/// When a rule refuses what the story needs, or the ledger fails.
pub async fn tell(ledger: &Ledger) -> Told<ServiceId> {
    let mut scene = Scene::on(ledger, 420)?;
    let cast = everybody_is_registered(&mut scene).await?;
    the_town_plans_as_ever(&mut scene, &cast).await?;
    let table = Table::convened(&mut scene, &cast).await?;
    table.signs_a_charter(&mut scene, &cast).await?;
    let decision = table.moves_to_plan_together(&mut scene, &cast).await?;
    let offer = the_town_offers_what_was_decided(&mut scene, &cast, &table, &decision).await?;
    citizens_accept_a_share_in_planning(&mut scene, &cast, offer, &decision.entry).await?;
    a_concept_is_agreed(&mut scene, &cast).await?;
    the_town_keeps_carrying_it_out(&mut scene, &cast).await?;
    it_is_settled_who_has_the_last_word(&mut scene, &cast).await?;
    let hopes = the_works_begin(&mut scene, &cast).await?;
    one_project_is_carried_out_and_one_is_not(&mut scene, &cast, &hopes).await?;
    table.recommends_to_ask_again(&mut scene, &cast).await?;
    all_look_back(&mut scene, &cast).await?;
    Ok(scene.service)
}

async fn everybody_is_registered(scene: &mut Scene) -> Told<Cast> {
    println!("The town, a nonprofit, a housing company, an association and Jonas are registered.");
    let stage = &mut scene.stage;
    let (professional, citizen) = (Side::Professional, Side::Citizen);
    let clerk = stage
        .person("Birgit Sommer", professional, Role::DECISION_MAKER)
        .await?;
    let nurse = stage
        .person("Lena Brandt", professional, Role::PROFESSIONAL)
        .await?;
    let manager = stage
        .person("Olaf Petersen", professional, Role::PROFESSIONAL)
        .await?;
    let chair = stage
        .person("Ayşe Yılmaz", citizen, Role::NEIGHBOUR)
        .await?;
    Ok(Cast {
        town: stage
            .organisation("Town of Seeburg", &clerk, "rules of procedure, § 7")
            .await?,
        nonprofit: stage
            .organisation("Sozialstation Seeburg", &nurse, "power of attorney")
            .await?,
        housing: stage
            .organisation("Wohnbau Seeburg", &manager, "entry in the register")
            .await?,
        association: stage
            .organisation("Hafenviertel e.V.", &chair, "minutes of the election")
            .await?,
        jonas: stage.person("Jonas Weber", citizen, Role::RESIDENT).await?,
        facilitator: stage
            .person("Mehmet Aydın", Side::Neutral, Role::FACILITATOR)
            .await?,
    })
}

async fn the_town_plans_as_ever(scene: &mut Scene, cast: &Cast) -> Told {
    println!(
        "The town puts 60,000 euro into the harbour quarter, and plans it by itself, as ever."
    );
    let town = &cast.town;
    let propose = Do::ProposeService {
        need: scene.says(town, "The quarter has no shade, and no way to school.")?,
        title: "60,000 euro for the harbour quarter".to_owned(),
        topic: topic("budget")?,
        asks_of: None,
        arises_from: None,
    };
    scene.does(town, propose).await?;
    let keep = Do::KeepPlanning {
        basis: resolution("council", "budget statute"),
        reason: scene.says(town, "So far the building department draws up the list.")?,
        review_by: scene.day_in(180)?,
    };
    scene.does(town, keep).await?;
    scene.stage.days_pass(20)
}

async fn the_town_offers_what_was_decided(
    scene: &mut Scene,
    cast: &Cast,
    table: &Table,
    decision: &the_table::Decided,
) -> Told<OfferId> {
    println!("The town is bound by its mandate: it offers just that, and tells the table so.");
    let town = &cast.town;
    scene.stage.days_pass(7)?;
    let offer = scene.stage.id();
    let ask = Do::OfferPlanning {
        offer,
        to: Addressees::Parties(cast.citizens()?),
        mode: Mode::Shared,
        terms: scene.terms(Form::CitizensCoPlan),
        until: scene.in_days(30)?,
        reason: scene.says(town, "So the table has decided.")?,
        arises_from: Some(decision.entry.clone()),
    };
    let offered = scene.does(town, ask).await?;
    table
        .is_told(scene, town, decision.decision, offered)
        .await?;
    Ok(offer)
}

async fn citizens_accept_a_share_in_planning(
    scene: &mut Scene,
    cast: &Cast,
    offer: OfferId,
    decision: &Citation,
) -> Told {
    println!("The association accepts, then Jonas, on the ground of that decision: planning is");
    println!("shared.");
    let Cast {
        association, jonas, ..
    } = cast;
    for (who, text) in [
        (association, "We asked two hundred doors. We bring a list."),
        (jonas, "I cross that road with two children."),
    ] {
        let accept = Do::AcceptPlanning {
            offer,
            basis: Basis::Decision(decision.clone()),
            accepts: Vec::new(),
            reason: scene.says(who, text)?,
        };
        scene.does(who, accept).await?;
    }
    Ok(())
}

async fn a_concept_is_agreed(scene: &mut Scene, cast: &Cast) -> Told {
    println!(
        "The association drafts, and all three sign: shade for the playground, and a crossing."
    );
    scene.stage.days_pass(35)?;
    let Cast {
        town,
        association,
        jonas,
        ..
    } = cast;
    let draft = Do::DraftConcept {
        digest: Digest::of(b"60,000 euro for the harbour quarter, the list"),
        text: scene.says(
            association,
            "Sails over the playground, 38,000 euro; a crossing to the school, 22,000 euro.",
        )?,
        cost_frame: Some(Money {
            minor: 6_000_000,
            currency: Currency::EUR,
        }),
        review_by: scene.day_in(365)?,
    };
    scene.does(association, draft).await?;
    for planner in [association, jonas, town] {
        scene.does(planner, Do::SignConcept { version: 1 }).await?;
    }
    Ok(())
}

async fn the_town_keeps_carrying_it_out(scene: &mut Scene, cast: &Cast) -> Told {
    println!("Nobody at the table asked to build. The town keeps that, and the council says so.");
    let town = &cast.town;
    let keep = Do::KeepImplementation {
        work: BOTH_PLANNED,
        basis: resolution("council", "resolution on the list of the quarter"),
        reason: scene.says(town, "We let the contracts and answer for the works.")?,
        review_by: scene.day_in(365)?,
    };
    scene.does(town, keep).await?;
    Ok(())
}

async fn it_is_settled_who_has_the_last_word(scene: &mut Scene, cast: &Cast) -> Told {
    println!(
        "On how it is built the town is competent; on what the playground is to look like the"
    );
    println!("association has the last word, on the rest the town.");
    let Cast {
        town, association, ..
    } = cast;
    let (town_itself, neighbours) = (party_of(town)?, party_of(association)?);
    for (matter, holder) in [("works", town_itself), ("playground", neighbours)] {
        let name = Do::NameMatter {
            topic: topic(matter)?,
            reserved_by: None,
        };
        scene.does(town, name).await?;
        let competence = scene.stage.id();
        let propose = Do::ProposeCompetence {
            competence,
            topic: topic(matter)?,
            holder,
        };
        scene.does(town, propose).await?;
        citizens_agree(scene, cast, Do::AgreeCompetence { competence }).await?;
    }
    for (matter, holder) in [
        (Some(topic("playground")?), neighbours),
        (None, town_itself),
    ] {
        let last_word = scene.stage.id();
        let propose = Do::ProposeLastWord {
            last_word,
            topic: matter,
            holder,
        };
        scene.does(town, propose).await?;
        citizens_agree(scene, cast, Do::AgreeLastWord { last_word }).await?;
    }
    Ok(())
}

/// Each for itself.
async fn citizens_agree(scene: &mut Scene, cast: &Cast, agree: Do) -> Told {
    scene.does(&cast.association, agree.clone()).await?;
    scene.does(&cast.jonas, agree).await?;
    Ok(())
}

async fn the_works_begin(scene: &mut Scene, cast: &Cast) -> Told<Hopes> {
    println!("The works begin.");
    let Cast {
        town,
        association,
        jonas,
        ..
    } = cast;
    let hopes = Hopes {
        shade: scene.stage.id(),
        crossing: scene.stage.id(),
    };
    for (who, outcome, text) in [
        (association, hopes.shade, "Children play outside at noon."),
        (
            jonas,
            hopes.crossing,
            "My two walk to school by themselves.",
        ),
    ] {
        let expect = Do::ExpectOutcome {
            outcome,
            words: scene.says(who, text)?,
            by_when: Some(scene.day_in(240)?),
        };
        scene.does(who, expect).await?;
    }
    scene.does(town, Do::StartDelivery { concept: 1 }).await?;
    scene.stage.days_pass(150)?;
    Ok(hopes)
}

async fn one_project_is_carried_out_and_one_is_not(
    scene: &mut Scene,
    cast: &Cast,
    hopes: &Hopes,
) -> Told {
    println!("The sails hang. The crossing is not built, and the town says why. And parents have");
    println!("done something that nobody had asked for.");
    let Cast {
        town, association, ..
    } = cast;
    for (who, expected, text) in [
        (association, Some(hopes.shade), "At noon it is full."),
        (
            town,
            Some(hopes.crossing),
            "Not carried out: the road is the district's, and it refused the permit.",
        ),
        (
            association,
            None,
            "Parents walk the children over in turns; by now they run a breakfast as well.",
        ),
    ] {
        let observe = Do::ObserveOutcome {
            outcome: scene.stage.id(),
            expected,
            words: scene.says(who, text)?,
        };
        scene.does(who, observe).await?;
    }
    Ok(())
}

async fn all_look_back(scene: &mut Scene, cast: &Cast) -> Told {
    println!("All who plan look back. They are not of one mind, and so it goes on.");
    let Cast {
        town,
        association,
        jonas,
        ..
    } = cast;
    let (review, due) = (scene.stage.id(), scene.in_days(30)?);
    scene.does(town, Do::OpenReview { review, due }).await?;
    for (who, verdict, text) in [
        (town, Verdict::Continue, "One of two, and an honest no."),
        (association, Verdict::Continue, "We go on with the list."),
        (jonas, Verdict::Revise, "Next time ask the district first."),
    ] {
        let words = scene.says(who, text)?;
        let sign = Do::SignReview {
            review,
            verdict,
            words,
        };
        scene.does(who, sign).await?;
    }
    Ok(())
}

impl Cast {
    /// Those who are to plan as well.
    fn citizens(&self) -> Told<Vec<PartyId>> {
        Ok(vec![party_of(&self.association)?, party_of(&self.jonas)?])
    }
}

fn topic(key: &str) -> Told<TopicKey> {
    Ok(key.parse()?)
}
