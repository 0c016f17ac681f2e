//! What is owed, in words for people.

use coprod_core::PartyId;
use coprod_store::{
    Ledger, ReadError,
    owed::{Claim, Due, Kind, Whom},
};

use crate::{
    lookup::Lookup,
    messages::Messages,
    moments,
    record::{self, Recorded},
    telling::Teller,
    text,
};

/// What is said of a claim stands this far in, and what belongs to it a little further.
const INDENT: &str = "    ";
const HANGING: &str = "      ";

/// At which end of a claim somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    By,
    To,
}

impl End {
    const fn code(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::To => "to",
        }
    }
}

/// So many are named; of more the others are counted.
const NAMED: usize = 4;

/// All claims, each with a heading, and at the end how many they are.
pub(super) async fn told(
    ledger: &Ledger,
    lookup: &mut Lookup,
    messages: &Messages,
    claims: &[Claim],
) -> Result<String, ReadError> {
    if claims.is_empty() {
        return Ok(format!("{}\n", messages.plain("owed-nothing")));
    }
    let since = record::events_at(ledger, claims.iter().map(|claim| claim.position)).await?;
    let mut page = String::new();
    for claim in claims {
        let Some(since) = since.get(&claim.position) else {
            continue;
        };
        lookup.learn(since).await?;
        let resting = resting(ledger, claim).await?;
        if let Some(resting) = &resting {
            lookup.learn(resting).await?;
        }
        for party in claim.owed_by.parties.iter().chain(&claim.owed_to.parties) {
            lookup.learn_party(*party).await?;
        }
        let teller = Teller::new(messages, lookup);
        let told = Told {
            teller,
            claim,
            since,
            resting: resting.as_ref(),
        };
        told.write(&mut page);
    }
    page.push_str(&text::wrapped(&total(messages, claims), "", ""));
    Ok(page)
}

/// The act that rests on what was opened again.
async fn resting(ledger: &Ledger, claim: &Claim) -> Result<Option<Recorded>, ReadError> {
    let number = claim.subject.as_deref().and_then(|text| text.parse().ok());
    let (Kind::ReopenedGround, Some(number)) = (claim.kind, number) else {
        return Ok(None);
    };
    let before = u64::saturating_sub(number, 1);
    let stream = &claim.stream;
    let events = ledger
        .read_stream(&stream.aggregate_type, &stream.id, before, 1)
        .await?;
    Ok(record::open(ledger, events).await?.pop())
}

fn total(messages: &Messages, claims: &[Claim]) -> String {
    let overdue = claims.iter().filter(|claim| claim.overdue).count();
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    messages.say(
        "owed-total",
        [
            ("count", number(claims.len()).into()),
            ("overdue", number(overdue).into()),
        ],
    )
}

/// A claim, and what it is told by.
struct Told<'a> {
    teller: Teller<'a>,
    claim: &'a Claim,
    /// What happened that it is owed since.
    since: &'a Recorded,
    /// The act that rests on what was opened again.
    resting: Option<&'a Recorded>,
}

