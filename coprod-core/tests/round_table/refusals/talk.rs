//! What the talk refuses.

use coprod_core::{
    Followed, RoundTableCommand as C, RoundTableRefusal as R, round_table::Recusal, testing::id,
};

use crate::support::{
    Table, amend, ayse, bert, dora, gathered, opened, proposed, refused, said, simple, topic,
};

fn talked() -> Table {
    proposed(simple())
}

pub(super) fn no_such_proposal() -> R {
    refused(gathered(), &ayse(), amend(&ayse(), "swings", &[]))
}

pub(super) fn proposal_withdrawn() -> R {
    let withdraw = C::WithdrawProposal {
        proposal: id("swings"),
    };
    let withdrawn = talked().and(&ayse(), withdraw);
    refused(withdrawn, &ayse(), amend(&ayse(), "swings", &[]))
}

pub(super) fn not_the_proposer() -> R {
    refused(talked(), &bert(), amend(&bert(), "swings", &[]))
}

pub(super) fn no_objection_to_integrate() -> R {
    refused(
        opened(simple()),
        &ayse(),
        amend(&ayse(), "swings", &["Bert"]),
    )
}

pub(super) fn nobody_asked() -> R {
    refused(talked(), &ayse(), ask(&[]))
}

fn ask(of: &[&str]) -> C {
    C::AskAdvice {
        proposal: id("swings"),
        of: of.iter().map(|name| id(name)).collect(),
    }
}

fn advise() -> C {
    C::GiveAdvice {
        advice: id("advice"),
        proposal: id("swings"),
        text: said(&dora()),
    }
}

fn answer(by: &coprod_core::Actor) -> C {
    C::AnswerAdvice {
        advice: id("advice"),
        followed: Followed::Not,
        reason: said(by),
    }
}

pub(super) fn not_asked() -> R {
    refused(talked(), &dora(), advise())
}

pub(super) fn no_such_advice() -> R {
    refused(talked(), &ayse(), answer(&ayse()))
}

fn advised() -> Table {
    talked().and(&bert(), ask(&["Dora"])).and(&dora(), advise())
}

pub(super) fn advice_answered() -> R {
    let answered = advised().and(&ayse(), answer(&ayse()));
    refused(answered, &ayse(), answer(&ayse()))
}

pub(super) fn not_theirs_to_answer() -> R {
    refused(advised(), &bert(), answer(&bert()))
}

pub(super) fn already_recused() -> R {
    let recuse = |key: &str| C::RecuseMember {
        seat: id("Bert"),
        from: Recusal::Topic(topic(key)),
        reason: said(&bert()),
    };
    let recused = talked().and(&bert(), recuse("play"));
    refused(recused, &bert(), recuse("play/swings"))
}
