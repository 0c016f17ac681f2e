//! Codes: short names that an integrator may add to.

use serde::{Deserialize, Serialize};

/// A text that is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no code: write 1 to 64 of a-z, 0-9 and _, beginning with a letter")]
pub struct InvalidCode {
    /// The text that was given.
    pub text: String,
}

fn is_code(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $constant:ident = $code:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(std::borrow::Cow<'static, str>);

        impl $name {
            $($(#[$each])* pub const $constant: Self = Self(std::borrow::Cow::Borrowed($code));)*

            /// A code of one's own.
            ///
            /// # Errors
            /// [`InvalidCode`] unless it is 1 to 64 of `a-z`, `0-9` and `_`, a letter first.
            pub fn new(code: impl Into<String>) -> Result<Self, InvalidCode> {
                let text = code.into();
                if is_code(&text) { Ok(Self(text.into())) } else { Err(InvalidCode { text }) }
            }

            /// The code as it stands in the record.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidCode;

            fn try_from(text: String) -> Result<Self, InvalidCode> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0.into_owned()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

codes! {
    /// In what capacity somebody acts. The codes given here are the usual ones; a caller may bring
    /// others. A party may have several.
    ///
    /// ```
    /// # use coprod_core::Role;
    /// let role = Role::new("street_worker")?;
    /// assert_eq!(role.as_str(), "street_worker");
    /// assert!(Role::new("Street Worker").is_err());
    /// # Ok::<(), coprod_core::InvalidCode>(())
    /// ```
    Role {
        /// Whom a service is for (Klientin, Klient).
        CLIENT = "client",
        /// Who gives time without pay (Ehrenamtliche).
        VOLUNTEER = "volunteer",
        /// Who backs a service with money, knowledge or standing (Unterstützer).
        SUPPORTER = "supporter",
        /// Who decides for a body: council, board, management (Entscheider).
        DECISION_MAKER = "decision_maker",
        /// Family of a client (Angehörige).
        RELATIVE = "relative",
        /// Next door (Nachbarn).
        NEIGHBOUR = "neighbour",
        /// Of the quarter (Viertelbewohner).
        RESIDENT = "resident",
        /// A friend of a client.
        FRIEND = "friend",
        /// Who gives money (Förderer).
        DONOR = "donor",
        /// By profession (Hauptamtliche).
        PROFESSIONAL = "professional",
        /// Who leads the talk and takes no side.
        FACILITATOR = "facilitator",
    }

    /// What somebody fears.
    ConcernKind {
        /// To lose one's role to others (Verlustangst).
        LOSS_OF_ROLE = "loss_of_role",
        /// That it will be done badly.
        QUALITY = "quality",
        /// That it will be too much.
        OVERLOAD = "overload",
        /// That somebody comes to harm.
        SAFETY = "safety",
        /// That it will cost more than there is.
        MONEY = "money",
        /// That one is not listened to.
        NO_REAL_SAY = "no_real_say",
    }

    /// What must be there before somebody takes up a role. What a certificate says never stands here.
    PrerequisiteKind {
        /// A certificate of good conduct was shown (Führungszeugnis).
        GOOD_CONDUCT = "good_conduct",
        /// A training was completed.
        TRAINING = "training",
        /// Confidentiality was promised (Verschwiegenheit).
        CONFIDENTIALITY = "confidentiality",
        /// An insurance covers it.
        INSURANCE = "insurance",
    }

    /// How far a say reaches (Mitsprache).
    SayForm {
        /// To be heard before it is decided.
        HEARING = "hearing",
        /// To propose what is then treated.
        PROPOSAL = "proposal",
        /// To have a voice in the decision.
        VOICE = "voice",
        /// To have to agree.
        CONSENT = "consent",
    }

    /// By what norm an allowance is granted.
    AllowanceNorm {
        /// § 3 Nr. 26a `EStG`: any side job for a charitable body (Ehrenamtspauschale).
        ESTG_3_26A = "estg_3_26a",
        /// § 3 Nr. 26 `EStG`: training, caring and the like (Übungsleiterpauschale).
        ESTG_3_26 = "estg_3_26",
    }

    /// What a figure counts by which an automation noticed an imbalance.
    FigureKind {
        /// Time given, in minutes.
        MINUTES_GIVEN = "minutes_given",
        /// Claims for expenses that nobody has answered.
        EXPENSES_UNANSWERED = "expenses_unanswered",
        /// Uses of a say that nobody has answered.
        SAYS_UNANSWERED = "says_unanswered",
    }

    /// Which rule made an automation act, such as `carry_out_decision`.
    AutomationRule {}

    /// By what way an act reached the one who recorded it for somebody else.
    Channel {
        /// A form or letter.
        PAPER = "paper",
        /// A call.
        TELEPHONE = "telephone",
        /// Said face to face.
        IN_PERSON = "in_person",
        /// Written electronically.
        MESSAGE = "message",
    }
}
