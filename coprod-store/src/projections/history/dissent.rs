//! Who was against a decision: standing objections, and dissent put on record.

use std::collections::BTreeMap;

use coprod_core::{SeatId, TopicKey, rules::Position as Stance};

use super::{
    entry::{Dissent, Entry},
    filter::SELECT,
    row::Row,
};
use crate::Value;

/// All that seats said to one decision, and who stepped back at that table. Each of the two is found
/// by an index of its own; joined by `OR` neither would be, and a long talk be read for each decision.
pub(super) fn query() -> String {
    format!(
        "{SELECT}WHERE e.position IN (\
           SELECT position FROM {{entries}} WHERE stream_id = $1 AND subject = $2 \
           UNION SELECT position FROM {{entries}} WHERE stream_id = $1 AND act = 'MemberRecused') \
         AND e.seat IS NOT NULL AND e.position <= $3 ORDER BY e.position"
    )
}

pub(super) fn parameters(decided: &Entry, until: i64) -> Vec<Value> {
    vec![
        decided.stream.id.as_str().into(),
        decided.subject.clone().into(),
        until.into(),
    ]
}

/// The voices against: of each seat the position it held in the end, if that was an objection, and
/// every dissent it put on record.
pub(super) fn against(decided: &Entry, voices: Vec<Row>) -> Vec<Row> {
    let mut held: BTreeMap<SeatId, Row> = BTreeMap::new();
    let mut recorded = Vec::new();
    for voice in voices {
        let Some(seat) = voice.seat else { continue };
        match voice.entry.act.as_str() {
            "PositionTaken" => {
                held.insert(seat, voice);
            }
            "ObjectionWithdrawn" => {
                held.remove(&seat);
            }
            "MemberRecused" if concerns(&voice.entry, decided) => {
                held.remove(&seat);
            }
            "DissentRecorded" => recorded.push(voice),
            _ => {}
        }
    }
    let objections = held
        .into_values()
        .filter(|voice| voice.stance == Some(Stance::Object));
    objections.chain(recorded).collect()
}

/// The voices as a reader gets them, or nothing where there are none.
pub(super) fn told(against: Vec<Row>) -> Option<Vec<Dissent>> {
    let told: Vec<_> = against.into_iter().filter_map(tell).collect();
    (!told.is_empty()).then_some(told)
}

fn tell(voice: Row) -> Option<Dissent> {
    let Row {
        entry,
        seat,
        stance,
        ..
    } = voice;
    let speaker = entry.on_behalf_of.or(entry.party);
    Some(Dissent {
        seat: seat?,
        party: speaker,
        side: entry.side,
        position: stance,
        words: entry.reason,
    })
}

/// Whether stepping back from a decision or topic voids the voice in `decided`.
fn concerns(recusal: &Entry, decided: &Entry) -> bool {
    if recusal.position > decided.position {
        return false;
    }
    if recusal.subject == decided.subject {
        return true;
    }
    let topic = |entry: &Entry| {
        entry
            .topic
            .as_deref()
            .and_then(|t| t.parse::<TopicKey>().ok())
    };
    match (topic(recusal), topic(decided)) {
        (Some(left), Some(matter)) => left.covers(&matter),
        _ => false,
    }
}
