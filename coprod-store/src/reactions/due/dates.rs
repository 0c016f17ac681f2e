//! What waits for its day: a read model.

use coprod_core::{
    Act, Decider, PartyId, ReviewId, Service, ServiceEvent, ServiceId, Timestamp,
    service::Departure,
};

use super::is;
use crate::{
    Column, FoldError, Ledger, Position, Projection, ReactError, RecordedEvent, Rows, Table, Value,
};

static DATES: Table = Table {
    name: "dates",
    columns: &[
        Column::text("service"),
        Column::text("kind"),
        Column::text("subject"),
        Column::integer("due"),
        Column::integer("set_by"),
    ],
    key: &["service", "kind", "subject"],
    indexes: &[&["due"]],
};

const SELECT_DUE: &str = "
    SELECT service, kind, subject, set_by FROM {dates} WHERE due <= $1 ORDER BY due, set_by";

const FORGET_SHARES: &str = "
    DELETE FROM {dates} WHERE service = $1 AND kind IN ('planning', 'implementation')";

const REVIEW: &str = "review";
const PLANNING: &str = "planning";
const IMPLEMENTATION: &str = "implementation";
const PARTNERSHIP: &str = "partnership";

/// Something whose day has come.
pub(super) struct Due {
    /// The event that set the day.
    pub(super) set_by: Position,
    pub(super) service: ServiceId,
    pub(super) what: Over,
}

/// What is over.
pub(super) enum Over {
    Review(ReviewId),
    /// A share that this party gave up.
    Share(PartyId),
    /// That this party takes part.
    Partnership(PartyId),
}

/// The days that reviews and givings-up of services wait for.
pub(super) struct Dates;

impl Projection for Dates {
    const NAME: &'static str = "due_dates";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = &[&DATES];

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        if !is(event, <Service as Decider>::TYPE, &SET_OR_END) {
            return Ok(());
        }
        let act: Act<ServiceEvent> = event.payload_as()?;
        let day = Day { event, act: &act };
        day.set(rows);
        day.end(rows);
        Ok(())
    }
}

const SET_OR_END: [&str; 10] = [
    "ReviewOpened",
    "ReviewHeld",
    "PlanningReturned",
    "ImplementationReturned",
    "PlanningVacated",
    "ImplementationVacated",
    "HolderVacated",
    "PartnerLeft",
    "PartnerJoined",
    "ServiceReopened",
];

struct Day<'e> {
    event: &'e RecordedEvent,
    act: &'e Act<ServiceEvent>,
}

impl Day<'_> {
    fn set(&self, rows: &mut Rows) {
        let party = || self.act.by.principal().map(|party| party.to_string());
        let day = match &self.act.what {
            ServiceEvent::ReviewOpened { review, due } => Some((REVIEW, review.to_string(), due)),
            ServiceEvent::PlanningReturned { effective, .. } => {
                party().map(|party| (PLANNING, party, effective))
            }
            ServiceEvent::ImplementationReturned { effective, .. } => {
                party().map(|party| (IMPLEMENTATION, party, effective))
            }
            ServiceEvent::PartnerLeft { effective, .. } => {
                party().map(|party| (PARTNERSHIP, party, effective))
            }
            _ => None,
        };
        if let Some((kind, subject, due)) = day {
            let set_by = self.event.position.as_i64();
            let values = vec![
                self.service(),
                kind.into(),
                subject.into(),
                due.as_micros().into(),
                set_by.into(),
            ];
            rows.put(&DATES, values);
        }
    }

    fn end(&self, rows: &mut Rows) {
        let mut forget = |kind: &str, subject: String| {
            rows.remove(&DATES, vec![self.service(), kind.into(), subject.into()]);
        };
        match &self.act.what {
            ServiceEvent::ReviewHeld { review, .. } => forget(REVIEW, review.to_string()),
            ServiceEvent::PlanningVacated { holder, .. } => forget(PLANNING, holder.to_string()),
            ServiceEvent::ImplementationVacated { holder, .. } => {
                forget(IMPLEMENTATION, holder.to_string());
            }
            ServiceEvent::PartnerJoined { party, .. } => forget(PARTNERSHIP, party.to_string()),
            ServiceEvent::ServiceReopened { .. } => {
                rows.run(FORGET_SHARES, vec![self.service()]);
                return;
            }
            _ => {}
        }
        if let ServiceEvent::PlanningVacated {
            holder, departure, ..
        }
        | ServiceEvent::ImplementationVacated {
            holder, departure, ..
        }
        | ServiceEvent::HolderVacated {
            holder, departure, ..
        } = &self.act.what
            && *departure != Departure::Returned
        {
            forget(PARTNERSHIP, holder.to_string());
        }
    }

    fn service(&self) -> Value {
        self.event.aggregate_id.as_str().into()
    }
}

/// All whose day has come, the earliest first.
pub(super) async fn until(now: Timestamp, ledger: &Ledger) -> Result<Vec<Due>, ReactError> {
    let dates = ledger.project(Dates).await?;
    dates.catch_up().await?;
    let rows = dates
        .query(SELECT_DUE, vec![now.as_micros().into()])
        .await?;
    rows.iter().map(|row| read(row)).collect()
}

fn read(row: &[Value]) -> Result<Due, ReactError> {
    let [
        Value::Text(service),
        Value::Text(kind),
        Value::Text(subject),
        Value::Integer(set_by),
    ] = row
    else {
        return Err(format!("{row:?} is no row of {}", DATES.name).into());
    };
    let what = match kind.as_str() {
        REVIEW => Over::Review(subject.parse()?),
        PLANNING | IMPLEMENTATION => Over::Share(subject.parse()?),
        PARTNERSHIP => Over::Partnership(subject.parse()?),
        other => return Err(format!("{other:?} has no day").into()),
    };
    Ok(Due {
        set_by: Position(set_by.unsigned_abs()),
        service: service.parse()?,
        what,
    })
}
