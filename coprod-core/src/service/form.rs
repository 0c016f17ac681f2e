//! Bovaird's matrix: who plans and who implements make the form of a service.

use serde::{Deserialize, Serialize};

use super::{Axis, Service};
use crate::round_table::Mode;

/// The form of co-production that a service has while both its axes are held.
///
/// Source: T. Bovaird, "Beyond Engagement and Participation", Public Administration Review 67(5),
/// 2007, whose matrix crosses who plans with who implements.
///
/// ```
/// # use coprod_core::{round_table::Mode, service::Form};
/// let café = Form::of(Mode::Shared, Mode::Citizens);
/// assert_eq!(café, Form::CitizensDeliverJointPlan);
/// assert_eq!(Form::of(Mode::Professionals, Mode::Professionals), Form::TraditionalProvision);
/// ```
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Form {
    /// Professionals plan and implement.
    TraditionalProvision,
    /// Professionals plan, citizens work along (Mithilfe): volunteers in a care home.
    CitizensWorkAlong,
    /// Professionals plan, citizens deliver to their guidelines: volunteer counselling.
    CitizensDeliverToGuidelines,
    /// Both plan, professionals implement: the participatory budget (Bürgerhaushalt).
    CitizensCoPlan,
    /// Both plan and both implement: the neighbourhood round table, the nursing association.
    FullCoProduction,
    /// Both plan, citizens implement: the neighbourhood café (Stadtteilcafé).
    CitizensDeliverJointPlan,
    /// Citizens plan, professionals implement.
    CitizensCommission,
    /// Citizens plan, both implement.
    CitizensPlanBothDeliver,
    /// Citizens plan and implement.
    SelfOrganisedProvision,
}

impl Form {
    /// The form that these two make.
    #[must_use]
    pub const fn of(planning: Mode, implementation: Mode) -> Self {
        use Mode::{Citizens, Professionals, Shared};
        match (planning, implementation) {
            (Professionals, Professionals) => Self::TraditionalProvision,
            (Professionals, Shared) => Self::CitizensWorkAlong,
            (Professionals, Citizens) => Self::CitizensDeliverToGuidelines,
            (Shared, Professionals) => Self::CitizensCoPlan,
            (Shared, Shared) => Self::FullCoProduction,
            (Shared, Citizens) => Self::CitizensDeliverJointPlan,
            (Citizens, Professionals) => Self::CitizensCommission,
            (Citizens, Shared) => Self::CitizensPlanBothDeliver,
            (Citizens, Citizens) => Self::SelfOrganisedProvision,
        }
    }
}

impl Service {
    /// Its form at present; nothing while an axis is open.
    #[must_use]
    pub fn form(&self) -> Option<Form> {
        let planning = self.share(Axis::Planning).mode()?;
        Some(Form::of(planning, self.share(Axis::Implementation).mode()?))
    }
}
