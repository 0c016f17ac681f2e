//! All five forms of co-production in one ledger: what became of each service, and where it stands.

use coprod_core::ServiceId;
use coprod_examples::{
    Matrix, Told, in_words, ledger_url,
    stories::{self, Story},
    who,
};
use coprod_store::{
    Ledger,
    history::{History, Step},
};

#[tokio::main]
async fn main() -> Told {
    let url = ledger_url("five_forms")?;
    let ledger = Ledger::open(&url).await?;
    let stories = stories::tell_all(&ledger).await?;
    let history = ledger.history().await?;
    print_paths(&history, &stories).await?;
    print_matrix(&history, &stories).await?;
    print_how_to_go_on(&url, &stories);
    Ok(())
}

async fn print_paths(history: &History, stories: &[Story]) -> Told {
    println!("\nTheir paths over the matrix");
    for story in stories {
        println!("\n{} ({})", story.title, story.service);
        println!(
            "  {:10}  {:13}  {:13}  form",
            "since", "planned by", "delivered by"
        );
        for step in history.path(story.service, None).await? {
            print_step(&step);
        }
    }
    Ok(())
}

fn print_step(step: &Step) {
    let form = step.form.map_or("none", in_words);
    let (planning, implementation) = (who(step.planning), who(step.implementation));
    let date = step.occurred_at.date();
    println!("  {date:10}  {planning:13}  {implementation:13}  {form}");
}

async fn print_matrix(history: &History, stories: &[Story]) -> Told {
    let mut placed = Vec::new();
    let mut open = Vec::new();
    for story in stories {
        match present(history, story.service)
            .await?
            .and_then(|step| step.form)
        {
            Some(form) => placed.push((form, story.title)),
            None => open.push(story.title),
        }
    }
    println!("\nWhere they stand now\n\n{}", Matrix::of(placed));
    for title in open {
        println!("In no cell, as nobody plans or nobody delivers: {title}");
    }
    Ok(())
}

async fn present(history: &History, service: ServiceId) -> Told<Option<Step>> {
    Ok(history.path(service, None).await?.pop())
}

fn print_how_to_go_on(url: &str, stories: &[Story]) {
    println!("The record lies in {url}");
    println!("Ask it who decided what, when, and why:");
    println!("  cargo run --release -p coprod-store --features cli --bin coprod -- \\");
    println!("    history --ledger {url}");
    if let Some(story) = stories.last() {
        println!("    explain {} --ledger {url}", story.service);
    }
    println!("    matrix --ledger {url}");
    println!("    owed --ledger {url}");
    println!("    outcomes --ledger {url}");
    println!("    network --ledger {url}");
    println!("    balance --ledger {url}");
}
