//! The rules again, written plainly: lists, loops and cross-multiplication; and polls of any kind,
//! nonsense included.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{
    PartyId, SeatId, Side,
    rules::{
        Advice, Base, Counted, Lapse, Majority, Poll, Position, Quorum, Rule, Share, SideRule,
        Verdict, Voter,
    },
};
use proptest::prelude::*;

use crate::support::{party, seat};

/// One voice: what it says, and whether it was there at the opening.
type Voice = (Option<Position>, bool);

pub(crate) fn verdict(rule: &Rule, poll: &Poll) -> Verdict {
    let mut voters = Vec::new();
    for number in SEATS {
        voters.extend(voter_of(seat(number), &poll.electorate));
    }
    let says = |voter: &Voter| poll.positions.get(&voter.seat).copied();
    let was_there = |voter: &Voter| {
        poll.present
            .iter()
            .flatten()
            .any(|seat| *seat == voter.seat)
    };
    let voice = |voter: &Voter| (says(voter), was_there(voter));
    let voices: Vec<Voice> = voters.iter().map(voice).collect();
    let online = !voices.iter().any(|(_, there)| *there);
    match rule {
        Rule::SimpleMajority {
            quorum,
            casting_seat,
        } => {
            let casting = voters
                .iter()
                .find(|voter| Some(voter.seat) == *casting_seat);
            let for_it = casting.and_then(says).is_some_and(is_agreeing);
            let ayes = 2 * agreeing(&voices) + i128::from(for_it);
            within(*quorum, &voices)
                .unwrap_or(adopted_if(ayes > 2 * saying(Position::Object, &voices)))
        }
        Rule::QualifiedMajority {
            quorum,
            threshold,
            base,
        } => {
            let enough = reaches(*threshold, *base, &voices);
            within(*quorum, &voices).unwrap_or(adopted_if(enough))
        }
        Rule::Consensus { quorum } => {
            let waited_for = |(says, there): &Voice| says.is_none() && (online || *there);
            let all = !voices.iter().any(waited_for);
            let united = saying(Position::Object, &voices) == 0 && agreeing(&voices) >= 1;
            within(*quorum, &voices).unwrap_or(adopted_if(all && united))
        }
        Rule::Consent { quorum } => {
            let stands = |voter: &Voter| {
                says(voter) == Some(Position::Object) && !poll.unqualified.contains(&voter.seat)
            };
            let harmless = !voters.iter().any(stands) && poll.review_by.is_some();
            within(Some(*quorum), &voices).unwrap_or(adopted_if(harmless))
        }
        Rule::DoubleMajority {
            professional,
            citizen,
            counted,
        } => {
            let of = |side: Side, rule: &SideRule| {
                let side = voters.iter().filter(|voter| voter.side == side);
                let voices = match counted {
                    Counted::BySeat => side.map(voice).collect(),
                    Counted::ByParty => by_party(&side.collect::<Vec<_>>(), voice),
                };
                one_side(rule, &voices)
            };
            together([
                of(Side::Professional, professional),
                of(Side::Citizen, citizen),
            ])
        }
        Rule::Advice { decider } => {
            let advised = poll.advice.asked > 0 && poll.advice.unanswered == 0;
            match voters.iter().find(|voter| voter.seat == *decider).map(says) {
                None => Verdict::Lapsed(Lapse::EmptyElectorate),
                Some(None) => Verdict::Lapsed(Lapse::NobodySpoke),
                Some(Some(position)) => adopted_if(advised && is_agreeing(position)),
            }
        }
    }
}

/// The one voter that counts for a seat: of several entries the professional one, then the lowest
/// party.
fn voter_of(seat: SeatId, electorate: &[Voter]) -> Option<Voter> {
    let mut found: Option<Voter> = None;
    for side in [Side::Citizen, Side::Professional] {
        let entries = electorate
            .iter()
            .filter(|voter| voter.seat == seat && voter.side == side);
        found = entries.min_by_key(|voter| voter.party).copied().or(found);
    }
    found
}

