//! What the command says, in each language: one catalogue a language, in parts under
//! `messages/`.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::language::Language;

const ENGLISH: &str = concat!(
    include_str!("messages/en.ftl"),
    include_str!("messages/en/service.ftl"),
    include_str!("messages/en/engagement.ftl"),
    include_str!("messages/en/explain.ftl"),
    include_str!("messages/en/matrix.ftl"),
    include_str!("messages/en/projections.ftl"),
    include_str!("messages/en/owed.ftl"),
    include_str!("messages/en/outcomes.ftl"),
    include_str!("messages/en/balance.ftl"),
    include_str!("messages/en/network.ftl"),
    include_str!("messages/en/pictures.ftl"),
);
const GERMAN: &str = concat!(
    include_str!("messages/de.ftl"),
    include_str!("messages/de/service.ftl"),
    include_str!("messages/de/engagement.ftl"),
    include_str!("messages/de/explain.ftl"),
    include_str!("messages/de/matrix.ftl"),
    include_str!("messages/de/projections.ftl"),
    include_str!("messages/de/owed.ftl"),
    include_str!("messages/de/outcomes.ftl"),
    include_str!("messages/de/balance.ftl"),
    include_str!("messages/de/network.ftl"),
    include_str!("messages/de/pictures.ftl"),
);

/// The messages of one language.
pub(crate) struct Messages {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

impl Messages {
    /// Which language.
    pub(crate) const fn language(&self) -> Language {
        self.language
    }

    pub(crate) fn in_language(language: Language) -> Self {
        let source = match language {
            Language::En => ENGLISH,
            Language::De => GERMAN,
        };
        // A catalogue is part of the program, and tests read it whole: what cannot be parsed here
        // could only be left out.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(some, _)| some);
        let mut bundle = FluentBundle::new(vec![language.tag().parse().unwrap_or_default()]);
        // The marks that isolate what is put in are of use to browsers; terminals show them.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { bundle, language }
    }

    /// The message with what is put into it; its key where there is none.
    pub(crate) fn say<'a>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return key.to_owned();
        };
        let values: FluentArgs = values.into_iter().collect();
        let mut errors = Vec::new();
        let said = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors);
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        said.into_owned()
    }

    /// A message into which nothing is put.
    pub(crate) fn plain(&self, key: &str) -> String {
        self.say(key, [])
    }

    /// The name of a code, such as a role; the code itself where an integrator has added it.
    pub(crate) fn code(&self, kind: &str, code: &str) -> String {
        let key = format!("{kind}-{code}");
        if self.bundle.has_message(&key) {
            self.plain(&key)
        } else {
            code.replace('_', " ")
        }
    }

    /// "a, b and c".
    pub(crate) fn list(&self, items: &[String]) -> String {
        match items {
            [] => self.plain("nobody"),
            [only] => only.clone(),
            [first @ .., last] => self.say(
                "list",
                [
                    ("first", first.join(", ").into()),
                    ("last", last.as_str().into()),
                ],
            ),
        }
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Messages").field(&self.language).finish()
    }
}

#[cfg(test)]
mod tests;
