//! From rows to claims: who owes is resolved, and what is moot left out.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{Act, Currency, Money, PartyId, StreamName, Timestamp, Words};

use super::{
    Filter, OwedProjection,
    claim::{Claim, Due, Kind, Whom},
    filter::Queries,
    moves::{MOTION, REASONED, declined, reached, recused},
    places::Places,
    row::Row,
    subjects::Subjects,
    whose::Whose,
};
use crate::{
    Ledger, Position, Projected, ReadError, RecordedEvent, Value, history::Said,
    projections::columns::Columns,
};

/// The claims of a filter, as the record stood at a position, seen at a moment.
pub(super) async fn read(
    projected: &Projected<OwedProjection>,
    filter: &Filter,
    position: Position,
    moment: Timestamp,
) -> Result<Vec<Claim>, ReadError> {
    let queries = filter.queries(position, moment);
    let mut known = Known::load(projected, &queries).await?;
    let (sql, parameters) = queries.claims();
    let rows = projected.query(&sql, parameters).await?;
    let mut claims = Vec::new();
    let mut seen = BTreeSet::new();
    for row in rows {
        let row = Row::read(row)?;
        // What is asked twice is owed since the first time.
        if !seen.insert((row.stream.id.clone(), row.claim.clone())) {
            continue;
        }
        let author = author(projected.ledger(), &row).await?;
        claims.extend(known.claim(row, author, moment));
    }
    if filter.asks_for_grounds() {
        let (sql, parameters) = queries.grounds();
        let rows = projected.query(&sql, parameters).await?;
        for ground in Ground::read_all(rows)? {
            known.learn(projected, &ground.stream, position).await?;
            claims.push((known.reopened(ground), None));
        }
    }
    claims.retain(|(claim, _)| filter.lets_through(claim));
    claims.sort_by_key(|(claim, _)| claim.position);
    let limit = filter.limit.and_then(|limit| usize::try_from(limit).ok());
    claims.truncate(limit.unwrap_or(usize::MAX));
    with_words(projected.ledger(), claims).await
}

async fn with_words(
    ledger: &Ledger,
    claims: Vec<(Claim, Option<Words>)>,
) -> Result<Vec<Claim>, ReadError> {
    let (mut claims, words): (Vec<_>, Vec<_>) = claims
        .into_iter()
        .map(|(claim, words)| (claim.position, claim, words))
        .map(|(position, claim, words)| (claim, (position, words)))
        .unzip();
    let opened = ledger.open_words(words).await?;
    for (claim, words) in claims.iter_mut().zip(opened) {
        claim.words = words.map(Said::from);
    }
    Ok(claims)
}

/// On whose account a contested entry stands, and who recorded it.
async fn author(ledger: &Ledger, row: &Row) -> Result<Option<Act<serde_json::Value>>, ReadError> {
    let entry = match row.kind {
        Kind::ContestedEntry => row.subject.as_deref().and_then(|entry| entry.parse().ok()),
        _ => None,
    };
    let Some(before) = entry.and_then(|entry: u64| entry.checked_sub(1)) else {
        return Ok(None);
    };
    let StreamName { aggregate_type, id } = &row.stream;
    let found = ledger.read_stream(aggregate_type, id, before, 1).await?;
    found.first().map(RecordedEvent::payload_as).transpose()
}

/// All that tells who owes, and whether it still matters.
struct Known {
    places: Places,
    subjects: Subjects,
    /// Streams of which the subjects are known.
    learned: BTreeSet<String>,
    /// What is open of each amount claimed.
    amounts: BTreeMap<(String, String), (i64, Currency)>,
}

impl Known {
    async fn load(
        projected: &Projected<OwedProjection>,
        queries: &Queries,
    ) -> Result<Self, ReadError> {
        let (sql, parameters) = queries.places();
        let places = Places::read(projected.query(&sql, parameters).await?)?;
        let (sql, parameters) = queries.subjects();
        let mut subjects = Subjects::default();
        subjects.learn(projected.query(&sql, parameters).await?)?;
        let (sql, parameters) = queries.amounts();
        let mut amounts: BTreeMap<_, (i64, Currency)> = BTreeMap::new();
        for values in projected.query(&sql, parameters).await? {
            let (mut columns, _) = Columns::at_position("the amounts", values)?;
            let key = (columns.text("stream_id")?, columns.text("claim")?);
            let minor = columns.integer("minor")?;
            let currency = columns.parsed("currency")?.unwrap_or(Currency::EUR);
            amounts.entry(key).or_insert((0, currency)).0 += minor;
        }
        Ok(Self {
            places,
            subjects,
            learned: BTreeSet::new(),
            amounts,
        })
    }

