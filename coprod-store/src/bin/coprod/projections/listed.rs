//! All who follow the record, with what each is stopped at and what was done about it.

use coprod_store::{
    FollowerKind, FollowerStatus, Intervention, InterventionAction, Ledger, ParkedStream,
};
use serde::Serialize;

use super::{Form, json};
use crate::{failure::Failure, messages::Messages, text::one_line};

#[derive(Debug, Serialize)]
struct Follower {
    #[serde(flatten)]
    status: FollowerStatus,
    parked_streams: Vec<ParkedStream>,
    interventions: Vec<Intervention>,
}

pub(super) async fn told(
    ledger: &Ledger,
    messages: &Messages,
    format: Form,
) -> Result<String, Failure> {
    let mut followers = Vec::new();
    for status in ledger.followers().await? {
        followers.push(Follower {
            parked_streams: ledger.parked_of(&status).await?,
            interventions: ledger.interventions_of(&status).await?,
            status,
        });
    }
    if format == Form::Json {
        return json(&followers);
    }
    let head = ledger.head().await?;
    let mut lines = vec![messages.say("projections-head", [("head", head.0.into())])];
    if followers.is_empty() {
        lines.push(messages.plain("projections-none"));
    }
    for follower in &followers {
        lines.push(String::new());
        lines.push(line(messages, &follower.status));
        let below = follower
            .parked_streams
            .iter()
            .map(|parked| stopped(messages, parked))
            .chain(follower.interventions.iter().map(|it| done(messages, it)));
        lines.extend(below.map(|line| format!("  {line}")));
    }
    Ok(lines.join("\n") + "\n")
}

fn line(messages: &Messages, status: &FollowerStatus) -> String {
    let lag = if status.lag == 0 {
        messages.plain("projections-up-to-date")
    } else {
        messages.say("projections-behind", [("lag", status.lag.into())])
    };
    let key = match status.kind {
        FollowerKind::Projection => "projections-projection",
        FollowerKind::Subscription => "projections-subscription",
        FollowerKind::Reaction => "projections-reaction",
    };
    messages.say(
        key,
        [
            ("name", one_line(&status.name).into()),
            ("version", status.version.to_string().into()),
            ("live", yes(status.is_live)),
            ("position", status.position.to_string().into()),
            ("lag", lag.into()),
            ("followed", yes(status.is_followed)),
        ],
    )
}

fn yes<'a>(is_so: bool) -> fluent_bundle::FluentValue<'a> {
    if is_so { "yes" } else { "no" }.into()
}

fn stopped(messages: &Messages, parked: &ParkedStream) -> String {
    let stream = format!("{}/{}", parked.aggregate_type, parked.aggregate_id);
    messages.say(
        "projections-parked",
        [
            ("position", parked.position.to_string().into()),
            ("stream", one_line(&stream).into()),
            ("error", one_line(&parked.error).into()),
        ],
    )
}

fn done(messages: &Messages, intervention: &Intervention) -> String {
    let key = match intervention.action {
        InterventionAction::Retry => "projections-retried",
        InterventionAction::Skip => "projections-skipped",
    };
    messages.say(
        key,
        [
            ("by", one_line(&intervention.by).into()),
            ("position", intervention.position.to_string().into()),
            ("reason", one_line(&intervention.reason).into()),
        ],
    )
}
