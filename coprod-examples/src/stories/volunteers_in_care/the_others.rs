//! What the others give who come along, and how it feels to them.

use coprod_core::{
    Actor, Engagement, EngagementCommand as Do, EngagementId, Role, Side,
    engagement::{Felt, Gift, Given, Minutes, NoticeDays, Purpose},
};

use super::Cast;
use crate::{Scene, Told, party_of};

/// Word gets round that a change was made, and five more come.
pub(super) async fn come_along(scene: &mut Scene, cast: &Cast) -> Told {
    println!("Five more from the quarter come along, each by an agreement of their own.");
    for (name, minutes, weighs, gives) in [
        ("Dilek Aydın", 120, 3, 8),
        ("Bernd Koch", 90, 5, 6),
        ("Elena Popescu", 150, 2, 9),
        ("Heinz Vogel", 60, 6, 5),
        ("Sabine Lang", 120, 4, 7),
    ] {
        let role = Role::VOLUNTEER;
        let who = scene.stage.person(name, Side::Citizen, role).await?;
        let engagement = takes_a_role(scene, cast, &who).await?;
        gives_an_afternoon(scene, cast, &who, engagement, minutes).await?;
        let feel = Do::FeelBalance {
            cost: Felt::new(weighs)?,
            benefit: Felt::new(gives)?,
            remark: None,
        };
        let stage = &mut scene.stage;
        stage.asks::<Engagement>(engagement, &who, feel).await?;
    }
    Ok(())
}

async fn takes_a_role(scene: &mut Scene, cast: &Cast, who: &Actor) -> Told<EngagementId> {
    let engagement = scene.stage.id();
    let offer = Do::OfferRole {
        service: scene.service,
        party: party_of(who)?,
        counterpart: party_of(&cast.home)?,
        role: Role::VOLUNTEER,
        side: Side::Citizen,
        scope: scene.says(&cast.home, "One afternoon a week.")?,
        notice_days: NoticeDays::new(14)?,
        from: scene.day_in(-7)?,
    };
    let stage = &mut scene.stage;
    stage
        .asks::<Engagement>(engagement, &cast.home, offer)
        .await?;
    stage
        .asks::<Engagement>(engagement, who, Do::AcceptRole {})
        .await?;
    Ok(engagement)
}

async fn gives_an_afternoon(
    scene: &mut Scene,
    cast: &Cast,
    who: &Actor,
    engagement: EngagementId,
    minutes: u16,
) -> Told {
    let contribution = scene.stage.id();
    let given = Given {
        what: Gift::Time(Minutes::new(minutes)?),
        purpose: Purpose::Direct,
        on: scene.day_in(-1)?,
        earmark: None,
    };
    let record = Do::RecordContribution {
        contribution,
        given,
    };
    let confirm = Do::ConfirmContribution { contribution };
    let stage = &mut scene.stage;
    stage.asks::<Engagement>(engagement, who, record).await?;
    stage
        .asks::<Engagement>(engagement, &cast.home, confirm)
        .await?;
    Ok(())
}
