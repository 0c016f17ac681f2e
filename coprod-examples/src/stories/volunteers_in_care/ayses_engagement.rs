//! What one volunteer gives, gets, says and feels.

use coprod_core::{
    Citation, Engagement, EngagementCommand as Do, EngagementId, Followed, Role, SayForm, SayId,
    Side,
    engagement::{Felt, Gift, Given, ImbalanceAnswer, Minutes, NoticeDays, Purpose},
};

use super::{Cast, euros, topic};
use crate::{Scene, Told, document, party_of};

/// Where her engagement stands, and the say that she was granted.
pub(super) struct Ayses {
    engagement: EngagementId,
    say: SayId,
}

/// It begins, and soon weighs more than it gives.
pub(super) async fn begins(scene: &mut Scene, cast: &Cast) -> Told<Ayses> {
    let hers = Ayses {
        engagement: scene.stage.id(),
        say: scene.stage.id(),
    };
    the_home_offers_her_a_role(scene, cast, &hers).await?;
    she_gives_her_time(scene, cast, &hers).await?;
    she_gets_her_fares_back(scene, cast, &hers).await?;
    she_says_that_it_is_too_much(scene, cast, &hers).await?;
    Ok(hers)
}

async fn the_home_offers_her_a_role(scene: &mut Scene, cast: &Cast, hers: &Ayses) -> Told {
    println!("The home offers Ayşe a role of her own, with a say in the concept; she accepts.");
    let Cast { home, ayse, .. } = cast;
    let id = hers.engagement;
    let offer = Do::OfferRole {
        service: scene.service,
        party: party_of(ayse)?,
        counterpart: party_of(home)?,
        role: Role::VOLUNTEER,
        side: Side::Citizen,
        scope: scene.says(home, "Two afternoons a week, and what is read and played.")?,
        notice_days: NoticeDays::new(14)?,
        from: scene.day_in(-30)?,
    };
    let stage = &mut scene.stage;
    stage.asks::<Engagement>(id, home, offer).await?;
    stage
        .asks::<Engagement>(id, ayse, Do::AcceptRole {})
        .await?;
    let grant = Do::GrantSay {
        say: hers.say,
        topic: topic("company")?,
        form: SayForm::PROPOSAL,
    };
    stage.asks::<Engagement>(id, home, grant).await?;
    Ok(())
}

async fn she_gives_her_time(scene: &mut Scene, cast: &Cast, hers: &Ayses) -> Told {
    println!("Her afternoons are recorded, and so is the day on which she learnt about dementia.");
    let Cast { home, ayse, .. } = cast;
    let id = hers.engagement;
    for (minutes, purpose, days_ago) in [
        (180, Purpose::Direct, 9),
        (360, Purpose::Training, 4),
        (45, Purpose::Coordination, 1),
    ] {
        let contribution = scene.stage.id();
        let given = Given {
            what: Gift::Time(Minutes::new(minutes)?),
            purpose,
            on: scene.day_in(-days_ago)?,
            earmark: None,
        };
        let record = Do::RecordContribution {
            contribution,
            given,
        };
        let confirm = Do::ConfirmContribution { contribution };
        let stage = &mut scene.stage;
        stage.asks::<Engagement>(id, ayse, record).await?;
        stage.asks::<Engagement>(id, home, confirm).await?;
    }
    Ok(())
}

async fn she_gets_her_fares_back(scene: &mut Scene, cast: &Cast, hers: &Ayses) -> Told {
    println!("She claims her fares to the course, and is paid them.");
    let Cast { home, ayse, .. } = cast;
    let id = hers.engagement;
    let (expense, amount) = (scene.stage.id(), euros(38));
    let claim = Do::ClaimExpense {
        expense,
        amount,
        purpose: scene.says(ayse, "The train to the course, both ways.")?,
        receipt: Some(document("return ticket")),
    };
    let stage = &mut scene.stage;
    stage.asks::<Engagement>(id, ayse, claim).await?;
    let reimburse = Do::ReimburseExpense { expense, amount };
    stage.asks::<Engagement>(id, home, reimburse).await?;
    Ok(())
}

async fn she_says_that_it_is_too_much(scene: &mut Scene, cast: &Cast, hers: &Ayses) -> Told {
    println!("It costs her more than it gives her. She says so, and the home changes something.");
    let Cast { home, ayse, .. } = cast;
    let id = hers.engagement;
    she_feels(scene, cast, hers, 8, 3).await?;
    let imbalance = scene.stage.id();
    let ground = scene.says(ayse, "When I come in, nobody knows that I am to come.")?;
    let raise = Do::RaiseImbalance { imbalance, ground };
    let change = scene.says(
        home,
        "A nurse meets you at the door, by name; coffee included.",
    )?;
    let answer = Do::AnswerImbalance {
        imbalance,
        answer: ImbalanceAnswer::Change(change),
    };
    let stage = &mut scene.stage;
    stage.asks::<Engagement>(id, ayse, raise).await?;
    stage.days_pass(3)?;
    stage.asks::<Engagement>(id, home, answer).await?;
    Ok(())
}

/// She has used her say where she drafted the concept; the home tells what became of it.
pub(super) async fn gets_an_answer(
    scene: &mut Scene,
    cast: &Cast,
    hers: Ayses,
    draft: Citation,
) -> Told {
    println!("That draft was Ayşe using her say. The home answers, and the balance turns.");
    let Cast { home, ayse, .. } = cast;
    let Ayses { engagement, say } = hers;
    let exercise = Do::ExerciseSay {
        say,
        cited: draft.clone(),
    };
    let answer = Do::AnswerSay {
        say,
        cited: draft,
        followed: Followed::Followed,
        reason: scene.says(home, "We signed it as you wrote it.")?,
    };
    let stage = &mut scene.stage;
    stage.asks::<Engagement>(engagement, ayse, exercise).await?;
    stage.asks::<Engagement>(engagement, home, answer).await?;
    she_feels(scene, cast, &hers, 4, 8).await
}

async fn she_feels(scene: &mut Scene, cast: &Cast, hers: &Ayses, weighs: u8, gives: u8) -> Told {
    let feel = Do::FeelBalance {
        cost: Felt::new(weighs)?,
        benefit: Felt::new(gives)?,
        remark: None,
    };
    let stage = &mut scene.stage;
    stage
        .asks::<Engagement>(hers.engagement, &cast.ayse, feel)
        .await?;
    Ok(())
}
