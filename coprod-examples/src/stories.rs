//! One story a form of co-production, each told in code that can be copied from.

pub mod citizens_budget;
pub mod neighbourhood_cafe;
pub mod nursing_association;
mod telling;
pub mod volunteer_counselling;
pub mod volunteers_in_care;
