//! What one neighbour gives, what it costs her, and how she is answered.

use coprod_core::{
    Actor, ContributionId, Engagement, EngagementCommand as Give, EngagementId, Role, Side,
    engagement::{
        Felt, Gift, Given, ImbalanceAnswer, Minutes, NoticeDays, Purpose, Towards, TrustLevel,
    },
};

use super::{super::telling::euros, Cast};
use crate::{Scene, Told, party_of};

pub(super) async fn marta_takes_up_a_role(story: &mut Scene, cast: &Cast) -> Told<EngagementId> {
    println!("The station asks Marta to come along on two evenings a week; she accepts.");
    let engagement = story.stage.id();
    let offer = Give::OfferRole {
        service: story.service,
        party: party_of(&cast.marta)?,
        counterpart: cast.station,
        role: Role::VOLUNTEER,
        side: Side::Citizen,
        scope: story.says(
            &cast.nurse,
            "Two evening visits a week, never alone at first.",
        )?,
        notice_days: NoticeDays::new(14)?,
        from: story.day_in(0)?,
    };
    gives(story, engagement, &cast.nurse, offer).await?;
    story.stage.days_pass(3)?;
    gives(story, engagement, &cast.marta, Give::AcceptRole {}).await?;
    Ok(engagement)
}

pub(super) async fn marta_gives_her_time(
    story: &mut Scene,
    cast: &Cast,
    engagement: EngagementId,
) -> Told {
    println!("Training, visits, and an evening on the telephone: all of it is work, and is seen.");
    for (minutes, purpose) in [
        (180, Purpose::Training),
        (95, Purpose::Direct),
        (110, Purpose::Direct),
        (40, Purpose::Coordination),
    ] {
        story.stage.days_pass(3)?;
        let contribution: ContributionId = story.stage.id();
        let given = Given {
            what: Gift::Time(Minutes::new(minutes)?),
            purpose,
            on: story.day_in(0)?,
            earmark: None,
        };
        let record = Give::RecordContribution {
            contribution,
            given,
        };
        gives(story, engagement, &cast.marta, record).await?;
        let confirm = Give::ConfirmContribution { contribution };
        gives(story, engagement, &cast.nurse, confirm).await?;
    }
    let expense = story.stage.id();
    let claim = Give::ClaimExpense {
        expense,
        amount: euros(18),
        purpose: story.says(&cast.marta, "Bus tickets in June")?,
        receipt: None,
    };
    gives(story, engagement, &cast.marta, claim).await?;
    let amount = euros(18);
    let reimburse = Give::ReimburseExpense { expense, amount };
    gives(story, engagement, &cast.nurse, reimburse).await
}

pub(super) async fn it_becomes_too_much_and_is_answered(
    story: &mut Scene,
    cast: &Cast,
    engagement: EngagementId,
) -> Told {
    println!("Two evenings become five. Marta says so, and is answered with a change.");
    story.stage.days_pass(45)?;
    feels(story, cast, engagement, (8, 3)).await?;
    let imbalance = story.stage.id();
    let ground = "We agreed on two evenings. Last week it was five, and I was alone on three.";
    let raise = Give::RaiseImbalance {
        imbalance,
        ground: story.says(&cast.marta, ground)?,
    };
    gives(story, engagement, &cast.marta, raise).await?;
    story.stage.days_pass(5)?;
    let change = "Two evenings, as agreed. A nurse takes over the others until two more have come.";
    let answer = Give::AnswerImbalance {
        imbalance,
        answer: ImbalanceAnswer::Change(story.says(&cast.nurse, change)?),
    };
    gives(story, engagement, &cast.nurse, answer).await?;
    story.stage.days_pass(30)?;
    feels(story, cast, engagement, (4, 7)).await
}

/// How it feels: what it costs, and what one has of it.
async fn feels(story: &mut Scene, cast: &Cast, engagement: EngagementId, felt: (u8, u8)) -> Told {
    let feel = Give::FeelBalance {
        cost: Felt::new(felt.0)?,
        benefit: Felt::new(felt.1)?,
        remark: None,
    };
    gives(story, engagement, &cast.marta, feel).await
}

pub(super) async fn both_say_how_much_they_trust(
    story: &mut Scene,
    cast: &Cast,
    engagement: EngagementId,
) -> Told {
    println!("Marta trusts the station's advice, the station what volunteers decide themselves.");
    for (who, towards, level) in [
        (&cast.marta, Towards::Organisation(cast.station), 1),
        (&cast.nurse, Towards::Role(Role::VOLUNTEER), 2),
    ] {
        let level = TrustLevel::new(level)?;
        let state = Give::StateTrust { towards, level };
        gives(story, engagement, who, state).await?;
    }
    Ok(())
}

async fn gives(story: &mut Scene, to: EngagementId, who: &Actor, what: Give) -> Told {
    story.stage.asks::<Engagement>(to, who, what).await?;
    Ok(())
}
