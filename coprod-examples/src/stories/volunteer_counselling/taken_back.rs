//! The work goes back by a clause that the volunteers had accepted, and comes to them again.

use coprod_core::{
    Basis, ClauseId, Digest, ServiceCommand as Do,
    service::{Form, Work},
};

use super::{Before, Cast, asking, to_guideline};
use crate::{Scene, Told, document, resolution};

/// The town withdraws the guideline, and the Diakonie takes back what rested on it.
pub(super) async fn as_the_guideline_falls(
    scene: &mut Scene,
    cast: &Cast,
    clause: ClauseId,
) -> Told {
    println!("The law on housing benefit changes overnight, and the town withdraws its guideline.");
    let Cast { town, diakonie, .. } = cast;
    let withdraw = Do::WithdrawGuideline {
        version: 1,
        reason: scene.says(town, "Since the first of the month it gives wrong advice.")?,
        effective: scene.stage.now(),
    };
    let fact = scene.does(town, withdraw).await?;

    println!(
        "The Diakonie has no authority of its own to take the work back, but there is a clause."
    );
    let take_back = |reason, basis| Do::TakeBackImplementation {
        now: Vec::new(),
        basis,
        reason,
    };
    let reason = "Nobody shall advise by rules that are no longer true.";
    let office = "head of the counselling service".to_owned();
    let words = scene.says(diakonie, reason)?;
    let on_its_own = take_back(words, Basis::OwnAuthority { office });
    scene.is_refused(diakonie, on_its_own).await?;
    let words = scene.says(diakonie, reason)?;
    let by_the_clause = take_back(words, Basis::Clause { clause, fact });
    scene.does(diakonie, by_the_clause).await?;
    the_diakonie_keeps_it_meanwhile(scene, cast).await
}

async fn the_diakonie_keeps_it_meanwhile(scene: &mut Scene, cast: &Cast) -> Told {
    println!("Letters don't wait: its own people see to them meanwhile, for two months at most.");
    let diakonie = &cast.diakonie;
    let keep = Do::KeepImplementation {
        work: Work {
            concept: 1,
            guideline: None,
        },
        basis: resolution("management", "duty roster of the counselling service"),
        reason: scene.says(diakonie, "Until there is a guideline that is true.")?,
        review_by: scene.day_in(60)?,
    };
    scene.does(diakonie, keep).await?;
    let basis = resolution("management", "duty roster of the counselling service");
    scene.does(diakonie, Do::ResumeDelivery { basis }).await?;
    scene.stage.days_pass(40)
}

/// A new guideline is there, and the volunteers are asked again: the one who had declined as well.
pub(super) async fn and_offered_anew(scene: &mut Scene, cast: &Cast, before: Before) -> Told {
    println!("The town issues a new guideline, and the Diakonie asks the volunteers again.");
    let Cast {
        town,
        diakonie,
        association,
        retired,
        ..
    } = cast;
    let issue = Do::IssueGuideline {
        digest: Digest::of(b"Help with letters, guideline 2"),
        from: scene.stage.now(),
    };
    scene.does(town, issue).await?;
    let terms = scene.terms(Form::CitizensDeliverToGuidelines);
    let (offer, ask) = asking(scene, cast, terms, to_guideline(2))?;
    scene.does(diakonie, ask).await?;

    println!("This time both accept, and citizens advise again.");
    scene.stage.days_pass(9)?;
    let meeting = resolution("members' meeting", "resolution to go on");
    let agreement = Basis::Contract {
        document: document("volunteer's agreement, E. H."),
    };
    for (who, basis, text) in [
        (association, meeting, "We have read it, all twelve pages."),
        (retired, agreement, "You asked me again, as I had hoped."),
    ] {
        let accept = Do::AcceptImplementation {
            offer,
            basis,
            accepts: before.settled(),
            reason: scene.says(who, text)?,
            work: to_guideline(2),
        };
        scene.does(who, accept).await?;
    }
    scene.stage.days_pass(60)
}

/// No rule requires that what is expected happens, nor forbids what isn't.
pub(super) async fn with_an_unforeseen_outcome(scene: &mut Scene, cast: &Cast) -> Told {
    println!("And something comes of it that nobody had planned.");
    let association = &cast.association;
    let observe = Do::ObserveOutcome {
        outcome: scene.stage.id(),
        expected: None,
        words: scene.says(association, "Two who came with a letter now advise others.")?,
    };
    scene.does(association, observe).await?;
    Ok(())
}
