//! On what authority: bases, and what they cite.

use coprod_core::{Basis, Citation, Document, Money};

use super::{Teller, short};

impl Teller<'_> {
    pub(crate) fn basis(self, basis: &Basis) -> String {
        match basis {
            Basis::OwnAuthority { office } => {
                self.say("basis-own_authority", [("office", office.as_str().into())])
            }
            Basis::Decision(cited)
            | Basis::Allocation(cited)
            | Basis::Agreement(cited)
            | Basis::LastWord(cited) => {
                let key = format!("basis-{}", basis.as_ref());
                self.say(&key, [("entry", self.citation(cited).into())])
            }
            Basis::Clause { fact, .. } => {
                self.say("basis-clause", [("entry", self.citation(fact).into())])
            }
            Basis::Norm { norm, document } => {
                let norm = self.say("basis-norm", [("norm", norm.as_str().into())]);
                match document {
                    None => norm,
                    Some(document) => format!("{norm}; {}", self.document(document)),
                }
            }
            Basis::Contract { document } => {
                let document = self.document(document);
                self.say("basis-contract", [("document", document.into())])
            }
            Basis::Resolution { organ, document } => self.say(
                "basis-resolution",
                [
                    ("organ", organ.as_str().into()),
                    ("document", self.document(document).into()),
                ],
            ),
        }
    }

    fn document(self, document: &Document) -> String {
        self.quoted(&document.reference)
    }

    pub(super) fn citation(self, cited: &Citation) -> String {
        let kind = self.messages.code("stream", &cited.stream.aggregate_type);
        let id = match self.lookup.title(&cited.stream.id) {
            Some(_) => self.title(&cited.stream.id),
            None => short(&cited.stream.id),
        };
        self.say(
            "citation",
            [
                ("sequence", cited.sequence.to_string().into()),
                ("kind", kind.into()),
                ("id", id.into()),
            ],
        )
    }

    /// An amount; most currencies have a hundred minor units.
    pub(crate) fn money(self, money: Money) -> String {
        let currency = money.currency.to_string();
        let decimals = match currency.as_str() {
            "JPY" | "KRW" | "CLP" | "ISK" | "VND" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        };
        let unit = 10_u64.pow(decimals);
        let (whole, part) = (money.minor / unit, money.minor % unit);
        let whole = grouped(whole, &self.messages.plain("thousands"));
        let amount = match usize::try_from(decimals) {
            Ok(width) if width > 0 => {
                let point = self.messages.plain("decimal-point");
                format!("{whole}{point}{part:0width$}")
            }
            _ => whole,
        };
        format!("{amount} {currency}")
    }
}

fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let mut told = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            told.push_str(separator);
        }
        told.push(digit);
    }
    told
}
