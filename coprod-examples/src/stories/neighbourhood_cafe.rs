//! Form 5: both sides plan a neighbourhood café, citizens run it.

use coprod_core::{
    Actor, Basis, Citation, CompetenceId, ConcernKind, OfferId, PartyId, Role,
    ServiceCommand as Do, ServiceId, Side,
    round_table::Mode,
    service::{Addressees, Form, Settled, Terms, Verdict},
};
use coprod_store::Ledger;

use super::telling::{Offering, by_concept};
use crate::{Scene, Told, party_of, resolution};

mod given_back;

use given_back::{
    both_plan_what_can_be_borne, neighbours_run_it_again, nobody_takes_it_back_on_their_own,
    the_doors_are_closed, the_neighbours_give_it_back, the_office_opens_them_for_a_winter,
};

/// Who takes part; the first two speak for an organisation.
struct Cast {
    lena: Actor,
    welfare: PartyId,
    ayse: Actor,
    neighbours: PartyId,
    tariq: Actor,
    hanna: Actor,
}

/// Tells the story into a ledger, and names the service it is about.
///
/// # Errors
/// When a rule refuses what the story needs, or the ledger fails.
pub async fn tell(ledger: &Ledger) -> Told<ServiceId> {
    let mut story = Scene::on(ledger, 900)?;
    let cast = everybody_is_registered(&mut story).await?;

    a_welfare_office_plans_a_cafe(&mut story, &cast).await?;
    let kitchen = it_settles_who_is_competent(&mut story, &cast).await?;
    it_runs_the_cafe_itself(&mut story, &cast).await?;

    neighbours_plan_along(&mut story, &cast, kitchen).await?;
    both_agree_on_another_cafe(&mut story, &cast).await?;
    neighbours_decline_to_open_every_day(&mut story, &cast).await?;
    neighbours_work_along_on_two_days(&mut story, &cast).await?;
    a_fear_is_told_and_answered(&mut story, &cast).await?;
    something_comes_that_nobody_foresaw(&mut story, &cast).await?;

    let concept = both_plan_a_cafe_run_by_neighbours(&mut story, &cast).await?;
    a_call_goes_out_to_all_neighbours(&mut story, &cast, concept).await?;
    nobody_takes_it_back_on_their_own(&mut story, &cast).await?;
    the_neighbours_give_it_back(&mut story, &cast).await?;
    the_doors_are_closed(&mut story, &cast).await?;
    the_office_opens_them_for_a_winter(&mut story, &cast).await?;

    let concept = both_plan_what_can_be_borne(&mut story, &cast).await?;
    neighbours_run_it_again(&mut story, &cast, concept).await?;
    all_who_answer_for_it_look_back(&mut story, &cast).await?;
    Ok(story.service)
}

async fn everybody_is_registered(story: &mut Scene) -> Told<Cast> {
    println!("A welfare office, a neighbours' association and two neighbours are registered.");
    let stage = &mut story.stage;
    let (citizen, professional) = (Side::Citizen, Side::Professional);
    let (neighbour, resident) = (Role::NEIGHBOUR, Role::RESIDENT);
    let lena = stage
        .person("Lena Brandt", professional, Role::PROFESSIONAL)
        .await?;
    let ayse = stage.person("Ayşe Yılmaz", citizen, neighbour).await?;
    let tariq = stage
        .person("Tariq Haddad", citizen, resident.clone())
        .await?;
    let hanna = stage.person("Hanna Roth", citizen, resident).await?;
    let lena = stage
        .organisation("Diakonie Seeburg", &lena, "power of attorney of 8 May")
        .await?;
    let ayse = stage
        .organisation("Nachbarn am Lindenplatz", &ayse, "minutes of 4 April")
        .await?;
    Ok(Cast {
        welfare: party_of(&lena)?,
        neighbours: party_of(&ayse)?,
        lena,
        ayse,
        tariq,
        hanna,
    })
}

async fn a_welfare_office_plans_a_cafe(story: &mut Scene, cast: &Cast) -> Told {
    println!("The office proposes a café, asks nobody, and plans it alone for a start.");
    let lena = &cast.lena;
    let propose = Do::ProposeService {
        need: story.says(lena, "Around the square people don't know each other.")?,
        title: "Café Lindenplatz".to_owned(),
        topic: "cafe".parse()?,
        asks_of: None,
        arises_from: None,
    };
    story.does(lena, propose).await?;
    let keep = Do::KeepPlanning {
        basis: head_of_office(),
        reason: story.says(lena, "The rooms are ours, and somebody has to begin.")?,
        review_by: story.day_in(180)?,
    };
    story.does(lena, keep).await?;
    let text = "Open every weekday from nine to five, with coffee, cake and advice.";
    story.drafts(lena, text, 60_000).await?;
    story.signs(lena, 1).await?;
    Ok(())
}