fn by_party(voters: &[&Voter], voice: impl Fn(&Voter) -> Voice) -> Vec<Voice> {
    let parties: BTreeSet<PartyId> = voters.iter().map(|voter| voter.party).collect();
    let of = |party: PartyId| {
        let seats = voters.iter().filter(|voter| voter.party == party);
        let seats: Vec<Voice> = seats.map(|voter| voice(voter)).collect();
        let there = seats.iter().any(|(_, there)| *there);
        let spoken: Vec<Position> = seats.iter().filter_map(|(says, _)| *says).collect();
        let all = |is: fn(Position) -> bool| spoken.iter().all(|says| is(*says));
        let says = if spoken.is_empty() {
            None
        } else if all(is_agreeing) {
            Some(Position::Agree)
        } else if all(|says| says == Position::Object) {
            Some(Position::Object)
        } else {
            Some(Position::Abstain)
        };
        (says, there)
    };
    parties.into_iter().map(of).collect()
}

fn one_side(rule: &SideRule, voices: &[Voice]) -> Verdict {
    let enough = match rule.majority {
        Majority::Simple => agreeing(voices) > saying(Position::Object, voices),
        Majority::Qualified { threshold, base } => reaches(threshold, base, voices),
    };
    within(rule.quorum, voices).unwrap_or(adopted_if(enough))
}

fn together(sides: [Verdict; 2]) -> Verdict {
    let are = |verdict: Verdict| sides.iter().filter(|side| **side == verdict).count();
    match are(Verdict::Lapsed(Lapse::EmptyElectorate)) {
        2 => return Verdict::Lapsed(Lapse::EmptyElectorate),
        1 => return Verdict::Lapsed(Lapse::EmptySide),
        _ => {}
    }
    for lapse in [Lapse::NobodySpoke, Lapse::QuorumMissed] {
        if are(Verdict::Lapsed(lapse)) > 0 {
            return Verdict::Lapsed(lapse);
        }
    }
    adopted_if(are(Verdict::Adopted) == 2)
}

fn within(quorum: Option<Quorum>, voices: &[Voice]) -> Option<Verdict> {
    let entitled = i128::try_from(voices.len()).unwrap();
    let spoke = participating(voices);
    let missed = match quorum {
        None => false,
        Some(Quorum::Number(number)) => spoke < i128::from(number),
        Some(Quorum::Share(share)) => !is_reached(share, spoke, entitled),
    };
    if entitled == 0 {
        Some(Verdict::Lapsed(Lapse::EmptyElectorate))
    } else if spoke == 0 {
        Some(Verdict::Lapsed(Lapse::NobodySpoke))
    } else {
        missed.then_some(Verdict::Lapsed(Lapse::QuorumMissed))
    }
}

fn reaches(threshold: Share, base: Base, voices: &[Voice]) -> bool {
    let present = voices.iter().filter(|(_, there)| *there).count();
    let whole = match base {
        Base::AgreeingAndObjecting => participating(voices) - saying(Position::Abstain, voices),
        Base::Present if present > 0 => i128::try_from(present).unwrap(),
        Base::Participating | Base::Present => participating(voices),
        Base::Electorate => i128::try_from(voices.len()).unwrap(),
    };
    agreeing(voices) >= 1 && is_reached(threshold, agreeing(voices), whole)
}

pub(crate) fn is_reached(share: Share, part: i128, whole: i128) -> bool {
    let (p, q) = (
        i128::from(share.numerator()),
        i128::from(share.denominator()),
    );
    let above = part * q - p * whole;
    above > 0 || (above == 0 && !share.must_be_exceeded())
}

fn adopted_if(enough: bool) -> Verdict {
    if enough {
        Verdict::Adopted
    } else {
        Verdict::Rejected
    }
}

fn is_agreeing(position: Position) -> bool {
    matches!(position, Position::Agree | Position::AgreeWithConcern)
}

fn agreeing(voices: &[Voice]) -> i128 {
    saying(Position::Agree, voices) + saying(Position::AgreeWithConcern, voices)
}

fn saying(position: Position, voices: &[Voice]) -> i128 {
    voices
        .iter()
        .filter(|(says, _)| *says == Some(position))
        .map(|_| 1)
        .sum()
}

fn participating(voices: &[Voice]) -> i128 {
    voices
        .iter()
        .filter(|(says, _)| says.is_some())
        .map(|_| 1)
        .sum()
}

pub(crate) fn objection_stands(
    seated: &[Voter],
    proposers: &BTreeSet<SeatId>,
    objector: SeatId,
    voices: &BTreeMap<SeatId, bool>,
) -> bool {
    [Side::Professional, Side::Citizen].into_iter().any(|side| {
        let (mut entitled, mut balance) = (0, 0);
        for number in SEATS {
            let seat = seat(number);
            let excluded = seat == objector || proposers.contains(&seat);
            if !excluded && voter_of(seat, seated).is_some_and(|voter| voter.side == side) {
                entitled += 1;
                balance += voices
                    .get(&seat)
                    .map_or(0, |stands| if *stands { 1 } else { -1 });
            }
        }
        entitled == 0 || balance >= 0
    })
}

