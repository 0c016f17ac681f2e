//! Form 4: a nursing association helps a social station and has a say in what it does.

use coprod_core::{
    Actor, Digest, DisputeId, OfferId, OutcomeId, PartyId, Role, ServiceCommand as Do, ServiceId,
    Side,
    round_table::Mode,
    service::{Addressees, Form, Verdict},
};
use coprod_store::Ledger;

use super::telling::{Offering, by_concept};
use crate::{Scene, Told, party_of, resolution};

mod martas_engagement;

use martas_engagement::{
    both_say_how_much_they_trust, it_becomes_too_much_and_is_answered, marta_gives_her_time,
    marta_takes_up_a_role,
};

/// Who takes part: each organisation's speaker, and for whom they speak.
struct Cast {
    chair: Actor,
    association: PartyId,
    nurse: Actor,
    station: PartyId,
    marta: Actor,
}

/// Tells the story into a ledger, and names the service it is about.
///
/// # Errors
/// When a rule refuses what the story needs, or the ledger fails.
pub async fn tell(ledger: &Ledger) -> Told<ServiceId> {
    let mut story = Scene::on(ledger, 420)?;
    let cast = everybody_is_registered(&mut story).await?;

    the_association_asks_the_station(&mut story, &cast).await?;
    both_plan(&mut story, &cast).await?;
    the_first_concept_is_refused(&mut story, &cast).await?;
    the_second_concept_is_agreed(&mut story, &cast).await?;
    it_is_settled_who_is_competent(&mut story, &cast).await?;
    it_is_settled_who_has_the_last_word(&mut story, &cast).await?;

    the_first_offer_to_implement_is_declined(&mut story, &cast).await?;
    the_second_is_accepted(&mut story, &cast).await?;
    let expected = delivery_begins(&mut story, &cast).await?;

    let engagement = marta_takes_up_a_role(&mut story, &cast).await?;
    marta_gives_her_time(&mut story, &cast, engagement).await?;
    it_becomes_too_much_and_is_answered(&mut story, &cast, engagement).await?;
    both_say_how_much_they_trust(&mut story, &cast, engagement).await?;

    let dispute = the_station_disputes_how_visits_are_noted(&mut story, &cast).await?;
    the_last_word_ends_it(&mut story, &cast, dispute).await?;
    what_came_of_it_is_told(&mut story, &cast, expected).await?;
    the_review_goes_on_with_dissent(&mut story, &cast).await?;
    Ok(story.service)
}

async fn everybody_is_registered(story: &mut Scene) -> Told<Cast> {
    println!("A nursing association, a social station and a neighbour are registered.");
    let stage = &mut story.stage;
    let (citizen, professional) = (Side::Citizen, Side::Professional);
    let renate = stage
        .person("Renate Vogt", citizen, Role::VOLUNTEER)
        .await?;
    let sabine = stage
        .person("Sabine Kern", professional, Role::PROFESSIONAL)
        .await?;
    let marta = stage.person("Marta Lang", citizen, Role::NEIGHBOUR).await?;
    let chair = stage
        .organisation("Krankenpflegeverein Altdorf", &renate, "minutes of 3 March")
        .await?;
    let nurse = stage
        .organisation("Sozialstation Altdorf", &sabine, "resolution 2025/7")
        .await?;
    Ok(Cast {
        association: party_of(&chair)?,
        station: party_of(&nurse)?,
        chair,
        nurse,
        marta,
    })
}

async fn the_association_asks_the_station(story: &mut Scene, cast: &Cast) -> Told {
    println!("The association proposes evening visits and asks the station; it accepts.");
    let propose = Do::ProposeService {
        need: story.says(&cast.chair, "After five o'clock nobody comes by any more.")?,
        title: "Evenings at home".to_owned(),
        topic: "care".parse()?,
        asks_of: Some(cast.station),
        arises_from: None,
    };
    story.does(&cast.chair, propose).await?;
    story.stage.days_pass(12)?;
    story.does(&cast.nurse, Do::AcceptProposal {}).await?;
    Ok(())
}

async fn both_plan(story: &mut Scene, cast: &Cast) -> Told {
    println!("The association offers to plan together, on the usual terms; the station accepts.");
    let terms = story.terms(Form::FullCoProduction);
    let offering = Offering {
        to: both(cast),
        mode: Mode::Shared,
        terms,
        days: 30,
        reason: "Our members pay for it, your nurses know how it is done.",
    };
    let offer = story.offers_planning(&cast.chair, offering).await?;
    story.stage.days_pass(9)?;
    let accept = Do::AcceptPlanning {
        offer,
        basis: resolution("management", "resolution 2025/9"),
        accepts: Vec::new(),
        reason: story.says(&cast.nurse, "You hear what people don't tell us.")?,
    };
    story.does(&cast.nurse, accept).await?;
    Ok(())
}

