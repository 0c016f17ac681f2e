//! Bovaird's matrix, drawn in text.

use std::fmt::{self, Display, Formatter};

use coprod_core::{round_table::Mode, service::Form};

/// The matrix with what stands in its cells, in at most 80 columns: a row for who plans, a column
/// for who implements.
///
/// ```
/// # use coprod_core::service::Form;
/// # use coprod_examples::Matrix;
/// let matrix = Matrix::of([(Form::CitizensDeliverJointPlan, "Neighbourhood café")]);
/// assert!(matrix.to_string().lines().all(|line| line.chars().count() <= 80));
/// assert!(matrix.to_string().contains("* Neighbourhood"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    entries: Vec<(Form, String)>,
}

const MODES: [Mode; 3] = [Mode::Professionals, Mode::Shared, Mode::Citizens];
/// How many characters the side's name takes, and how many stand in a cell.
const HEAD: usize = 15;
const CELL: usize = 18;

impl Matrix {
    /// What stands in which cell.
    pub fn of<Name: Into<String>>(entries: impl IntoIterator<Item = (Form, Name)>) -> Self {
        let entries = entries.into_iter().map(|(form, name)| (form, name.into()));
        Self {
            entries: entries.collect(),
        }
    }

    fn cell(&self, form: Form) -> Vec<String> {
        let mut lines = wrapped(in_words(form), "");
        for (_, name) in self.entries.iter().filter(|(at, _)| *at == form) {
            lines.extend(wrapped(name, "* "));
        }
        lines
    }

    fn row(&self, planning: Mode, f: &mut Formatter<'_>) -> fmt::Result {
        let cells = MODES.map(|implementation| self.cell(Form::of(planning, implementation)));
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let head = if line == 0 { who(Some(planning)) } else { "" };
            write!(f, "{head:HEAD$}")?;
            for cell in &cells {
                let text = cell.get(line).map_or("", String::as_str);
                write!(f, "| {text:CELL$} ")?;
            }
            writeln!(f, "|")?;
        }
        rule(f)
    }
}

impl Display for Matrix {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:HEAD$}  delivered by", "")?;
        let [first, second, third] = MODES.map(|mode| who(Some(mode)));
        write!(
            f,
            "{:HEAD$}  {first:CELL$}   {second:CELL$}   ",
            "planned by"
        )?;
        writeln!(f, "{third}")?;
        rule(f)?;
        MODES.into_iter().try_for_each(|mode| self.row(mode, f))
    }
}

fn rule(f: &mut Formatter<'_>) -> fmt::Result {
    let cell = format!("+{}", "-".repeat(CELL + 2));
    writeln!(f, "{:HEAD$}{}+", "", cell.repeat(MODES.len()))
}

/// Who holds an axis, in a word.
#[must_use]
pub const fn who(mode: Option<Mode>) -> &'static str {
    match mode {
        None => "nobody",
        Some(Mode::Professionals) => "professionals",
        Some(Mode::Shared) => "both",
        Some(Mode::Citizens) => "citizens",
    }
}

/// A form in words.
#[must_use]
pub const fn in_words(form: Form) -> &'static str {
    match form {
        Form::TraditionalProvision => "traditional provision",
        Form::CitizensWorkAlong => "citizens work along",
        Form::CitizensDeliverToGuidelines => "citizens deliver to guidelines",
        Form::CitizensCoPlan => "citizens co-plan",
        Form::FullCoProduction => "full co-production",
        Form::CitizensDeliverJointPlan => "citizens deliver a joint plan",
        Form::CitizensCommission => "citizens commission",
        Form::CitizensPlanBothDeliver => "citizens plan, both deliver",
        Form::SelfOrganisedProvision => "self-organised provision",
    }
}

/// Lines of at most [`CELL`] characters; those after the first are indented like the bullet.
fn wrapped(text: &str, bullet: &str) -> Vec<String> {
    let indent = " ".repeat(bullet.chars().count());
    let mut lines = Vec::new();
    let mut line = bullet.to_owned();
    let mut is_fresh = true;
    for word in text.split_whitespace() {
        let gap = usize::from(!is_fresh);
        if !is_fresh && line.chars().count() + gap + word.chars().count() > CELL {
            lines.push(std::mem::replace(&mut line, indent.clone()));
            is_fresh = true;
        }
        if !is_fresh {
            line.push(' ');
        }
        line.push_str(word);
        is_fresh = false;
    }
    lines.push(line);
    lines
}
