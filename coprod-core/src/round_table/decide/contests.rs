//! Entries that somebody disputes.

use super::{Decided, charter::Signing};
use crate::{
    CitedEntry, ContestOutcome, Context, PartyId, SeatId, Words,
    round_table::{
        RoundTable, RoundTableEvent as Event, RoundTableRefusal as Refusal,
        state::{Contest, Phase, Provable},
    },
};

/// Whoever an entry names, or whose seat it names, may contest it, once. What the other side relayed
/// is void meanwhile, so a charter may turn out to be signed by all who must.
pub(super) fn contest(table: &RoundTable, entry: u64, reason: Words, act: &Context) -> Decided {
    let cited = act.found.entry(&act.own_entry(entry));
    let cited = cited.ok_or(Refusal::NoSuchEntry { entry })?;
    let party = act.by.principal().ok_or(Refusal::NotForAutomations)?;
    if !table.is_named(cited, act) {
        return Err(Refusal::NotNamed { entry, party });
    }
    if table.contests.contains_key(&entry) {
        return Err(Refusal::AlreadyContested { entry });
    }
    let contested = Event::EntryContested { entry, reason };
    Ok(match table.acceptance_in(entry) {
        Some(seat) => table.with_adoption(contested, Signing::Without(seat)),
        None => vec![contested],
    })
}

/// A contest is answered by who leads the talk or by another member. That something is proven which
/// the other side relayed, only the contester's own side or who leads the talk can say.
pub(super) fn answer(
    table: &RoundTable,
    entry: u64,
    outcome: ContestOutcome,
    reason: Words,
    act: &Context,
) -> Decided {
    let Some(contest) = table.contests.get(&entry).filter(|open| !open.answered) else {
        return Err(Refusal::NotContested { entry });
    };
    if is_contester(contest, act) {
        return Err(Refusal::AnswersThemself);
    }
    table.admit_member_or_facilitator(act)?;
    let cited = act.found.entry(&act.own_entry(entry));
    let cited = cited.ok_or(Refusal::NoSuchEntry { entry })?;
    if outcome == ContestOutcome::Rejected
        && cited.is_relayed_by_other_side()
        && !table.is_led_by(act)
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
    Ok(match table.signature_in(entry) {
        Some(seat) if outcome == ContestOutcome::Rejected => {
            table.with_adoption(answered, Signing::By(seat))
        }
        Some(_) | None => vec![answered],
    })
}

fn is_contester(contest: &Contest, act: &Context) -> bool {
    let known = [contest.person, contest.principal];
    let acting = [act.by.person(), act.by.principal()];
    acting
        .into_iter()
        .flatten()
        .any(|party| known.contains(&Some(party)))
}

impl RoundTable {
    /// Whether the entry names who acts, or whom they speak for, or a seat of theirs.
    fn is_named(&self, cited: &CitedEntry, act: &Context) -> bool {
        let parties: Vec<PartyId> = [act.by.person(), act.by.principal()]
            .into_iter()
            .flatten()
            .collect();
        let voices = parties.iter().flat_map(|party| {
            let spoken_for = self.seats.spoken_for_by(*party);
            [spoken_for, self.seats.deputised_by(*party)]
        });
        let kept = self.seats.all();
        let kept = kept.filter(|(_, seat)| parties.contains(&seat.party));
        let seats = voices.flatten().chain(kept.map(|(id, _)| id));
        parties.iter().any(|party| cited.names(&party.to_string()))
            || seats.into_iter().any(|seat| cited.names(&seat.to_string()))
    }

    /// The seat that this entry says was taken, where the other side relayed that.
    fn acceptance_in(&self, entry: u64) -> Option<SeatId> {
        match self.provable.get(&entry)? {
            Provable::Acceptance(seat) => Some(*seat),
            Provable::Signature { .. } | Provable::Position { .. } | Provable::Mandate(_) => None,
        }
    }

    /// The seat that by this entry signed the charter that still lies on the table, where the other
    /// side relayed that.
    fn signature_in(&self, entry: u64) -> Option<SeatId> {
        let Phase::Convened {
            proposed: Some(proposed),
        } = &self.phase
        else {
            return None;
        };
        match self.provable.get(&entry)? {
            Provable::Signature { version, seat } => {
                (*version == proposed.version).then_some(*seat)
            }
            Provable::Acceptance(_) | Provable::Position { .. } | Provable::Mandate(_) => None,
        }
    }
}
