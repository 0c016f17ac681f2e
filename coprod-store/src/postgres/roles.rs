//! Who may do what in the database.

use super::connection::is_plain;

const ROLES: &str = include_str!("roles.sql");

/// So that the longest role's name is none that `PostgreSQL` cuts.
const LONGEST: usize = 63 - "_reader".len();

/// SQL that makes the roles for the ledger in `schema`: an owner, who brings it up to date; an
/// application, which appends and reads, and can neither change nor delete what is recorded; and a
/// reader. It says itself who runs it and when; nothing happens until somebody does.
///
/// Nothing comes of a name that no ledger's schema has, or that is longer than 56 characters.
///
/// ```
/// let sql = coprod_store::postgres_roles("konstanz").unwrap();
/// assert!(sql.contains("GRANT USAGE ON SCHEMA konstanz TO konstanz_reader"));
/// assert_eq!(coprod_store::postgres_roles("konstanz; DROP SCHEMA public"), None);
/// ```
#[must_use]
pub fn postgres_roles(schema: &str) -> Option<String> {
    (is_plain(schema) && schema.len() <= LONGEST).then(|| ROLES.replace("{schema}", schema))
}
