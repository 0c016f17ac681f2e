//! Small tables, drawn with one sign for each seat.

use coprod_core::{
    PartyId, SeatId, Side,
    rules::{
        Advice, Base, Lapse, Majority, Poll, Position, Quorum, Rule, Share, SideRule, Verdict,
        Voter,
    },
};
use uuid::Uuid;

pub(crate) const ADOPTED: Verdict = Verdict::Adopted;
pub(crate) const REJECTED: Verdict = Verdict::Rejected;

pub(crate) const fn lapsed(why: Lapse) -> Verdict {
    Verdict::Lapsed(why)
}

pub(crate) fn seat(number: u32) -> SeatId {
    Uuid::from_u128(u128::from(number)).into()
}

pub(crate) fn party(number: u32) -> PartyId {
    Uuid::from_u128(1000 + u128::from(number)).into()
}

/// A poll with professional and citizen seats, numbered from 1 through both sides: `+` agrees, `c`
/// agrees with a concern, `0` abstains, `-` objects, `.` is silent. Each seat is its own party's.
pub(crate) fn table(professionals: &str, citizens: &str) -> Poll {
    let sides = [
        (Side::Professional, professionals),
        (Side::Citizen, citizens),
    ];
    let signs = sides.into_iter().flat_map(|(side, signs)| {
        let signs = signs.chars().filter(|sign| !sign.is_whitespace());
        signs.map(move |sign| (side, sign))
    });
    let mut poll = Poll::default();
    for ((side, sign), number) in signs.zip(1..) {
        let (seat, party) = (seat(number), party(number));
        poll.electorate.push(Voter { seat, party, side });
        if let Some(position) = position(sign) {
            poll.positions.insert(seat, position);
        }
    }
    poll
}

fn position(sign: char) -> Option<Position> {
    match sign {
        '+' => Some(Position::Agree),
        'c' => Some(Position::AgreeWithConcern),
        '0' => Some(Position::Abstain),
        '-' => Some(Position::Object),
        '.' => None,
        other => panic!("{other:?} draws no seat"),
    }
}

pub(crate) trait Drawn {
    /// Held in a session that these seats attended.
    fn present<const N: usize>(self, seats: [u32; N]) -> Self;
    /// These seats belong to one party.
    fn party<const N: usize>(self, seats: [u32; N]) -> Self;
    /// The objections of these seats don't stand.
    fn unqualified<const N: usize>(self, seats: [u32; N]) -> Self;
    /// With a review date.
    fn reviewed(self) -> Self;
    /// So many asked for advice, so many pieces unanswered.
    fn advice(self, asked: u32, unanswered: u32) -> Self;
}

impl Drawn for Poll {
    fn present<const N: usize>(mut self, seats: [u32; N]) -> Self {
        self.present = Some(seats.map(seat).into());
        self
    }

    fn party<const N: usize>(mut self, seats: [u32; N]) -> Self {
        for voter in &mut self.electorate {
            if seats.map(seat).contains(&voter.seat) {
                voter.party = party(seats[0]);
            }
        }
        self
    }

    fn unqualified<const N: usize>(mut self, seats: [u32; N]) -> Self {
        self.unqualified = seats.map(seat).into();
        self
    }

    fn reviewed(mut self) -> Self {
        self.review_by = Some("2031-05-01".parse().unwrap());
        self
    }

    fn advice(mut self, asked: u32, unanswered: u32) -> Self {
        self.advice = Advice { asked, unanswered };
        self
    }
}

pub(crate) fn at_least(p: u32, q: u32) -> Share {
    Share::at_least(p, q).unwrap()
}

pub(crate) fn more_than(p: u32, q: u32) -> Share {
    Share::more_than(p, q).unwrap()
}

pub(crate) fn half() -> Quorum {
    Quorum::Share(at_least(1, 2))
}

pub(crate) fn simple() -> Rule {
    Rule::SimpleMajority {
        quorum: None,
        casting_seat: None,
    }
}

pub(crate) fn qualified(threshold: Share, base: Base) -> Rule {
    Rule::QualifiedMajority {
        quorum: None,
        threshold,
        base,
    }
}

pub(crate) fn side(quorum: Option<Quorum>) -> SideRule {
    SideRule {
        quorum,
        majority: Majority::Simple,
    }
}

pub(crate) fn verdict(rule: &Rule, poll: &Poll) -> Verdict {
    rule.outcome(poll).verdict
}
