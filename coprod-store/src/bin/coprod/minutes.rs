//! `coprod minutes`: a session as a printable document.
use clap::Args;
use crate::{arguments::Source, failure::Failure, messages::Messages};
/// x
#[derive(Debug, Args)]
pub(crate) struct Asked {
    #[command(flatten)]
    pub(crate) source: Source,
}
pub(crate) async fn run(_asked: Asked, _messages: &Messages) -> Result<(), Failure> { Ok(()) }