async fn the_first_concept_is_refused(story: &mut Scene, cast: &Cast) -> Told {
    println!("The station drafts and signs a concept; the association refuses it, with a reason.");
    let text = "Evening visits of 15 minutes each, by a fixed list of tasks.";
    story.drafts(&cast.nurse, text, 24_000).await?;
    story.signs(&cast.nurse, 1).await?;
    story.stage.days_pass(14)?;
    let reason = "A quarter of an hour is care by the clock. People want to be listened to.";
    let refuse = Do::RefuseConcept {
        version: 1,
        reason: story.says(&cast.chair, reason)?,
    };
    story.does(&cast.chair, refuse).await?;
    Ok(())
}

async fn the_second_concept_is_agreed(story: &mut Scene, cast: &Cast) -> Told {
    println!("They write a second version together, and both sign it: it is agreed.");
    story.stage.days_pass(21)?;
    let text = "Nurses care, neighbours stay: as long as it takes, two evenings a week.";
    story.drafts(&cast.chair, text, 21_000).await?;
    story.signs(&cast.chair, 2).await?;
    story.signs(&cast.nurse, 2).await?;
    Ok(())
}

async fn it_is_settled_who_is_competent(story: &mut Scene, cast: &Cast) -> Told {
    println!("Nursing is reserved to professionals by law; the visits are the association's.");
    let (chair, nurse) = (&cast.chair, &cast.nurse);
    story
        .names_matter(nurse, "care/nursing", Some("§ 4 PflBG"))
        .await?;
    story.names_matter(chair, "care/visits", None).await?;
    let amiss = Do::ProposeCompetence {
        competence: story.stage.id(),
        topic: "care/nursing".parse()?,
        holder: cast.association,
    };
    story.is_refused(chair, amiss).await?;
    story
        .competence_is_agreed("care/nursing", cast.station, nurse, &[chair])
        .await?;
    story
        .competence_is_agreed("care/visits", cast.association, chair, &[nurse])
        .await?;
    Ok(())
}

async fn it_is_settled_who_has_the_last_word(story: &mut Scene, cast: &Cast) -> Told {
    println!("On visits the association has the last word, on the rest the station.");
    let (chair, nurse) = (&cast.chair, &cast.nurse);
    story
        .last_word_is_agreed(Some("care/visits"), cast.association, nurse, &[chair])
        .await?;
    story
        .last_word_is_agreed(None, cast.station, chair, &[nurse])
        .await
}

async fn the_first_offer_to_implement_is_declined(story: &mut Scene, cast: &Cast) -> Told {
    println!("The station offers to implement together; the association declines those terms.");
    story.stage.days_pass(7)?;
    let offer = the_station_offers_to_implement(story, cast, 90).await?;
    story.stage.days_pass(10)?;
    let reason = "Ninety days' notice binds volunteers longer than any lease.";
    let decline = Do::DeclineImplementation {
        offer,
        reason: story.says(&cast.chair, reason)?,
    };
    story.does(&cast.chair, decline).await?;
    Ok(())
}

async fn the_second_is_accepted(story: &mut Scene, cast: &Cast) -> Told {
    println!("With four weeks' notice it is another offer, and the association accepts.");
    story.stage.days_pass(6)?;
    let offer = the_station_offers_to_implement(story, cast, 28).await?;
    story.stage.days_pass(8)?;
    let basis = resolution("board", "board minutes of 2 June");
    let reason = "Four weeks we can promise.";
    story
        .accepts_implementation(&cast.chair, offer, by_concept(2), basis, reason)
        .await?;
    Ok(())
}

async fn the_station_offers_to_implement(
    story: &mut Scene,
    cast: &Cast,
    notice_days: u32,
) -> Told<OfferId> {
    let mut terms = story.terms(Form::FullCoProduction);
    terms.notice_days = notice_days;
    let offering = Offering {
        to: both(cast),
        mode: Mode::Shared,
        terms,
        days: 21,
        reason: "We can't do the evenings alone, and you should not have to either.",
    };
    story
        .offers_implementation(&cast.nurse, by_concept(2), offering)
        .await
}

