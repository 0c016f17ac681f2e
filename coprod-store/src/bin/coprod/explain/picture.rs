//! The path of a service as a picture: stops on the matrix, numbered, and what each was.

use coprod_core::{round_table::Mode, service::Form};
use coprod_store::history::Step;

use crate::{
    drawing::{Anchor, Drawing, MARGIN, Point, Style, WIDTH},
    moments,
    telling::Teller,
};

/// Rows and columns, the one first in which nobody does it.
const MODES: [Option<Mode>; 4] = [
    None,
    Some(Mode::Professionals),
    Some(Mode::Shared),
    Some(Mode::Citizens),
];

/// Where the cells begin, and how wide one is.
const LEFT: i32 = 140;
const TOP: i32 = 100;
const CELL: i32 = 160;

/// The room for a cell's name, and for each of its stops.
const NAME: i32 = 40;
const STOP: i32 = 36;
const RADIUS: i32 = 13;
const STOPS_A_ROW: i32 = 4;

/// The picture.
pub(super) fn drawn(teller: Teller<'_>, service: &str, steps: &[Step]) -> String {
    let title = teller.title(service);
    let title = teller.say("explain-title", [("title", title.into())]);
    let told: Vec<_> = (1..)
        .zip(steps)
        .map(|(n, step)| stop(teller, n, step))
        .collect();
    let mut drawing = Drawing::new(teller.messages.language(), &title, &told.join("; "));
    drawing.text(
        Style::Head,
        (MARGIN, 38),
        Anchor::Start,
        WIDTH - 2 * MARGIN,
        &title,
    );
    let grid = Grid::of(steps);
    grid.draw(&mut drawing, teller);
    let bottom = grid.legend(&mut drawing, &told);
    drawing.finished(bottom + MARGIN)
}

/// A stop in words.
fn stop(teller: Teller<'_>, number: usize, step: &Step) -> String {
    let what = if let Some(form) = step.form {
        teller.form(form)
    } else {
        let axis = |axis, mode: Option<Mode>| {
            let mode = mode.map_or_else(|| "open".to_owned(), |mode| mode.to_string());
            teller.messages.plain(&format!("picture-{axis}-{mode}"))
        };
        let values = [
            ("planning", axis("planning", step.planning).into()),
            (
                "implementation",
                axis("implementation", step.implementation).into(),
            ),
        ];
        teller.say("picture-no-form", values)
    };
    let values = [
        ("number", number.to_string().into()),
        (
            "day",
            moments::day_of(teller.messages, step.occurred_at).into(),
        ),
        ("what", what.into()),
    ];
    teller.say("picture-stop", values)
}

/// Where each stop lies, and how high each row has to be.
struct Grid {
    stops: Vec<Point>,
    /// The upper edge of each row, and the lower one of the last.
    edges: [i32; 5],
}

impl Grid {
    fn of(steps: &[Step]) -> Self {
        let mut visits = [[0_i32; 4]; 4];
        let places: Vec<_> = steps
            .iter()
            .map(|step| {
                let (row, column) = (index(step.planning), index(step.implementation));
                let visit = visits[row][column];
                visits[row][column] += 1;
                (row, column, visit)
            })
            .collect();
        let mut edges = [TOP; 5];
        for (row, cells) in visits.iter().enumerate() {
            let most = cells.iter().copied().max().unwrap_or(0);
            let rows = (most + STOPS_A_ROW - 1) / STOPS_A_ROW;
            edges[row + 1] = edges[row] + NAME + STOP * rows.max(1) + 8;
        }
        let centres = places.into_iter().map(|(row, column, visit)| {
            let (across, down) = (visit % STOPS_A_ROW, visit / STOPS_A_ROW);
            (
                left_of(column) + 26 + STOP * across,
                edges[row] + NAME + STOP / 2 + STOP * down,
            )
        });
        Self {
            stops: centres.collect(),
            edges,
        }
    }

    fn draw(&self, drawing: &mut Drawing, teller: Teller<'_>) {
        let plain = |key: &str| teller.messages.plain(key);
        let (label, small) = (Style::Label, Style::Small);
        drawing.text(
            small,
            (LEFT, 68),
            Anchor::Start,
            CELL * 4,
            &plain("matrix-implemented"),
        );
        drawing.text(
            small,
            (MARGIN, 90),
            Anchor::Start,
            LEFT - MARGIN,
            &plain("matrix-planned"),
        );
        for (index, mode) in MODES.into_iter().enumerate() {
            let name = match mode {
                Some(mode) => plain(&format!("matrix-by-{mode}")),
                None => plain("picture-by-nobody"),
            };
            let at = (left_of(index) + 6, 90);
            drawing.text(label, at, Anchor::Start, CELL - 10, &name);
            let at = (MARGIN, self.edges[index] + 22);
            drawing.text(label, at, Anchor::Start, LEFT - MARGIN, &name);
        }
        self.cells(drawing);
        for pair in self.stops.windows(2) {
            if let [from, to] = pair {
                drawing.arrow(*from, *to, RADIUS + 3);
            }
        }
        self.names(drawing, teller);
        let last = self.stops.len();
        for (number, at) in (1..).zip(&self.stops) {
            let (class, style) = if number == last {
                ("now", Style::NumberOnDark)
            } else {
                ("stop", Style::Number)
            };
            drawing.circle(class, *at, RADIUS, "");
            let below = (at.0, at.1 + 4);
            drawing.text(style, below, Anchor::Middle, CELL, &number.to_string());
        }
    }

    fn cells(&self, drawing: &mut Drawing) {
        for (row, planning) in MODES.into_iter().enumerate() {
            for (column, implementation) in MODES.into_iter().enumerate() {
                let is_open = planning.is_none() || implementation.is_none();
                let class = if is_open { "open" } else { "cell" };
                let at = (left_of(column), self.edges[row]);
                let size = (CELL, self.edges[row + 1] - self.edges[row]);
                drawing.rectangle(class, at, size, "");
            }
        }
    }

    fn names(&self, drawing: &mut Drawing, teller: Teller<'_>) {
        for (row, planning) in MODES.into_iter().enumerate() {
            for (column, implementation) in MODES.into_iter().enumerate() {
                let (Some(planning), Some(implementation)) = (planning, implementation) else {
                    continue;
                };
                let form = Form::of(planning, implementation);
                let name = teller.messages.plain(&format!("picture-cell-{form}"));
                let lines = Style::Haloed.lines(&name, CELL - 12);
                for (line, down) in lines.iter().zip([16, 31]) {
                    let at = (left_of(column) + 6, self.edges[row] + down);
                    drawing.text(Style::Haloed, at, Anchor::Start, CELL - 12, line);
                }
            }
        }
    }

    /// What each stop was, below the matrix; tells where it ends.
    fn legend(&self, drawing: &mut Drawing, told: &[String]) -> i32 {
        let mut y = self.edges[4] + 12;
        for stop in told {
            for (index, line) in Style::Label
                .lines(stop, WIDTH - 3 * MARGIN)
                .iter()
                .enumerate()
            {
                y += 19;
                let x = if index == 0 { MARGIN } else { 2 * MARGIN };
                let room = WIDTH - MARGIN - x;
                drawing.text(Style::Label, (x, y), Anchor::Start, room, line);
            }
        }
        y
    }
}

fn index(mode: Option<Mode>) -> usize {
    match mode {
        None => 0,
        Some(Mode::Professionals) => 1,
        Some(Mode::Shared) => 2,
        Some(Mode::Citizens) => 3,
    }
}

fn left_of(column: usize) -> i32 {
    LEFT + CELL * i32::try_from(column).unwrap_or(0)
}
