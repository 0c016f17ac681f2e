//! Pictures as SVG, written as text: readable without colour, and told to those who don't see them.

use std::fmt::{Display, Write as _};

use crate::{language::Language, text};

/// Wide enough for the fonts that a reader may have in place of ours.
const WIDEST: i32 = 64;

/// The canvas is that wide, in units of the picture.
pub(crate) const WIDTH: i32 = 800;

/// The least distance from the edge of the canvas.
pub(crate) const MARGIN: i32 = 20;

/// How tones, strokes and letters look, in every picture.
const STYLE: &str = "\
text{font-family:'DejaVu Sans',Verdana,Arial,sans-serif;fill:#111}\
.head{font-size:18px;font-weight:bold}.label{font-size:13px}.small{font-size:11px;fill:#333}\
.number{font-size:12px;font-weight:bold}.halo{stroke:#fff;stroke-width:4px;paint-order:stroke}\
.frame{fill:none;stroke:#333;stroke-width:1.5}.rule{stroke:#bbb;stroke-width:1}\
.open{fill:#fff;stroke:#777;stroke-dasharray:5 4}.cell{fill:#f4f4f4;stroke:#333}\
.way{fill:none;stroke:#333;stroke-width:2}.stop{fill:#fff;stroke:#111;stroke-width:2}\
.now{fill:#111;stroke:#111;stroke-width:2}.light{fill:#fff}\
.dark{fill:#274b6d;stroke:#111}.striped{fill:url(#stripes);stroke:#111}.pale{fill:#fff;stroke:#111}\
.solid{fill:none;stroke:#111;stroke-width:2.5}\
.dashed{fill:none;stroke:#9a4a00;stroke-width:2.5;stroke-dasharray:7 5}\
.round{fill:#111}.square{fill:#fff;stroke:#9a4a00;stroke-width:2.5}";

const DEFINITIONS: &str = "\
<defs><pattern id=\"stripes\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/>\
<rect width=\"3\" height=\"6\" fill=\"#555\"/></pattern>\
<marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"6\" markerHeight=\"6\" \
orient=\"auto\"><path d=\"M0 0L10 5L0 10z\" fill=\"#333\"/></marker></defs>";

/// A point of the canvas: to the right, and down.
pub(crate) type Point = (i32, i32);

/// Where a text begins.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture in the making.
#[derive(Debug)]
pub(crate) struct Drawing {
    language: Language,
    title: String,
    description: String,
    body: String,
}

impl Drawing {
    /// A picture with what it is called, and what it shows in words.
    pub(crate) fn new(language: Language, title: &str, description: &str) -> Self {
        Self {
            language,
            title: escaped(title),
            description: escaped(description),
            body: String::new(),
        }
    }

    fn put(&mut self, shape: impl Display) {
        // Writing to a string never fails.
        let _ = writeln!(self.body, "{shape}");
    }

