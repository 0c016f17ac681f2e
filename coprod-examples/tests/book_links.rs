//! What the book points to is there: files, test functions, refusals.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use coprod_core::service::ServiceRefusalKind;
use strum::VariantArray;

type Tested = Result<(), Box<dyn Error>>;

/// A link of a page.
struct Link<'t> {
    label: &'t str,
    target: &'t str,
}

fn book() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/src")
}

/// All links of a text, those in blocks of code left out.
fn links(text: &str) -> Vec<Link<'_>> {
    let prose = text.split("```").step_by(2);
    prose.flat_map(links_in_prose).collect()
}

fn links_in_prose(prose: &str) -> Vec<Link<'_>> {
    let ends = prose.match_indices("](");
    ends.filter_map(|(middle, _)| {
        let label = prose[..middle].rsplit_once('[')?.1;
        let (target, _) = prose[middle + 2..].split_once(')')?;
        Some(Link { label, target })
    })
    .collect()
}

/// Whether a link leads to a place of the project.
fn is_relative(link: &Link<'_>) -> bool {
    !link.target.contains("://")
}

/// The file to which a link of a page leads.
fn file(page: &Path, link: &Link<'_>) -> PathBuf {
    match link.target.split_once('#') {
        Some(("", _)) => page.to_owned(),
        Some((path, _)) => book().join(path),
        None => book().join(link.target),
    }
}

/// The place on a page that a link names.
fn place<'t>(link: &Link<'t>) -> Option<&'t str> {
    link.target.split_once('#').map(|(_, place)| place)
}

/// Whether a page has a heading of that name, as it is written in links.
fn has_place(page: &str, place: &str) -> bool {
    let prose = page.split("```").step_by(2);
    let mut headings = prose
        .flat_map(str::lines)
        .filter(|line| line.starts_with('#'));
    headings.any(|heading| {
        let heading = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = heading
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.collect::<String>().replace(' ', "-") == place
    })
}

/// The cells of the rows below the head of a page's table.
fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = text.lines().filter(|line| line.starts_with('|'));
    lines.skip(2).map(|line| {
        let cells = line.trim_matches('|').split('|');
        cells.map(str::trim).collect()
    })
}

#[test]
fn every_link_within_the_project_leads_to_a_file_and_a_heading() -> Tested {
    let mut seen = 0;
    for entry in fs::read_dir(book())? {
        let page = entry?.path();
        if page.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = fs::read_to_string(&page)?;
        for link in links(&text).iter().filter(|link| is_relative(link)) {
            seen += 1;
            let (page, leads_to) = (page.display(), file(&page, link));
            assert!(leads_to.is_file(), "{page}: {} is not there", link.target);
            if let Some(place) = place(link) {
                let there = has_place(&fs::read_to_string(leads_to)?, place);
                assert!(there, "{page}: {} names no heading", link.target);
            }
        }
    }
    assert!(seen > 50, "only {seen} links were found");
    Ok(())
}

#[test]
fn what_practice_asks_for_is_borne_by_code_and_a_test_or_is_not_there_yet() -> Tested {
    let path = book().join("practice.md");
    let page = fs::read_to_string(&path)?;
    let mut seen = 0;
    for row in rows(&page) {
        seen += 1;
        let [_, has, code, test] = row.as_slice() else {
            return Err(format!("not a row of four: {row:?}").into());
        };
        let (code, test) = (links(code), links(test));
        if has.contains("not yet") {
            assert!(code.is_empty() && test.is_empty(), "not yet, yet: {has}");
            continue;
        }
        let ([code], [test]) = (code.as_slice(), test.as_slice()) else {
            return Err(format!("code or test is missing: {has}").into());
        };
        assert!(code.target.contains("/src/"), "no code: {}", code.target);
        assert!(test.target.contains("/tests/"), "no test: {}", test.target);
        let function = format!("fn {}(", test.label.trim_matches('`'));
        let tests = fs::read_to_string(file(&path, test))?;
        assert!(
            tests.contains(&function),
            "{} has no {function}…)",
            test.target
        );
    }
    assert!(seen > 20, "only {seen} rows were found");
    Ok(())
}

#[test]
fn every_refusal_of_a_service_stands_in_its_chapter() -> Tested {
    let text = fs::read_to_string(book().join("services.md"))?;
    let told = ServiceRefusalKind::VARIANTS
        .iter()
        .filter(|kind| **kind != ServiceRefusalKind::NotAdmitted);
    for kind in told {
        assert!(text.contains(&format!("`{kind:?}`")), "{kind:?} is missing");
    }
    Ok(())
}