    /// The topics of a stream in which nothing else is owed.
    async fn learn(
        &mut self,
        projected: &Projected<OwedProjection>,
        stream: &StreamName,
        position: Position,
    ) -> Result<(), ReadError> {
        const OF_STREAM: &str = "\
            SELECT p.position, p.stream_id, p.subject, p.topic, p.belongs_to, p.note \
            FROM {subjects} p WHERE p.position <= $1 AND p.stream_id = $2 ORDER BY p.position, p.nth";
        let is_known = self.subjects.topic(&stream.id, None).is_some();
        if is_known || !self.learned.insert(stream.id.clone()) {
            return Ok(());
        }
        let parameters = vec![position.as_i64().into(), stream.id.as_str().into()];
        let rows = projected.query(OF_STREAM, parameters).await?;
        self.subjects.learn(rows)
    }

    /// The claim, unless it is moot.
    fn claim(
        &self,
        row: Row,
        author: Option<Act<serde_json::Value>>,
        moment: Timestamp,
    ) -> Option<(Claim, Option<Words>)> {
        let id = row.stream.id.as_str();
        let subject = row.subject.as_deref();
        let belongs_to = subject.and_then(|subject| self.subjects.belongs_to(id, subject));
        let of: Vec<&str> = subject.into_iter().chain(belongs_to).collect();
        if self.is_moot(&row, belongs_to) {
            return None;
        }
        let mut owed_to = self.places.who(id, &row.owed_to, &of, &[]);
        let explicit: Vec<PartyId> = row.owed_to.parties.iter().copied().collect();
        let owed_by = author
            .and_then(|act| self.answers_for(id, &act, &explicit))
            .unwrap_or_else(|| self.places.who(id, &row.owed_by, &of, &explicit));
        if row.owed_to.parties.is_empty() {
            owed_to = self.places.who(id, &row.owed_to, &of, &owed_by.parties);
        }
        if row.kind == Kind::Offer && owed_by.parties.is_empty() {
            return None;
        }
        let amount = self.amounts.get(&(id.to_owned(), row.claim.clone()));
        let due = row.due.or_else(|| {
            let day = self.subjects.note(id, subject?)?.parse().ok()?;
            (row.kind == Kind::ReviewDate).then_some(Due::Day(day))
        });
        let claim = Claim {
            kind: row.kind,
            topic: self.subjects.topic(id, subject),
            position: row.position,
            occurred_at: row.occurred_at,
            owed_by,
            owed_to,
            due,
            overdue: due.is_some_and(|due| due.has_passed(moment)),
            amount: amount.and_then(|(minor, currency)| {
                let minor = u64::try_from(*minor).ok()?;
                let currency = *currency;
                Some(Money { minor, currency })
            }),
            words: None,
            subject: row.subject,
            stream: row.stream,
        };
        Some((claim, row.words))
    }

    /// Who made a contested entry answers for it, or who recorded it, if that was somebody else than
    /// who contests it.
    fn answers_for(
        &self,
        stream: &str,
        act: &Act<serde_json::Value>,
        contester: &[PartyId],
    ) -> Option<Whom> {
        let actor = Whose::actor(&act.by);
        let recorder = act
            .relayed
            .as_ref()
            .map(|relayed| Whose::party(relayed.recorder).on(Some(relayed.side)));
        let named = [Some(actor), recorder].into_iter().flatten();
        let mut known = named.map(|whose| self.places.who(stream, &whose, &[], contester));
        known.find(|whom| !whom.parties.is_empty())
    }

