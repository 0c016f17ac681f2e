//! A town that looks for help in its library, and a neighbour who gives it.

use coprod_core::{
    Actor, Basis, Currency, Engagement, EngagementCommand as C, EngagementRefusal as R, Money,
    Party, PartyCommand, Role, Service, ServiceEvent, Side, TopicKey, Words,
    engagement::{Gift, Given, Minutes, NoticeDays, Purpose, Standing},
    party::{PartyKind, Scope},
    testing::{
        Known, Specification, act, citizen, day, document, given, id, moment, neutral, noon,
        professional, words,
    },
};

pub(crate) type Told = Specification<Engagement>;

/// A neighbour, who takes the role.
pub(crate) fn ayse() -> Actor {
    citizen("Ayşe")
}

/// A third person.
pub(crate) fn dora() -> Actor {
    citizen("Dora")
}

/// On no side.
pub(crate) fn fay() -> Actor {
    neutral("Fay")
}

/// The town, with which the role is agreed, through Ms Vogt.
pub(crate) fn town() -> Actor {
    professional("Ms Vogt").speaking_for(id("town"))
}

/// The town, through Mr Wirth, who may speak on culture only.
pub(crate) fn wirth() -> Actor {
    professional("Mr Wirth").speaking_for(id("town"))
}

pub(crate) fn reaction() -> Actor {
    coprod_core::testing::automation("balance_watch")
}

pub(crate) fn topic(text: &str) -> TopicKey {
    text.parse().unwrap()
}

pub(crate) fn euro(euro: u64) -> Money {
    Money {
        minor: euro * 100,
        currency: Currency::EUR,
    }
}

pub(crate) fn notice(days: u16) -> NoticeDays {
    NoticeDays::new(days).unwrap()
}

pub(crate) fn said(by: &Actor) -> Words {
    words(by, "so that the library stays open")
}

/// An organisation, for which Ms Vogt may speak in everything.
pub(crate) fn organisation(name: &str) -> Specification<Party> {
    let register = PartyCommand::RegisterParty {
        kind: PartyKind::Organisation,
        name: None,
    };
    let vogt = professional("Ms Vogt");
    given::<Party>(id(name), [])
        .and(&vogt, register)
        .and(&vogt, represent("Ms Vogt", Scope::Everything))
}

fn represent(person: &str, scope: Scope) -> PartyCommand {
    PartyCommand::GrantRepresentation {
        person: id(person),
        scope,
        from: moment("2025-01-01T00:00:00Z"),
        until: None,
        basis: Basis::Resolution {
            organ: "council".to_owned(),
            document: document("file 7"),
        },
    }
}

fn town_party() -> Specification<Party> {
    let first = organisation("town");
    let known = Known::default().party(&first);
    let culture = Scope::Topics(vec![topic("culture")]);
    first
        .knowing(known)
        .and(&town(), represent("Mr Wirth", culture))
}

/// A person, whose stream somebody else registered.
pub(crate) fn person(name: &str) -> Specification<Party> {
    let register = PartyCommand::RegisterParty {
        kind: PartyKind::Person,
        name: None,
    };
    given::<Party>(id(name), []).and(&professional("Ms Vogt"), register)
}

fn library() -> Specification<Service> {
    let proposed = ServiceEvent::ServiceProposed {
        need: "a library that is open on Saturdays".into(),
        title: "library".to_owned(),
        topic: topic("culture/library"),
        asks_of: None,
        arises_from: None,
    };
    given::<Service>(id("library"), [act(&town(), proposed)])
}

/// What stands in other streams.
pub(crate) fn world() -> Known {
    Known::default()
        .party(&town_party())
        .party(&person("Ayşe"))
        .stream(&library())
}

pub(crate) fn unoffered() -> Told {
    given::<Engagement>(id("engagement"), []).knowing(world())
}

