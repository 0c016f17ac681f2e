//! What happened, step by step: from the export's rows to acts at the table, in true order.

use std::collections::BTreeSet;

use coprod_core::Timestamp;

use crate::export::Export;

/// One act.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) deed: Deed,
    pub(crate) at: Timestamp,
    /// How many entries the table's stream has before it.
    pub(crate) after: u64,
}

/// What is done. Statements and votes are named by their place in the export.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Deed {
    Convene,
    LeadTheTalk,
    Invite { participant: u64 },
    TakeSeat { participant: u64 },
    ProposeCharter,
    SignCharter { participant: u64 },
    Table { statement: usize },
    Open { statement: usize },
    Speak { vote: usize },
    Close { statement: usize },
}

impl Deed {
    /// The last signature also adopts the charter.
    const fn events(self) -> u64 {
        match self {
            Self::SignCharter { .. } => 2,
            Self::Convene
            | Self::LeadTheTalk
            | Self::Invite { .. }
            | Self::TakeSeat { .. }
            | Self::ProposeCharter
            | Self::Table { .. }
            | Self::Open { .. }
            | Self::Speak { .. }
            | Self::Close { .. } => 1,
        }
    }
}

/// All steps of a deliberation, and the moment up to which positions are taken.
pub(crate) struct Script {
    pub(crate) steps: Vec<Step>,
    pub(crate) until: Timestamp,
}

/// Nothing where the export holds nothing that happened.
pub(crate) fn of(export: &Export) -> Option<Script> {
    let tabled = export.tabled();
    let moments = || {
        let votes = export.votes.iter().map(|vote| vote.at);
        tabled.iter().flatten().copied().chain(votes)
    };
    let (first, last) = (moments().min()?, moments().max()?);
    let until = Timestamp::from_micros(last.as_micros() + 1_000).ok()?;
    let mut writing = Writing::new(export);
    writing.step(Deed::Convene, first);
    writing.step(Deed::LeadTheTalk, first);

    let moment = |statement: usize| tabled.get(statement).copied().flatten().unwrap_or(first);
    let mut statements: Vec<_> = (0..export.statements.len()).collect();
    statements.sort_by_key(|statement| moment(*statement));
    let mut statements = statements.into_iter().peekable();
    for (vote, row) in export.votes.iter().enumerate() {
        while let Some(statement) = statements.next_if(|next| moment(*next) <= row.at) {
            writing.table(statement, moment(statement));
        }
        writing.seat(row.voter, row.at);
        writing.step(Deed::Speak { vote }, row.at);
    }
    for statement in statements {
        writing.table(statement, moment(statement));
    }
    for participant in &export.participants {
        writing.seat(*participant, last);
    }
    writing.close(until);
    let steps = writing.steps;
    Some(Script { steps, until })
}

/// The script as far as it is written.
struct Writing<'e> {
    export: &'e Export,
    steps: Vec<Step>,
    entries: u64,
    seated: BTreeSet<u64>,
    /// Tabled before there was a charter to decide by.
    waiting: Vec<usize>,
}

impl<'e> Writing<'e> {
    fn new(export: &'e Export) -> Self {
        Self {
            export,
            steps: Vec::with_capacity(export.votes.len()),
            entries: 0,
            seated: BTreeSet::new(),
            waiting: Vec::new(),
        }
    }

    fn step(&mut self, deed: Deed, at: Timestamp) {
        let after = self.entries;
        self.entries += deed.events();
        self.steps.push(Step { deed, at, after });
    }

    /// Whoever first speaks is invited then, and takes the seat by their own act. The first of all
    /// signs the charter; who comes later joins a table that has one.
    fn seat(&mut self, participant: u64, at: Timestamp) {
        let is_first = self.seated.is_empty();
        if !self.seated.insert(participant) {
            return;
        }
        self.step(Deed::Invite { participant }, at);
        self.step(Deed::TakeSeat { participant }, at);
        if is_first {
            self.step(Deed::ProposeCharter, at);
            self.step(Deed::SignCharter { participant }, at);
            for statement in std::mem::take(&mut self.waiting) {
                self.step(Deed::Open { statement }, at);
            }
        }
    }

    fn table(&mut self, statement: usize, at: Timestamp) {
        if let Some(author) = author(self.export, statement) {
            self.seat(author, at);
        }
        self.step(Deed::Table { statement }, at);
        if self.seated.is_empty() {
            self.waiting.push(statement);
        } else {
            self.step(Deed::Open { statement }, at);
        }
    }

    /// Where nobody ever sat there is no charter, and nothing was being decided.
    fn close(&mut self, until: Timestamp) {
        if self.seated.is_empty() {
            return;
        }
        for statement in 0..self.export.statements.len() {
            self.step(Deed::Close { statement }, until);
        }
    }
}

/// Who tables a statement, where it is a participant. Polis counts a participant's statement as their
/// vote for it, so whoever wrote and never voted is no participant but the host, who puts in
/// statements to begin with.
pub(crate) fn author(export: &Export, statement: usize) -> Option<u64> {
    let author = export.statements.get(statement)?.author?;
    export.participants.contains(&author).then_some(author)
}