impl Told<'_> {
    fn write(&self, page: &mut String) {
        page.push_str(&text::wrapped(&self.heading(), "", INDENT));
        for (index, paragraph) in self.paragraphs().iter().enumerate() {
            let rest = if index == 0 { INDENT } else { HANGING };
            page.push_str(&text::wrapped(paragraph, INDENT, rest));
        }
        page.push('\n');
    }

    fn heading(&self) -> String {
        let place = self.teller.place(self.resting.unwrap_or(self.since));
        let moment = moments::brief(self.teller.messages, self.claim.occurred_at);
        self.teller.say(
            "entry-heading",
            [
                ("position", self.claim.position.to_string().into()),
                ("moment", moment.into()),
                ("place", place.into()),
            ],
        )
    }

    fn paragraphs(&self) -> Vec<String> {
        let teller = self.teller;
        let mut told = vec![text::with_single_stops(&self.sentence())];
        told.extend(self.due());
        told.extend(self.claim.amount.map(|amount| {
            let amount = teller.money(amount);
            teller.say("owed-amount", [("amount", amount.into())])
        }));
        if let Some(resting) = self.resting {
            let sentence = teller.sentence(resting);
            told.push(teller.say("owed-resting", [("sentence", sentence.into())]));
        }
        let sentence = teller.sentence(self.since);
        told.push(teller.say("owed-since", [("sentence", sentence.into())]));
        told.extend(self.claim.words.as_ref().map(|words| teller.said(words)));
        told
    }

    /// What is owed by whom to whom.
    fn sentence(&self) -> String {
        let teller = self.teller;
        let what = teller
            .messages
            .plain(&format!("owed-{}", self.claim.kind.code()));
        let by = self.who(End::By, &self.claim.owed_by);
        let to = self.who(End::To, &self.claim.owed_to);
        let key = match (&by, &to) {
            (Some(_), Some(_)) => "owed-by-to",
            (Some(_), None) => "owed-by",
            (None, Some(_)) => "owed-to",
            (None, None) => "owed-by-nobody-known",
        };
        let values = [
            ("what", what.into()),
            ("by", by.unwrap_or_default().into()),
            ("to", to.unwrap_or_default().into()),
        ];
        teller.say(key, values)
    }

    /// Names as far as there are few, else sides; nothing where neither is known.
    fn who(&self, end: End, whom: &Whom) -> Option<String> {
        let messages = self.teller.messages;
        if is_the_table(self.claim.kind, end) {
            return Some(messages.plain(&format!("owed-{}-table", end.code())));
        }
        if whom.parties.is_empty() {
            let sides = whom.sides.iter();
            let sides: Vec<_> = sides
                .map(|side| messages.plain(&format!("owed-{}-side-{side}", end.code())))
                .collect();
            return (!sides.is_empty()).then(|| messages.list(&sides));
        }
        Some(self.names(end, &whom.parties))
    }

    fn names(&self, end: End, parties: &[PartyId]) -> String {
        let messages = self.teller.messages;
        let mut names: Vec<_> = parties
            .iter()
            .take(NAMED)
            .map(|party| self.teller.party(*party))
            .collect();
        let others = parties.len().saturating_sub(NAMED);
        if let Some(others) = i64::try_from(others).ok().filter(|others| *others > 0) {
            let key = format!("owed-{}-others", end.code());
            names.push(messages.say(&key, [("count", others.into())]));
        }
        messages.list(&names)
    }

    fn due(&self) -> Option<String> {
        let messages = self.teller.messages;
        let when = match self.claim.due? {
            Due::Day(day) => moments::day(messages, day),
            Due::Moment(moment) => moments::moment(messages, moment),
        };
        let key = if self.claim.overdue {
            "owed-overdue"
        } else {
            "owed-due"
        };
        Some(messages.say(key, [("when", when.into())]))
    }
}

/// Whether it is a round table that owes, or to which it is owed, and not this or that member.
const fn is_the_table(kind: Kind, end: End) -> bool {
    let is_to = matches!(end, End::To);
    match kind {
        Kind::Recommendation | Kind::Commitment => is_to,
        Kind::CarryingOut | Kind::NewDecision => !is_to,
        Kind::Proposal
        | Kind::Offer
        | Kind::Partnership
        | Kind::Concern
        | Kind::Dispute
        | Kind::Settlement
        | Kind::SuspendedDelivery
        | Kind::Review
        | Kind::ReviewDate
        | Kind::RoleOffer
        | Kind::Revision
        | Kind::Imbalance
        | Kind::Say
        | Kind::Expense
        | Kind::UseOfGift
        | Kind::DisputedContribution
        | Kind::Invitation
        | Kind::AdviceAsked
        | Kind::Advice
        | Kind::Objection
        | Kind::ContestedMinutes
        | Kind::ContestedEntry
        | Kind::Erasure
        | Kind::ReopenedGround => false,
    }
}
