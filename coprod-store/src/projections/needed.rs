//! Columns that are never empty.

use std::{fmt, str::FromStr};

use serde::de::DeserializeOwned;

use super::columns::Columns;
use crate::ReadError;

impl Columns {
    pub(super) fn needed<T>(&mut self, column: &'static str) -> Result<T, ReadError>
    where
        T: FromStr<Err: fmt::Display>,
    {
        let value = self.parsed(column)?;
        self.held(column, value)
    }

    pub(super) fn needed_code<T: DeserializeOwned>(
        &mut self,
        column: &'static str,
    ) -> Result<T, ReadError> {
        let value = self.coded(column)?;
        self.held(column, value)
    }

    pub(super) fn needed_json<T: DeserializeOwned>(
        &mut self,
        column: &'static str,
    ) -> Result<T, ReadError> {
        let value = self.json(column)?;
        self.held(column, value)
    }
}
