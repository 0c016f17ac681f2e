//! Whether 1 or -1 means that somebody agrees.
//!
//! In the exports that Polis offers for download 1 agrees and -1 disagrees; its database holds it the
//! other way round, and so may what was taken from there. No file says it, but comments.csv counts
//! those who agree: the sign is the one under which the votes come to these counts.

use std::collections::HashMap;

use super::{ExportError, Statement, votes::Row};

/// How many contradictions are told one by one.
const TOLD: usize = 5;

/// The value of a vote that agrees.
///
/// # Errors
/// [`ExportError::NoSign`] where the counts fit neither sign better than the other, or fit it for
/// less than half of the statements.
pub(crate) fn of_agreeing(
    statements: &[Statement],
    votes: &[Row],
    remarks: &mut Vec<String>,
) -> Result<i8, ExportError> {
    let compared = compare(statements, votes);
    let contradict = |agree| compared.iter().filter(move |one| !one.fits(agree));
    let (usual, reverse) = (contradict(1).count(), contradict(-1).count());
    let agree = if usual <= reverse { 1 } else { -1 };
    let least = usual.min(reverse);
    if least > 0
        && (usual == reverse || 2 * least > compared.len())
        && let Some(first) = contradict(agree).next()
    {
        return Err(first.no_sign());
    }
    if agree == -1 {
        remarks.push(
            "by the counts in comments.csv, -1 means agreeing in this export and 1 disagreeing"
                .to_owned(),
        );
    }
    remarks.extend(contradict(agree).take(TOLD).map(|one| one.remark(agree)));
    if least > TOLD {
        remarks.push(format!("and so with {} more statements", least - TOLD));
    }
    Ok(agree)
}

/// A statement's votes beside the export's own counts.
#[derive(Clone, Copy)]
struct Compared {
    statement: u64,
    plus: u64,
    minus: u64,
    agrees: u64,
    disagrees: u64,
}

fn compare(statements: &[Statement], votes: &[Row]) -> Vec<Compared> {
    let mut counts = HashMap::<u64, (u64, u64)>::new();
    for vote in votes {
        let (plus, minus) = counts.entry(vote.statement).or_default();
        match vote.value {
            1.. => *plus += 1,
            0 => {}
            ..0 => *minus += 1,
        }
    }
    let compared = |statement: &Statement| {
        let (agrees, disagrees) = statement.counted?;
        let (plus, minus) = counts.get(&statement.id).copied().unwrap_or_default();
        Some(Compared {
            statement: statement.id,
            plus,
            minus,
            agrees,
            disagrees,
        })
    };
    statements.iter().filter_map(compared).collect()
}

impl Compared {
    const fn fits(&self, agree: i8) -> bool {
        let (agreeing, disagreeing) = self.by_votes(agree);
        agreeing == self.agrees && disagreeing == self.disagrees
    }

    const fn by_votes(&self, agree: i8) -> (u64, u64) {
        if agree == 1 {
            (self.plus, self.minus)
        } else {
            (self.minus, self.plus)
        }
    }

    fn remark(&self, agree: i8) -> String {
        let (agreeing, disagreeing) = self.by_votes(agree);
        format!(
            "comments.csv counts {} who agree and {} who disagree with statement {}, votes.csv has \
             {agreeing} and {disagreeing}: votes.csv counts",
            self.agrees, self.disagrees, self.statement
        )
    }

    const fn no_sign(&self) -> ExportError {
        let Self {
            statement,
            plus,
            minus,
            agrees,
            disagrees,
        } = *self;
        ExportError::NoSign {
            statement,
            plus,
            minus,
            agrees,
            disagrees,
        }
    }
}