pub(crate) fn offer_by(by: &Actor, side: Side) -> C {
    C::OfferRole {
        service: id("library"),
        party: id("Ayşe"),
        counterpart: id("town"),
        role: Role::VOLUNTEER,
        side,
        scope: words(by, "two Saturdays a month"),
        notice_days: notice(14),
        from: day("2026-02-01"),
    }
}

/// The town asks Ayşe.
pub(crate) fn offered() -> Told {
    unoffered().and(&town(), offer_by(&town(), Side::Citizen))
}

/// Ayşe has accepted, by entry 2.
pub(crate) fn active() -> Told {
    offered().and(&ayse(), C::AcceptRole {})
}

pub(crate) fn paused() -> Told {
    active().and(&ayse(), C::PauseEngagement { until: None })
}

pub(crate) fn end(by: &Actor, last_day: &str) -> C {
    C::EndEngagement {
        reason: said(by),
        effective: day(last_day),
    }
}

/// Announced on 2 March, over after 16 March; it is the 20th.
pub(crate) fn ended() -> Told {
    active()
        .and(&ayse(), end(&ayse(), "2026-03-16"))
        .at(moment("2026-03-20T12:00:00Z"))
}

pub(crate) fn time(minutes: u16, on: &str) -> Given {
    Given {
        what: Gift::Time(Minutes::new(minutes).unwrap()),
        purpose: Purpose::Direct,
        on: day(on),
        earmark: None,
    }
}

pub(crate) fn gift(what: Gift) -> Given {
    Given {
        what,
        purpose: Purpose::Coordination,
        on: day("2026-03-01"),
        earmark: None,
    }
}

pub(crate) fn record(name: &str, given: Given) -> C {
    C::RecordContribution {
        contribution: id(name),
        given,
    }
}

pub(crate) fn correct(name: &str, replaces: &str, given: Given) -> C {
    C::CorrectContribution {
        contribution: id(name),
        replaces: id(replaces),
        given,
    }
}

pub(crate) fn confirm(name: &str) -> C {
    C::ConfirmContribution {
        contribution: id(name),
    }
}

pub(crate) fn dispute(name: &str) -> C {
    C::DisputeContribution {
        contribution: id(name),
        reason: said(&town()),
    }
}

/// Ayşe has recorded two hours on 1 March.
pub(crate) fn helped() -> Told {
    active().and(&ayse(), record("Sunday", time(120, "2026-03-01")))
}

pub(crate) fn claim(name: &str, amount: Money) -> C {
    C::ClaimExpense {
        expense: id(name),
        amount,
        purpose: said(&ayse()),
        receipt: Some(document("receipt 12")),
    }
}

pub(crate) fn reimburse(name: &str, amount: Money) -> C {
    C::ReimburseExpense {
        expense: id(name),
        amount,
    }
}

pub(crate) fn refuse(name: &str) -> C {
    C::RefuseExpense {
        expense: id(name),
        reason: said(&town()),
    }
}

/// Ayşe has claimed 20 € for a ticket.
pub(crate) fn claimed() -> Told {
    active().and(&ayse(), claim("ticket", euro(20)))
}

pub(crate) fn grant_say() -> C {
    C::GrantSay {
        say: id("books"),
        topic: topic("culture/library/books"),
        form: coprod_core::SayForm::PROPOSAL,
    }
}

pub(crate) fn contest(by: &Actor, entry: u64) -> C {
    C::ContestEntry {
        entry,
        reason: words(by, "I never said that"),
    }
}

pub(crate) fn answer(by: &Actor, entry: u64, outcome: coprod_core::ContestOutcome) -> C {
    C::AnswerContest {
        entry,
        outcome,
        reason: words(by, "asked and looked up"),
    }
}

/// How far it has come on the day on which specifications take place.
pub(crate) fn standing(told: &Told) -> Standing {
    told.state().standing(noon().date())
}

/// What refuses the command.
pub(crate) fn refused(told: Told, by: &Actor, what: C) -> R {
    told.when(by, what).refusal()
}
