//! Entries that somebody disputes.

use super::Decided;
use crate::{
    CitedEntry, ContestOutcome, Context, PartyId, Side, Words,
    service::{
        Axis, Service, ServiceEvent as Event, ServiceRefusal as Refusal,
        state::{Contest, Provable},
    },
};

/// Whoever an entry names may contest it, once. What the other side relayed is void meanwhile.
pub(super) fn contest(service: &Service, entry: u64, reason: Words, act: &Context) -> Decided {
    let cited = own_entry(entry, act)?;
    let (party, _) = Service::admit_party(act)?;
    let named = acting(act).any(|party| cited.names(&party.to_string()));
    if !named {
        return Err(Refusal::NotNamed { entry, party });
    }
    if service.contests.contains_key(&entry) {
        return Err(Refusal::AlreadyContested { entry });
    }
    Ok(vec![Event::EntryContested { entry, reason }])
}

/// A contest is answered by another partner, or by somebody neutral. That something is proven which
/// the other side relayed, only the contester's own side or somebody neutral can say.
pub(super) fn answer(
    service: &Service,
    entry: u64,
    outcome: ContestOutcome,
    reason: Words,
    act: &Context,
) -> Decided {
    let Some(contest) = service.contests.get(&entry).filter(|open| !open.answered) else {
        return Err(Refusal::NotContested { entry });
    };
    if is_contester(contest, act) {
        return Err(Refusal::AnswersThemself);
    }
    let neutral = act.by.side() == Some(Side::Neutral);
    if !neutral {
        service.admit_partner(act)?;
    }
    let cited = own_entry(entry, act)?;
    if outcome == ContestOutcome::Rejected
        && cited.is_relayed_by_other_side()
        && !neutral
        && let Some(side) = contest.side
        && act.by.side() != Some(side)
    {
        return Err(Refusal::NotTheirsToReject { side });
    }
    let answered = Event::ContestAnswered {
        entry,
        outcome,
        reason,
    };
    let opens = match outcome {
        ContestOutcome::Rejected => None,
        ContestOutcome::Upheld | ContestOutcome::Corrected => service.opened_without(entry),
    };
    Ok([answered]
        .into_iter()
        .chain(service.standstill(opens))
        .collect())
}

fn own_entry(entry: u64, act: &Context) -> Result<&CitedEntry, Refusal> {
    let cited = act.found.entry(&act.own_entry(entry));
    cited.ok_or(Refusal::NoSuchEntry { entry })
}

fn acting(act: &Context) -> impl Iterator<Item = PartyId> {
    let parties = [act.by.person(), act.by.principal()];
    parties.into_iter().flatten()
}

fn is_contester(contest: &Contest, act: &Context) -> bool {
    let known = [contest.person, contest.principal];
    acting(act).any(|party| known.contains(&Some(party)))
}

impl Service {
    /// The axis that turns out to be open, as this acceptance didn't hold.
    fn opened_without(&self, entry: u64) -> Option<Axis> {
        let (axis, party) = match self.provable.get(&entry)? {
            Provable::Proposal { .. } => return None,
            Provable::Acceptance { offer, party } => (self.offers.get(offer)?.axis, *party),
            Provable::Keeping { axis, party } => (*axis, *party),
        };
        let share = self.share(axis);
        let by_it = share.holders.get(&party)?.entry == entry;
        (by_it && share.opens_without(party)).then_some(axis)
    }
}
