//! What ties round tables to services: a read model.

use std::collections::BTreeMap;

use coprod_core::{
    Act, Citation, Decider, MandateId, RoundTable, RoundTableEvent, Service, ServiceEvent,
    ServiceId, round_table::Motion, service::Receivers,
};

use crate::{Column, FoldError, Ledger, Projection, ReactError, RecordedEvent, Rows, Table};

/// In place of a service: whatever service the mandate's topics cover.
const ANY: &str = "";

static TIES: Table = Table {
    name: "ties",
    columns: &[
        Column::text("service"),
        Column::text("round_table"),
        Column::text("mandate"),
    ],
    key: &["service", "round_table", "mandate"],
    indexes: &[],
};

/// What ties a table to a service.
pub(super) enum Tie {
    /// As long as the mandate is in force.
    Mandate(MandateId),
    /// It was decided on there, offered there, or arose there.
    Lasting,
}

/// Every tie that there ever was. Whether a mandate is still in force its table says.
pub(super) struct Ties;

impl Projection for Ties {
    const NAME: &'static str = "round_tables_of_services";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = &[&TIES];

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        let id = event.aggregate_id.as_str();
        match event.aggregate_type.as_str() {
            <RoundTable as Decider>::TYPE => match event.event_type.as_str() {
                "MandateGranted" | "ProposalTabled" => {
                    tied_at_a_table(id, &event.payload_as::<Act<_>>()?.what, rows);
                }
                _ => {}
            },
            <Service as Decider>::TYPE => match event.event_type.as_str() {
                "ServiceProposed" | "PlanningOffered" | "ImplementationOffered" => {
                    tied_by_a_service(id, &event.payload_as::<Act<_>>()?.what, rows);
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }
}

fn tied_at_a_table(table: &str, what: &RoundTableEvent, rows: &mut Rows) {
    if let RoundTableEvent::MandateGranted {
        mandate, services, ..
    } = what
    {
        let mandate = mandate.to_string();
        if services.is_empty() {
            tie(ANY, table, &mandate, rows);
        }
        for service in services {
            tie(&service.to_string(), table, &mandate, rows);
        }
    }
    if let RoundTableEvent::ProposalTabled { motion, .. } = what
        && let Some(service) = motion.as_ref().and_then(Motion::service)
    {
        tie(&service.to_string(), table, "", rows);
    }
}

fn tied_by_a_service(service: &str, what: &ServiceEvent, rows: &mut Rows) {
    if let ServiceEvent::ServiceProposed { arises_from, .. }
    | ServiceEvent::PlanningOffered { arises_from, .. }
    | ServiceEvent::ImplementationOffered { arises_from, .. } = what
        && let Some(table) = arises_from.as_ref().and_then(Citation::round_table)
    {
        tie(service, &table.to_string(), "", rows);
    }
    if let ServiceEvent::PlanningOffered { to, .. } | ServiceEvent::ImplementationOffered { to, .. } =
        what
        && let Receivers::Seated { table, .. } = to
    {
        tie(service, &table.to_string(), "", rows);
    }
}

fn tie(service: &str, table: &str, mandate: &str, rows: &mut Rows) {
    rows.put(&TIES, vec![service.into(), table.into(), mandate.into()]);
}

/// The tables that something ties to this service, and what does.
pub(super) async fn to(
    service: ServiceId,
    ledger: &Ledger,
) -> Result<BTreeMap<String, Vec<Tie>>, ReactError> {
    let ties = ledger.project(Ties).await?;
    ties.catch_up().await?;
    let service = service.to_string();
    let mut tables: BTreeMap<String, Vec<Tie>> = BTreeMap::new();
    for service in [service.as_str(), ANY] {
        for row in ties.find(&TIES, &[("service", service.into())]).await? {
            let (Some(table), Some(mandate)) = (row.text("round_table"), row.text("mandate"))
            else {
                continue;
            };
            let tie = match mandate {
                "" => Tie::Lasting,
                mandate => Tie::Mandate(mandate.parse()?),
            };
            tables.entry(table.to_owned()).or_default().push(tie);
        }
    }
    Ok(tables)
}