async fn delivery_begins(story: &mut Scene, cast: &Cast) -> Told<OutcomeId> {
    println!("The visits begin, and it is said what is expected of them.");
    story.stage.days_pass(14)?;
    story
        .does(&cast.nurse, Do::StartDelivery { concept: 2 })
        .await?;
    let outcome = story.stage.id();
    let expect = Do::ExpectOutcome {
        outcome,
        words: story.says(&cast.nurse, "Fewer emergency calls between six and ten.")?,
        by_when: Some(story.day_in(180)?),
    };
    story.does(&cast.nurse, expect).await?;
    Ok(outcome)
}

async fn the_station_disputes_how_visits_are_noted(
    story: &mut Scene,
    cast: &Cast,
) -> Told<DisputeId> {
    println!(
        "The station wants every visit noted by the minute. It is a dispute, and is answered."
    );
    story.stage.days_pass(20)?;
    let dispute = story.stage.id();
    let reason = "Without times nobody can show that the evenings were covered.";
    let raise = Do::RaiseDispute {
        dispute,
        topic: "care/visits".parse()?,
        reason: story.says(&cast.nurse, reason)?,
        answer_by: story.in_days(21)?,
    };
    story.does(&cast.nurse, raise).await?;
    story.stage.days_pass(8)?;
    let answer = "Who counts minutes stops listening. We note that we came, not for how long.";
    let answer = Do::AnswerDispute {
        dispute,
        answer: story.says(&cast.chair, answer)?,
    };
    story.does(&cast.chair, answer).await?;

    println!("The station signs a compromise, the association doesn't: it is not settled.");
    story.stage.days_pass(6)?;
    let sign = Do::SignSettlement {
        dispute,
        digest: Digest::of(b"Beginning and end are noted, to the quarter of an hour."),
        terms: story.says(&cast.nurse, "To the quarter of an hour.")?,
    };
    story.does(&cast.nurse, sign).await?;
    Ok(dispute)
}

async fn the_last_word_ends_it(story: &mut Scene, cast: &Cast, dispute: DisputeId) -> Told {
    println!("Only who has the last word on visits ends it, and says why.");
    story.stage.days_pass(10)?;
    let ruling = "Each visit is noted with its day, and with what the nurse should know.";
    let rule = Do::ExerciseLastWord {
        dispute,
        ruling: story.says(&cast.nurse, "By the quarter of an hour.")?,
        reason: story.says(&cast.nurse, "We answer for the evenings.")?,
    };
    story.is_refused(&cast.nurse, rule).await?;
    let reason = "No fund pays by the minute here. What the station must know, it gets.";
    let rule = Do::ExerciseLastWord {
        dispute,
        ruling: story.says(&cast.chair, ruling)?,
        reason: story.says(&cast.chair, reason)?,
    };
    story.does(&cast.chair, rule).await?;
    Ok(())
}

async fn what_came_of_it_is_told(story: &mut Scene, cast: &Cast, expected: OutcomeId) -> Told {
    println!("What was expected came, and friendships that nobody had foreseen.");
    story.stage.days_pass(60)?;
    let observe = Do::ObserveOutcome {
        outcome: story.stage.id(),
        expected: Some(expected),
        words: story.says(&cast.nurse, "Eleven calls in two months instead of thirty.")?,
    };
    story.does(&cast.nurse, observe).await?;
    let observe = Do::ObserveOutcome {
        outcome: story.stage.id(),
        expected: None,
        words: story.says(&cast.chair, "Four whom we visited now visit others.")?,
    };
    story.does(&cast.chair, observe).await?;
    Ok(())
}

async fn the_review_goes_on_with_dissent(story: &mut Scene, cast: &Cast) -> Told {
    println!("In the review the station would plan anew, the association go on: it goes on.");
    let review = story.stage.id();
    let due = story.in_days(30)?;
    story
        .does(&cast.chair, Do::OpenReview { review, due })
        .await?;
    story.stage.days_pass(11)?;
    for (who, verdict, words) in [
        (
            &cast.nurse,
            Verdict::Revise,
            "The notes are too thin for us.",
        ),
        (
            &cast.chair,
            Verdict::Continue,
            "People ask for us. That is what we wanted.",
        ),
    ] {
        let sign = Do::SignReview {
            review,
            verdict,
            words: story.says(who, words)?,
        };
        story.does(who, sign).await?;
    }
    Ok(())
}

fn both(cast: &Cast) -> Addressees {
    Addressees::Parties(vec![cast.association, cast.station])
}
