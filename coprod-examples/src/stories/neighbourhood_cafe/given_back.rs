//! It becomes too much for the neighbours: they give it back, and take up less of it again.

use coprod_core::{
    Basis, Citation, ServiceCommand as Do,
    round_table::Mode,
    service::{Addressees, Departure, Form},
};

use super::{
    super::telling::{Offering, by_concept},
    Cast, both_agree, head_of_office, terms,
};
use crate::{Scene, Told, party_of};

pub(super) async fn nobody_takes_it_back_on_their_own(story: &mut Scene, cast: &Cast) -> Told {
    println!("Twice the café stays closed. The office would take it back; it can't on its own.");
    story.stage.days_pass(90)?;
    let take_back = Do::TakeBackImplementation {
        now: vec![cast.welfare],
        basis: head_of_office(),
        reason: story.says(&cast.lena, "People stood before a closed door.")?,
    };
    story.is_refused(&cast.lena, take_back).await
}

pub(super) async fn the_neighbours_give_it_back(story: &mut Scene, cast: &Cast) -> Told {
    println!("The neighbours themselves say that it has become too much, and give notice.");
    story.stage.days_pass(20)?;
    for (who, reason) in [
        (&cast.ayse, "We are six, and it takes twelve."),
        (&cast.tariq, "I begin an apprenticeship in another town."),
        (&cast.hanna, "Alone I can hold a key, not a café."),
    ] {
        let give_back = Do::ReturnImplementation {
            effective: story.in_days(56)?,
            reason: story.says(who, reason)?,
        };
        story.does(who, give_back).await?;
    }
    Ok(())
}

pub(super) async fn the_doors_are_closed(story: &mut Scene, cast: &Cast) -> Told {
    println!("Once the notice is over it is recorded: nobody runs the café, and it is closed.");
    story.stage.days_pass(56)?;
    for party in [
        cast.neighbours,
        party_of(&cast.tariq)?,
        party_of(&cast.hanna)?,
    ] {
        let departure = Departure::Returned;
        let record = Do::RecordDeparture { party, departure };
        story.does(&cast.lena, record).await?;
    }
    Ok(())
}

pub(super) async fn the_office_opens_them_for_a_winter(story: &mut Scene, cast: &Cast) -> Told {
    println!("Over the winter the office runs it, as both planned it. The café is open again.");
    story.stage.days_pass(14)?;
    let keep = Do::KeepImplementation {
        work: by_concept(3),
        basis: head_of_office(),
        reason: story.says(&cast.lena, "Until spring, so that the room stays warm.")?,
        review_by: story.day_in(120)?,
    };
    story.does(&cast.lena, keep).await?;
    let basis = head_of_office();
    story.does(&cast.lena, Do::ResumeDelivery { basis }).await?;
    Ok(())
}

pub(super) async fn both_plan_what_can_be_borne(story: &mut Scene, cast: &Cast) -> Told<Citation> {
    println!("A fourth concept: three evenings, nobody alone, and a paid hand for the accounts.");
    story.stage.days_pass(70)?;
    let text = "Three evenings, two hosts each; a paid hand keeps key and accounts.";
    both_agree(story, cast, 4, text, 36_000).await
}

pub(super) async fn neighbours_run_it_again(
    story: &mut Scene,
    cast: &Cast,
    concept: Citation,
) -> Told {
    println!("The office asks those who ran it. Tariq declines, Hanna and the others accept.");
    let (tariq, hanna) = (party_of(&cast.tariq)?, party_of(&cast.hanna)?);
    let offering = Offering {
        to: Addressees::Parties(vec![cast.neighbours, tariq, hanna]),
        mode: Mode::Citizens,
        terms: terms(story, Form::CitizensDeliverJointPlan, 56),
        days: 45,
        reason: "With less to carry: would you run it again?",
    };
    let work = by_concept(4);
    let offer = story
        .offers_implementation(&cast.lena, work, offering)
        .await?;
    story.stage.days_pass(12)?;
    let decline = Do::DeclineImplementation {
        offer,
        reason: story.says(&cast.tariq, "I only come home at weekends. As a guest!")?,
    };
    story.does(&cast.tariq, decline).await?;
    for (who, reason) in [
        (&cast.hanna, "With two of us an evening, yes."),
        (&cast.ayse, "Three evenings we can promise, and keep."),
    ] {
        let basis = Basis::Agreement(concept.clone());
        story
            .accepts_implementation(who, offer, work, basis, reason)
            .await?;
    }
    Ok(())
}
