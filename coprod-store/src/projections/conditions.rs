//! Conditions of a query, each with its parameter.

use crate::Value;

/// Conditions that all have to hold.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    sql: Vec<String>,
    pub(super) parameters: Vec<Value>,
}

impl Conditions {
    /// A condition in which `{}` stands for the parameter.
    pub(super) fn add(&mut self, condition: &str, parameter: impl Into<Value>) {
        self.among(condition, [parameter]);
    }

    /// A condition in which `{}` stands for a list of parameters, as `IN ({})` takes it.
    pub(super) fn among(
        &mut self,
        condition: &str,
        parameters: impl IntoIterator<Item = impl Into<Value>>,
    ) {
        let mut numbers = Vec::new();
        for parameter in parameters {
            self.parameters.push(parameter.into());
            numbers.push(format!("${}", self.parameters.len()));
        }
        self.sql.push(condition.replace("{}", &numbers.join(", ")));
    }

    /// All of them.
    pub(super) fn sql(&self) -> String {
        self.sql.join(" AND ")
    }
}
