//! The languages that messages are written in.

use clap::ValueEnum;

/// A language for headings and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// English
    En,
    /// German
    De,
}

impl Language {
    /// What the environment asks for, by the customs of POSIX; English if it asks for nothing that
    /// there is.
    pub(crate) fn of_the_environment() -> Self {
        let asked = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        Self::of_locale(asked.as_deref().unwrap_or_default())
    }

    /// Its tag, by BCP 47.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }

    fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '.', '@', '-']).next();
        match language {
            Some("de") => Self::De,
            _ => Self::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language_first() {
        for german in ["de", "de_DE.UTF-8", "de_AT@euro", "de-CH"] {
            assert_eq!(Language::of_locale(german), Language::De, "{german}");
        }
        for other in ["", "C.UTF-8", "POSIX", "en_GB.UTF-8", "den"] {
            assert_eq!(Language::of_locale(other), Language::En, "{other}");
        }
    }
}
