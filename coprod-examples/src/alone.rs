//! A story told by itself: what its binary in `src/bin` runs.

use coprod_core::ServiceId;
use coprod_store::Ledger;

use crate::Told;

/// Tells a story into the ledger that `--ledger URL` names, else into a new file in the system's
/// temporary folder. At the end the service's path over the matrix is shown, and where it is kept.
///
/// # Errors
/// When the command line asks for something else, or the story can't be told.
pub async fn tell_alone(name: &str, story: impl AsyncFnOnce(&Ledger) -> Told<ServiceId>) -> Told {
    let url = ledger_url(name)?;
    let ledger = Ledger::open(&url).await?;
    let service = story(&ledger).await?;
    print_path(&ledger, service).await?;
    println!("\nThe record lies in {url}");
    println!("Look at it: cargo run --release -p coprod-store --features cli --bin coprod -- \\");
    println!("  history --ledger {url}");
    Ok(())
}

/// `--ledger URL`, or a new file in the system's temporary folder.
///
/// # Errors
/// When the command line asks for something else.
pub fn ledger_url(name: &str) -> Told<String> {
    let mut arguments = std::env::args().skip(1);
    let (flag, url, more) = (arguments.next(), arguments.next(), arguments.next());
    match (flag.as_deref(), url, more) {
        (None, ..) => {
            let file = format!("{name}-{}.db", uuid::Uuid::now_v7());
            Ok(format!(
                "sqlite:{}",
                std::env::temp_dir().join(file).display()
            ))
        }
        (Some("--ledger"), Some(url), None) => Ok(url),
        _ => Err(format!("usage: {name} [--ledger URL], such as sqlite:FILE").into()),
    }
}

/// How the service got to its present form.
async fn print_path(ledger: &Ledger, service: ServiceId) -> Told {
    println!("\nIts path over the matrix:");
    for step in ledger.history().await?.path(service, None).await? {
        let form = step
            .form
            .map_or_else(|| "no form".to_owned(), |form| form.to_string());
        println!("{:>5}  {}: {form}", step.position.0, step.act);
        if let Some(reason) = step.reason.as_ref().and_then(|said| said.text()) {
            println!("       {reason}");
        }
    }
    Ok(())
}
