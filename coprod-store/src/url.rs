//! Where a ledger lies, as its URL says.

use std::path::PathBuf;

use crate::OpenError;

/// A place where a ledger may lie.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    Sqlite(PathBuf),
    /// What follows is for the driver to read.
    Postgres(&'a str),
}

pub(crate) fn parse(url: &str) -> Result<Place<'_>, OpenError> {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok(Place::Postgres(url));
    }
    let invalid = |reason| {
        Err(OpenError::InvalidUrl {
            url: url.to_owned(),
            reason,
        })
    };
    let Some(("sqlite", path)) = url.split_once(':') else {
        return Err(OpenError::UnknownScheme { url: shown(url) });
    };
    match path.strip_prefix("//").unwrap_or(path) {
        "" => invalid("a file has to be named, as in sqlite:neighbourhood.db"),
        ":memory:" => invalid("a ledger lies in a file; take one in a temporary folder"),
        path if path.contains('?') => invalid("it takes no options, and no `?` in the file's name"),
        path => Ok(Place::Sqlite(PathBuf::from(path))),
    }
}

/// What may be shown of a URL that may hold a password: its scheme and its server.
pub(crate) fn shown(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once(':') else {
        return url.to_owned();
    };
    if scheme == "sqlite" {
        return url.to_owned(); // a file needs no password
    }
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let query = if query.is_empty() { "" } else { "?…" };
    match address.rsplit_once('@') {
        Some((_, server)) => format!("{scheme}://…@{server}{query}"),
        // Whether its end is a server or a password can't be told.
        None if address.contains(':') => format!("{scheme}:…"),
        None => format!("{scheme}:{address}{query}"),
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_be_relative_or_absolute() {
        for (url, expected) in [
            ("sqlite:a.db", "a.db"),
            ("sqlite:/srv/a.db", "/srv/a.db"),
            ("sqlite://a.db", "a.db"),
            ("sqlite:///srv/a.db", "/srv/a.db"),
        ] {
            let Ok(Place::Sqlite(path)) = parse(url) else {
                panic!("{url} is refused")
            };
            assert_eq!(path, PathBuf::from(expected));
        }
    }

    #[test]
    fn no_password_is_shown() {
        for (url, expected) in [
            ("sqlite:/srv/a:b@c.db", "sqlite:/srv/a:b@c.db"),
            ("neighbourhood.db", "neighbourhood.db"),
            ("mysql://localhost/a", "mysql://localhost/a"),
            ("postgres://a:secret@b:1/c", "postgres://…@b:1/c"),
            ("postgres://a:s@cret@b/c?x=y", "postgres://…@b/c?…"),
            ("postgres://a@b/c?password=secret", "postgres://…@b/c?…"),
            ("postgres:///c?password=secret", "postgres:///c?…"),
            ("postgres://a:secret", "postgres:…"),
            ("postgre:a:secret@b/c", "postgre://…@b/c"),
        ] {
            assert_eq!(shown(url), expected);
        }
    }

    #[test]
    fn anything_else_is_refused_with_a_hint() {
        for url in [
            "a.db",
            "mysql://x",
            "",
            "sqlite:",
            "sqlite::memory:",
            "sqlite:a.db?mode=ro",
        ] {
            assert!(parse(url).is_err(), "{url}");
        }
    }
}