    /// Whether nothing is owed after all, by what else is known.
    fn is_moot(&self, row: &Row, belongs_to: Option<&str>) -> bool {
        let id = row.stream.id.as_str();
        let subject = row.subject.as_deref().unwrap_or_default();
        match row.kind {
            // Under most rules an objection is just a voice against it.
            Kind::Objection => {
                self.subjects.note(id, subject) != Some(REASONED) || self.stepped_back(row)
            }
            Kind::CarryingOut => {
                let note = belongs_to.and_then(|proposal| self.subjects.note(id, proposal));
                note != Some(MOTION)
            }
            Kind::NewDecision | Kind::ReviewDate => belongs_to
                .is_some_and(|proposal| self.subjects.has_since(id, proposal, row.position)),
            Kind::AdviceAsked => {
                let mut decisions = self.subjects.parts(id, subject);
                decisions.any(|(decision, _)| {
                    let mut told = self.subjects.told(id, &reached(decision));
                    told.any(|told| told.position > row.position)
                })
            }
            Kind::Expense => {
                let amount = self.amounts.get(&(id.to_owned(), row.claim.clone()));
                amount.is_some_and(|(open, _)| *open <= 0)
            }
            // What a present holder declines cannot take effect.
            Kind::Offer => {
                let axis = row.owed_by.places.first();
                let holders = axis.map(|axis| self.places.parties(id, axis));
                let declined = self.places.parties(id, &declined(subject));
                holders.is_some_and(|holders| !holders.is_disjoint(&declined))
            }
            Kind::Proposal
            | Kind::Partnership
            | Kind::Concern
            | Kind::Dispute
            | Kind::Settlement
            | Kind::SuspendedDelivery
            | Kind::Review
            | Kind::RoleOffer
            | Kind::Revision
            | Kind::Imbalance
            | Kind::Say
            | Kind::UseOfGift
            | Kind::DisputedContribution
            | Kind::Invitation
            | Kind::Advice
            | Kind::Recommendation
            | Kind::Commitment
            | Kind::ContestedMinutes
            | Kind::ContestedEntry
            | Kind::Erasure
            | Kind::ReopenedGround => false,
        }
    }

    /// Whether the seat that objects has stepped back from the matter since.
    fn stepped_back(&self, row: &Row) -> bool {
        let id = row.stream.id.as_str();
        let seat = row.claim.rsplit('/').next().unwrap_or_default();
        let matter = self.subjects.topic(id, row.subject.as_deref());
        let mut told = self.subjects.told(id, &recused(seat));
        told.any(|told| {
            let covers = told.topic.as_ref().zip(matter.as_ref());
            told.position > row.position && covers.is_some_and(|(from, topic)| from.covers(topic))
        })
    }

    fn reopened(&self, ground: Ground) -> Claim {
        let id = ground.stream.id.as_str();
        Claim {
            kind: Kind::ReopenedGround,
            topic: self.subjects.topic(id, None),
            subject: Some(ground.sequence.to_string()),
            position: ground.position,
            occurred_at: ground.occurred_at,
            owed_by: self.places.who(id, &ground.owed_by, &[], &[]),
            owed_to: self.places.who(id, &ground.owed_to, &[], &[]),
            due: None,
            overdue: false,
            amount: None,
            words: None,
            stream: ground.stream,
        }
    }
}

/// An act that rests on a decision which was opened again.
struct Ground {
    stream: StreamName,
    sequence: u64,
    /// The later one of the act and the reopening.
    position: Position,
    occurred_at: Timestamp,
    owed_by: Whose,
    owed_to: Whose,
}

impl Ground {
    /// Each act once, since the first time that its ground was opened again.
    fn read_all(rows: Vec<Vec<Value>>) -> Result<Vec<Self>, ReadError> {
        let mut seen = BTreeSet::new();
        let mut grounds = Vec::new();
        for values in rows {
            let (mut columns, act) = Columns::at_position("the grounds", values)?;
            let stream = StreamName {
                aggregate_type: columns.text("stream_type")?,
                id: columns.text("stream_id")?,
            };
            let sequence = columns.integer("sequence")?.unsigned_abs();
            let owed_by = columns.json("owed_by")?.unwrap_or_default();
            let acted_at = columns.moment("occurred_at")?;
            let reopening = columns.position()?;
            let owed_to = columns.json("owed_to")?.unwrap_or_default();
            let reopened_at = columns.moment("occurred_at")?;
            if !seen.insert((act, sequence)) {
                continue;
            }
            let (position, occurred_at) = if act > reopening {
                (act, acted_at)
            } else {
                (reopening, reopened_at)
            };
            grounds.push(Self {
                stream,
                sequence,
                position,
                occurred_at,
                owed_by,
                owed_to,
            });
        }
        Ok(grounds)
    }
}