const SEATS: std::ops::RangeInclusive<u32> = 1..=9;

pub(crate) fn seats() -> impl Strategy<Value = SeatId> {
    SEATS.prop_map(seat)
}

pub(crate) fn voters() -> impl Strategy<Value = Vec<Voter>> {
    let side = prop_oneof![
        5 => Just(Side::Professional),
        5 => Just(Side::Citizen),
        1 => Just(Side::Neutral),
    ];
    let voter = (seats(), 1..=5_u32, side).prop_map(|(seat, number, side)| Voter {
        seat,
        party: party(number),
        side,
    });
    prop::collection::vec(voter, 0..14)
}

pub(crate) fn polls() -> impl Strategy<Value = Poll> {
    let position = prop_oneof![
        3 => Just(Position::Agree),
        1 => Just(Position::AgreeWithConcern),
        2 => Just(Position::Abstain),
        2 => Just(Position::Object),
    ];
    let advice = (0..2_u32, 0..2_u32).prop_map(|(asked, unanswered)| Advice { asked, unanswered });
    (
        voters(),
        prop::option::of(prop::collection::btree_set(seats(), 0..7)),
        prop::collection::btree_map(seats(), position, 0..10),
        prop::collection::btree_set(seats(), 0..4),
        prop::bool::weighted(0.8),
        advice,
    )
        .prop_map(
            |(electorate, present, positions, unqualified, dated, advice)| Poll {
                electorate,
                present,
                positions,
                unqualified,
                review_by: dated.then(|| "2031-05-01".parse().unwrap()),
                advice,
            },
        )
}

pub(crate) fn side_rules() -> impl Strategy<Value = (SideRule, SideRule)> {
    (side(), side())
}

pub(crate) fn counted() -> impl Strategy<Value = Counted> {
    prop_oneof![Just(Counted::BySeat), Just(Counted::ByParty)]
}

pub(crate) fn rules() -> impl Strategy<Value = Rule> {
    let optional = || prop::option::of(quorum());
    prop_oneof![
        (optional(), prop::option::of(seats())).prop_map(|(quorum, casting_seat)| {
            Rule::SimpleMajority {
                quorum,
                casting_seat,
            }
        }),
        (optional(), share(), base()).prop_map(|(quorum, threshold, base)| {
            Rule::QualifiedMajority {
                quorum,
                threshold,
                base,
            }
        }),
        optional().prop_map(|quorum| Rule::Consensus { quorum }),
        quorum().prop_map(|quorum| Rule::Consent { quorum }),
        (side_rules(), counted()).prop_map(|((professional, citizen), counted)| {
            Rule::DoubleMajority {
                professional,
                citizen,
                counted,
            }
        }),
        seats().prop_map(|decider| Rule::Advice { decider }),
    ]
}

fn side() -> impl Strategy<Value = SideRule> {
    let qualified =
        (share(), base()).prop_map(|(threshold, base)| Majority::Qualified { threshold, base });
    let majority = prop_oneof![Just(Majority::Simple), qualified];
    (prop::option::of(quorum()), majority)
        .prop_map(|(quorum, majority)| SideRule { quorum, majority })
}

fn quorum() -> impl Strategy<Value = Quorum> {
    prop_oneof![
        share().prop_map(Quorum::Share),
        (0..6_u32).prop_map(Quorum::Number)
    ]
}

fn base() -> impl Strategy<Value = Base> {
    prop_oneof![
        Just(Base::AgreeingAndObjecting),
        Just(Base::Participating),
        Just(Base::Present),
        Just(Base::Electorate),
    ]
}

/// Any share, also one that no charter may ask for.
pub(crate) fn share() -> impl Strategy<Value = Share> {
    let strict = (2..=7_u32).prop_flat_map(|q| (1..q, Just(q)));
    prop_oneof![
        (1..=7_u32)
            .prop_flat_map(|q| (1..=q, Just(q)))
            .prop_map(|(p, q)| Share::at_least(p, q).unwrap()),
        strict.prop_map(|(p, q)| Share::more_than(p, q).unwrap()),
    ]
}
