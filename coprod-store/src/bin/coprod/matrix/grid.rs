//! The matrix in text of 80 columns.

use std::borrow::Cow;

use coprod_core::{
    round_table::Mode,
    service::{Form, Phase},
};
use coprod_store::history::Place;
use strum::VariantArray;
use textwrap::core::display_width;

use crate::{messages::Messages, text};

const MODES: [Mode; 3] = [Mode::Professionals, Mode::Shared, Mode::Citizens];

/// The columns of the rows' names, and of a cell, without the space around them.
const HEAD: usize = 14;
const CELL: usize = 18;

/// A cell of more lines than that makes the titles move to a legend below.
const LINES: usize = 8;

/// The matrix with its services, and below it those that have no place on it.
pub(super) fn drawn(messages: &Messages, places: &[Place]) -> String {
    if places.is_empty() {
        return format!("{}\n", messages.plain("matrix-empty"));
    }
    let on_it = places
        .iter()
        .filter_map(|place| Some((place.form?, titled(messages, place))));
    let grid = Grid {
        messages,
        placed: on_it.collect(),
    };
    let is_numbered = Form::VARIANTS
        .iter()
        .any(|form| grid.titles(*form).len() > LINES);
    let mut page = grid.page(is_numbered);
    if is_numbered {
        page.push('\n');
        for (index, (_, title)) in grid.placed.iter().enumerate() {
            page.push_str(&text::wrapped(
                title,
                &format!("{:>3}  ", index + 1),
                "     ",
            ));
        }
    }
    page.push_str(&without_place(messages, places));
    page
}

struct Grid<'a> {
    messages: &'a Messages,
    placed: Vec<(Form, String)>,
}

impl Grid<'_> {
    fn page(&self, is_numbered: bool) -> String {
        let heads = MODES.map(|mode| vec![self.messages.plain(&format!("matrix-by-{mode}"))]);
        let planned = self.messages.plain("matrix-planned");
        let implemented = self.messages.plain("matrix-implemented");
        let mut page = format!("{}{implemented}\n", " ".repeat(HEAD + 4));
        page.push_str(&row(&planned, &heads, " "));
        page.push_str(&rule());
        for planning in MODES {
            let cells = MODES.map(|implementation| {
                let form = Form::of(planning, implementation);
                if is_numbered {
                    self.numbers(form)
                } else {
                    self.titles(form)
                }
            });
            let head = self.messages.plain(&format!("matrix-by-{planning}"));
            page.push_str(&row(&head, &cells, "|"));
            page.push_str(&rule());
        }
        page
    }

    /// The titles in a cell, each in lines that fit.
    fn titles(&self, form: Form) -> Vec<String> {
        let here = self.placed.iter().filter(|(at, _)| *at == form);
        here.flat_map(|(_, title)| lines(title, "* ", "  "))
            .collect()
    }

    /// The same as numbers, for the legend.
    fn numbers(&self, form: Form) -> Vec<String> {
        let numbers: Vec<_> = (1..)
            .zip(&self.placed)
            .filter(|(_, (at, _))| *at == form)
            .map(|(number, _): (usize, _)| number.to_string())
            .collect();
        if numbers.is_empty() {
            return Vec::new();
        }
        lines(&numbers.join(", "), "", "")
    }
}

fn lines(title: &str, first: &str, rest: &str) -> Vec<String> {
    let options = textwrap::Options::new(CELL)
        .initial_indent(first)
        .subsequent_indent(rest);
    let lines = textwrap::wrap(title, options);
    lines.into_iter().map(Cow::into_owned).collect()
}

/// A row of the page, as high as its fullest cell.
fn row(head: &str, cells: &[Vec<String>; 3], border: &str) -> String {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut told = String::new();
    for index in 0..height {
        let mut line = padded(if index == 0 { head } else { "" }, HEAD);
        for cell in cells {
            let text = cell.get(index).map_or("", String::as_str);
            line.extend([" ", border, " "]);
            line.push_str(&padded(text, CELL));
        }
        line.extend([" ", border]);
        told.push_str(line.trim_end());
        told.push('\n');
    }
    told
}

fn rule() -> String {
    let cell = format!("+{}", "-".repeat(CELL + 2));
    format!("{}{}+\n", " ".repeat(HEAD + 1), cell.repeat(MODES.len()))
}

fn padded(text: &str, width: usize) -> String {
    let gap = width.saturating_sub(display_width(text));
    format!("{text}{}", " ".repeat(gap))
}

/// The services that stand nowhere on the matrix, each with what is open.
fn without_place(messages: &Messages, places: &[Place]) -> String {
    let mut page = String::new();
    for place in places.iter().filter(|place| place.form.is_none()) {
        if page.is_empty() {
            page.push('\n');
            page.push_str(&text::wrapped(&messages.plain("matrix-open"), "", ""));
        }
        let key = match (place.planning, place.implementation) {
            (None, None) => "matrix-open-both",
            (None, Some(_)) => "matrix-open-planning",
            (Some(_), None | Some(_)) => "matrix-open-implementation",
        };
        let values = [
            ("title", titled(messages, place).into()),
            ("open", messages.plain(key).into()),
        ];
        page.push_str(&text::wrapped(
            &messages.say("matrix-without", values),
            "- ",
            "  ",
        ));
    }
    page
}

/// A service's title, with how far it has come where that isn't plain.
fn titled(messages: &Messages, place: &Place) -> String {
    let title = text::one_line(&place.title);
    let key = match place.phase {
        Phase::Accepted => return title,
        Phase::NotProposed | Phase::Proposed { .. } => "matrix-proposed",
        Phase::Declined => "matrix-declined",
        Phase::Closed => "matrix-closed",
    };
    messages.say(key, [("title", title.into())])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::language::Language;

    fn place(title: &str, phase: Phase) -> Place {
        let mode = Mode::Shared;
        Place {
            service: coprod_core::testing::id(title),
            title: title.to_owned(),
            topic: "care".parse().unwrap(),
            phase,
            planning: Some(mode),
            implementation: Some(mode),
            form: Some(Form::of(mode, mode)),
            planners: Vec::new(),
            implementers: Vec::new(),
        }
    }

    #[test]
    fn many_services_in_a_cell_are_numbered_and_named_below() {
        let messages = Messages::in_language(Language::En);
        let places: Vec<_> = (1..=12)
            .map(|number| place(&format!("Table {number}"), Phase::Accepted))
            .collect();
        let page = drawn(&messages, &places);
        assert!(page.contains("| 1, 2, 3, 4, 5, 6,  |"), "{page}");
        assert!(page.contains("\n 12  Table 12\n"), "{page}");
    }

    #[test]
    fn titles_stay_in_their_cells_whatever_is_in_them() {
        let messages = Messages::in_language(Language::En);
        let title = "Donaudampfschifffahrtsgesellschaft 世界世界世界世界世界世界 \u{1b}[2J";
        let page = drawn(&messages, &[place(title, Phase::Closed)]);
        assert!(page.contains("(closed)"), "{page}");
        assert!(!page.contains('\u{1b}'), "{page}");
        let grid = page.lines().filter(|line| line.contains('|'));
        for line in grid {
            assert_eq!(display_width(line), 79, "{page}");
        }
    }
}
