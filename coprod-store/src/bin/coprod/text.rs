//! Text for a terminal of 80 columns, harmless whatever was recorded.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// The columns of a page.
const WIDTH: usize = 80;

/// A text that can do nothing to a terminal: no control characters but the end of a line, and none
/// that make later text run the other way. What was there shows as �.
pub(crate) fn harmless(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\n' => c,
            '\t' => ' ',
            c if c.is_control() || turns_text_around(c) || ends_line(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

fn turns_text_around(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn ends_line(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// The same on one line.
pub(crate) fn one_line(text: &str) -> String {
    let harmless = harmless(text);
    harmless.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without the stop that follows another one: behind an abbreviated name, or behind words in
/// quotation marks that end with one. What is quoted stays as it was said.
pub(crate) fn with_single_stops(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let (mut before, mut last) = (' ', ' ');
    let mut is_quoted = false;
    for c in text.chars() {
        let closes = last == '”' || last == '“';
        let follows_stop = last == '.' || (closes && matches!(before, '.' | '?' | '!' | '…'));
        match c {
            '.' if follows_stop && !is_quoted => continue,
            '“' | '„' | '”' => is_quoted = !is_quoted,
            _ => {}
        }
        told.push(c);
        (before, last) = (last, c);
    }
    told
}

/// At most `longest` characters on one line, cut at a word.
pub(crate) fn shortened(text: &str, longest: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= longest {
        return line;
    }
    let cut: String = line.chars().take(longest).collect();
    let whole_words = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{whole_words} …")
}

/// The text in lines, the first behind `first`, all others behind `rest`.
pub(crate) fn wrapped(text: &str, first: &str, rest: &str) -> String {
    let options = Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let text = harmless(text);
    let mut page = String::new();
    for line in textwrap::wrap(text.trim_end(), options) {
        page.push_str(line.trim_end());
        page.push('\n');
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        let attack = "\u{1b}[2J\u{9b}31m\u{7}a\u{202e}b\rc\u{7f}\u{2028}d";
        assert_eq!(harmless(attack), "�[2J�31m�a�b�c��d");
        assert_eq!(one_line("a\r\nb\n  c"), "a b c");
    }

    #[test]
    fn no_line_that_was_recorded_begins_at_the_margin() {
        let told = wrapped("one\n#2 forged", "  ", "    ");
        assert_eq!(told, "  one\n    #2 forged\n");
    }

    #[test]
    fn lines_fit_the_page_by_the_width_of_what_they_show() {
        let wide = "世界 ".repeat(40);
        for line in wrapped(&wide, "", "    ").lines() {
            assert!(textwrap::core::display_width(line) <= WIDTH, "{line}");
        }
    }

    #[test]
    fn a_sentence_has_one_stop_and_what_is_quoted_stays() {
        let told = "By Lotsen e.V.. She said “I wait..”. Then “Why?”.";
        let single = "By Lotsen e.V. She said “I wait..” Then “Why?”";
        assert_eq!(with_single_stops(told), single);
        assert_eq!(with_single_stops("Er sagte „Nein.“."), "Er sagte „Nein.“");
    }

    #[test]
    fn a_text_is_cut_between_words() {
        assert_eq!(shortened("watch two nights a week", 12), "watch two …");
        assert_eq!(shortened("watch", 12), "watch");
    }
}