async fn it_settles_who_is_competent(story: &mut Scene, cast: &Cast) -> Told<CompetenceId> {
    println!("Kitchen and opening hours are matters; nobody else is there yet to have a say.");
    let (lena, welfare) = (&cast.lena, cast.welfare);
    story.names_matter(lena, "cafe/kitchen", None).await?;
    story.names_matter(lena, "cafe/hours", None).await?;
    story
        .competence_is_agreed("cafe/hours", welfare, lena, &[])
        .await?;
    story.last_word_is_agreed(None, welfare, lena, &[]).await?;
    story
        .competence_is_agreed("cafe/kitchen", welfare, lena, &[])
        .await
}

async fn it_runs_the_cafe_itself(story: &mut Scene, cast: &Cast) -> Told {
    println!("Its staff runs the café: what professionals provide for citizens.");
    story.stage.days_pass(30)?;
    let keep = Do::KeepImplementation {
        work: by_concept(1),
        basis: head_of_office(),
        reason: story.says(&cast.lena, "Three of our staff have the time for it.")?,
        review_by: story.day_in(180)?,
    };
    story.does(&cast.lena, keep).await?;
    story
        .does(&cast.lena, Do::StartDelivery { concept: 1 })
        .await?;
    Ok(())
}

async fn neighbours_plan_along(story: &mut Scene, cast: &Cast, kitchen: CompetenceId) -> Told {
    println!("Few come. The office asks the neighbours to plan with it, and they accept.");
    story.stage.days_pass(120)?;
    let offering = Offering {
        to: Addressees::Parties(vec![cast.neighbours]),
        mode: Mode::Shared,
        terms: story.terms(Form::CitizensCoPlan),
        days: 40,
        reason: "We baked for forty, and four came. You know why; we don't.",
    };
    let offer = story.offers_planning(&cast.lena, offering).await?;
    story.stage.days_pass(25)?;
    let reason = "Nobody here has time at nine. The kitchen may stay yours.";
    let accept = Do::AcceptPlanning {
        offer,
        basis: members_meeting("minutes of 11 October"),
        accepts: vec![Settled::Competence(kitchen)],
        reason: story.says(&cast.ayse, reason)?,
    };
    story.does(&cast.ayse, accept).await?;
    Ok(())
}

async fn both_agree_on_another_cafe(story: &mut Scene, cast: &Cast) -> Told {
    println!("A second concept is agreed: evenings, games, no advice unless somebody asks.");
    story.stage.days_pass(20)?;
    let (ayse, lena) = (&cast.ayse, &cast.lena);
    let text = "Open from four to nine; children play, whoever wants cooks.";
    story.drafts(ayse, text, 48_000).await?;
    story.signs(ayse, 2).await?;
    story.signs(lena, 2).await?;
    let work = by_concept(2);
    story.does(lena, Do::RenewImplementation { work }).await?;

    println!("When it is open, the neighbours decide; on the rest the office has the last word.");
    let hours = "cafe/hours";
    story
        .competence_is_agreed(hours, cast.neighbours, lena, &[ayse])
        .await?;
    story
        .last_word_is_agreed(Some(hours), cast.neighbours, lena, &[ayse])
        .await?;
    story
        .last_word_is_agreed(None, cast.welfare, ayse, &[lena])
        .await
}

async fn neighbours_decline_to_open_every_day(story: &mut Scene, cast: &Cast) -> Told {
    println!("The office offers to run it together, every evening. The neighbours decline.");
    let reason = "With you there until nine, more would come.";
    let offer = the_office_offers_a_share(story, cast, 90, reason).await?;
    story.stage.days_pass(9)?;
    let reason = "Five evenings a week is a job. We have jobs.";
    let decline = Do::DeclineImplementation {
        offer,
        reason: story.says(&cast.ayse, reason)?,
    };
    story.does(&cast.ayse, decline).await?;
    Ok(())
}

async fn neighbours_work_along_on_two_days(story: &mut Scene, cast: &Cast) -> Told {
    println!("Two evenings, and four weeks' notice: that they accept.");
    let reason = "Tuesdays and Fridays are yours, the other days ours.";
    let offer = the_office_offers_a_share(story, cast, 28, reason).await?;
    story.stage.days_pass(6)?;
    let basis = members_meeting("minutes of 2 December");
    let reason = "Two evenings we can do, and gladly.";
    story
        .accepts_implementation(&cast.ayse, offer, by_concept(2), basis, reason)
        .await?;
    Ok(())
}