    pub(crate) fn line(&mut self, class: &str, from: Point, to: Point) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.put(format_args!(
            "<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"
        ));
    }

    /// A curve with a tip, which ends `short` of both points. It bends to its left, so that there and
    /// back are two, and what lies between on the straight line is not crossed.
    pub(crate) fn arrow(&mut self, from: Point, to: Point, short: i32) {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let length = distance(from, to);
        let bend = 24 + length / 10;
        let over = (
            i32::midpoint(from.0, to.0) + down * bend / length,
            i32::midpoint(from.1, to.1) - across * bend / length,
        );
        let ((x1, y1), (x2, y2)) = (towards(from, over, short), towards(to, over, short));
        let (x, y) = over;
        self.put(format_args!(
            "<path class=\"way\" marker-end=\"url(#tip)\" d=\"M{x1} {y1}Q{x} {y} {x2} {y2}\"/>"
        ));
    }

    /// A line through all these points.
    pub(crate) fn path(&mut self, class: &str, points: &[Point]) {
        let points: Vec<_> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let points = points.join(" ");
        self.put(format_args!(
            "<polyline class=\"{class}\" points=\"{points}\"/>"
        ));
    }

    /// A rectangle by its upper left corner, its width and its height; told where something is said
    /// of it.
    pub(crate) fn rectangle(&mut self, class: &str, at: Point, size: Point, told: &str) {
        let ((x, y), (width, height)) = (at, size);
        let told = titled(told);
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\">\
             {told}</rect>"
        ));
    }

    pub(crate) fn circle(&mut self, class: &str, (x, y): Point, radius: i32, told: &str) {
        let told = titled(told);
        self.put(format_args!(
            "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\">{told}</circle>"
        ));
    }

    /// A text on one line, cut where it would be wider than `room`.
    pub(crate) fn text(&mut self, style: Style, at: Point, anchor: Anchor, room: i32, told: &str) {
        let (x, y) = at;
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let class = style.class();
        let told = escaped(&style.fitted(told, room));
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{told}</text>"
        ));
    }

    /// The picture, on a canvas of that height.
    pub(crate) fn finished(self, height: i32) -> String {
        let language = self.language.tag();
        let Self {
            title,
            description,
            body,
            ..
        } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
             width=\"{WIDTH}\" height=\"{height}\" role=\"img\" xml:lang=\"{language}\">\n\
             <title>{title}</title>\n<desc>{description}</desc>\n\
             <style>{STYLE}</style>\n{DEFINITIONS}\n\
             <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n{body}</svg>\n"
        )
    }
}

fn distance(from: Point, to: Point) -> i32 {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    (across * across + down * down).isqrt().max(1)
}

/// The point that lies so far from one on the way to the other.
fn towards(from: Point, to: Point, by: i32) -> Point {
    let length = distance(from, to);
    let along = |from, to| from + (to - from) * by / length;
    (along(from.0, to.0), along(from.1, to.1))
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Style {
    Head,
    Label,
    Small,
    /// Readable where lines run behind it.
    Haloed,
    Number,
    /// On a dark ground.
    NumberOnDark,
}

impl Style {
    const fn class(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Label => "label",
            Self::Small => "small",
            Self::Haloed => "small halo",
            Self::Number => "number",
            Self::NumberOnDark => "number light",
        }
    }

    const fn size(self) -> i32 {
        match self {
            Self::Head => 20,
            Self::Label => 13,
            Self::Small | Self::Haloed => 11,
            Self::Number | Self::NumberOnDark => 12,
        }
    }

    /// How many columns of a terminal's text find room in that width.
    fn columns(self, room: i32) -> usize {
        usize::try_from(room * 100 / (self.size() * WIDEST)).unwrap_or(0)
    }

    fn fitted(self, told: &str, room: i32) -> String {
        let told = text::one_line(told);
        let columns = self.columns(room);
        if textwrap::core::display_width(&told) <= columns {
            return told;
        }
        let mut fitted = String::new();
        for c in told.chars() {
            let width = textwrap::core::display_width(&fitted) + 2;
            if width + textwrap::core::display_width(c.encode_utf8(&mut [0; 4])) > columns {
                break;
            }
            fitted.push(c);
        }
        format!("{} …", fitted.trim_end())
    }

    /// The text in lines that find room in that width.
    pub(crate) fn lines(self, told: &str, room: i32) -> Vec<String> {
        let lines = textwrap::wrap(told, self.columns(room));
        lines
            .into_iter()
            .map(std::borrow::Cow::into_owned)
            .collect()
    }
}

fn titled(told: &str) -> String {
    if told.is_empty() {
        return String::new();
    }
    format!("<title>{}</title>", escaped(told))
}

/// A text that stays text: no mark-up, and nothing that XML has no place for.
fn escaped(told: &str) -> String {
    let mut escaped = String::with_capacity(told.len());
    for c in text::harmless(told).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_text() {
        let attack = "</text><script>1 & \"2\"\u{1b}\u{ffff}";
        assert_eq!(
            escaped(attack),
            "&lt;/text&gt;&lt;script&gt;1 &amp; &quot;2&quot;��"
        );
    }

    #[test]
    fn a_text_is_cut_where_there_is_no_room() {
        assert_eq!(Style::Label.fitted("a café", 800), "a café");
        assert_eq!(Style::Label.fitted("a café by night", 90), "a café b …");
    }
}
