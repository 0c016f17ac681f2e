//! One story a form of co-production, each told in code that can be copied from.

use coprod_core::ServiceId;
use coprod_store::Ledger;

use crate::Told;

pub mod citizens_budget;
pub mod neighbourhood_cafe;
pub mod nursing_association;
mod telling;
pub mod volunteer_counselling;
pub mod volunteers_in_care;

/// A story that was told, and the service that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Story {
    /// What it is called.
    pub title: &'static str,
    /// The service.
    pub service: ServiceId,
}

/// Tells all five stories into one ledger, in the order of their forms.
///
/// # Errors
/// When a rule refuses what a story needs, or the ledger fails.
pub async fn tell_all(ledger: &Ledger) -> Told<Vec<Story>> {
    let mut told = Vec::new();
    let title = heading("Volunteers in a care home");
    let service = volunteers_in_care::tell(ledger).await?;
    told.push(Story { title, service });
    let title = heading("Volunteer counselling");
    let service = volunteer_counselling::tell(ledger).await?;
    told.push(Story { title, service });
    let title = heading("Citizens' budget");
    let service = citizens_budget::tell(ledger).await?;
    told.push(Story { title, service });
    let title = heading("Nursing association");
    let service = nursing_association::tell(ledger).await?;
    told.push(Story { title, service });
    let title = heading("Neighbourhood café");
    let service = neighbourhood_cafe::tell(ledger).await?;
    told.push(Story { title, service });
    Ok(told)
}

fn heading(title: &'static str) -> &'static str {
    println!("\n{title}\n");
    title
}