async fn the_office_offers_a_share(
    story: &mut Scene,
    cast: &Cast,
    notice_days: u32,
    reason: &str,
) -> Told<OfferId> {
    let offering = Offering {
        to: Addressees::Parties(vec![cast.neighbours]),
        mode: Mode::Shared,
        terms: terms(story, Form::FullCoProduction, notice_days),
        days: 30,
        reason,
    };
    story
        .offers_implementation(&cast.lena, by_concept(2), offering)
        .await
}

async fn a_fear_is_told_and_answered(story: &mut Scene, cast: &Cast) -> Told {
    println!("The staff fears to be replaced, says so, and is answered.");
    story.stage.days_pass(60)?;
    let concern = story.stage.id();
    let words = "If neighbours do it for nothing, what are the three of us still for?";
    let raise = Do::RaiseConcern {
        concern,
        kind: ConcernKind::LOSS_OF_ROLE,
        words: story.says(&cast.lena, words)?,
    };
    story.does(&cast.lena, raise).await?;
    story.stage.days_pass(4)?;
    let answer = "We can't do what you do when somebody breaks down at the counter. Stay near.";
    let answer = Do::AnswerConcern {
        concern,
        answer: story.says(&cast.ayse, answer)?,
    };
    story.does(&cast.ayse, answer).await?;
    Ok(())
}

async fn something_comes_that_nobody_foresaw(story: &mut Scene, cast: &Cast) -> Told {
    println!("At one table women teach each other German and Arabic. Nobody had planned that.");
    story.stage.days_pass(40)?;
    let words = "On Fridays there is a language table. It fills the room, and it runs itself.";
    let observe = Do::ObserveOutcome {
        outcome: story.stage.id(),
        expected: None,
        words: story.says(&cast.ayse, words)?,
    };
    story.does(&cast.ayse, observe).await?;
    Ok(())
}

async fn both_plan_a_cafe_run_by_neighbours(story: &mut Scene, cast: &Cast) -> Told<Citation> {
    println!("Both plan a café that neighbours run, with the office in the back room.");
    story.stage.days_pass(30)?;
    let text = "Neighbours run every evening; the office pays the rent and can be called.";
    both_agree(story, cast, 3, text, 30_000).await
}

async fn a_call_goes_out_to_all_neighbours(
    story: &mut Scene,
    cast: &Cast,
    concept: Citation,
) -> Told {
    println!("An open call: whoever wants to run it, two at least. Tariq and Hanna come.");
    let to = Addressees::OpenCall {
        side: Side::Citizen,
        needed: 2,
    };
    let offering = Offering {
        to,
        mode: Mode::Citizens,
        terms: terms(story, Form::CitizensDeliverJointPlan, 56),
        days: 60,
        reason: "It is your café by now. Who wants to run it?",
    };
    let work = by_concept(3);
    let offer = story
        .offers_implementation(&cast.lena, work, offering)
        .await?;
    for (who, reason) in [
        (&cast.ayse, "Two evenings have become a house. We stay."),
        (&cast.tariq, "I can cook, and I am there every Monday."),
        (&cast.hanna, "I live next door, I take the key."),
    ] {
        story.stage.days_pass(5)?;
        let basis = Basis::Agreement(concept.clone());
        story
            .accepts_implementation(who, offer, work, basis, reason)
            .await?;
    }
    Ok(())
}

async fn all_who_answer_for_it_look_back(story: &mut Scene, cast: &Cast) -> Told {
    println!("Half a year on, all who answer for it sign the review: it goes on.");
    story.stage.days_pass(150)?;
    let review = story.stage.id();
    let due = story.in_days(21)?;
    story
        .does(&cast.ayse, Do::OpenReview { review, due })
        .await?;
    for (who, words) in [
        (&cast.lena, "We do less than ever, and are needed more."),
        (&cast.hanna, "The door was never closed."),
        (&cast.ayse, "It is smaller than we dreamt, and it is ours."),
    ] {
        story.stage.days_pass(2)?;
        let sign = Do::SignReview {
            review,
            verdict: Verdict::Continue,
            words: story.says(who, words)?,
        };
        story.does(who, sign).await?;
    }
    Ok(())
}

/// The neighbours draft it, both sign it; the entry says that it is agreed.
async fn both_agree(
    story: &mut Scene,
    cast: &Cast,
    version: u32,
    text: &str,
    euro: u64,
) -> Told<Citation> {
    story.drafts(&cast.ayse, text, euro).await?;
    story.signs(&cast.ayse, version).await?;
    story.stage.days_pass(10)?;
    story.signs(&cast.lena, version).await
}

/// The usual terms, with another notice.
fn terms(story: &Scene, form: Form, notice_days: u32) -> Terms {
    Terms {
        notice_days,
        ..story.terms(form)
    }
}

fn head_of_office() -> Basis {
    Basis::OwnAuthority {
        office: "head of the office".to_owned(),
    }
}

fn members_meeting(paper: &str) -> Basis {
    resolution("members' meeting", paper)
}
