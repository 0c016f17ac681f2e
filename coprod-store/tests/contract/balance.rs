//! Whether each co-producer gets their due, and who gets to see it.

mod walk;

pub use walk::an_earlier_position_tells_what_a_ledger_told_that_ended_there;

use coprod_core::{
    Actor, AllowanceNorm, ContestOutcome, Currency, EngagementCommand as Do, Followed, Money,
    Party, PartyCommand, Role, SayForm, Side,
    engagement::{Gift, Given, ImbalanceAnswer, Purpose},
    party::PartyKind,
    testing::{citizen, id},
};
use coprod_store::balance::{Account, Balance, Filter, Stage};

use crate::{
    fixture::Fixture,
    home::{Home, engagement, entry_of, felt, home, party, record, time},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::balance,
            $fixture,
            [
                each_sees_what_they_gave_and_got,
                how_it_feels_is_nobody_elses,
                nobody_else_sees_the_account_of_a_professional,
                groups_under_five_stay_hidden,
                what_a_contest_undoes_counts_no_more,
                a_merged_party_keeps_its_accounts,
                an_earlier_position_tells_what_a_ledger_told_that_ended_there,
            ]
        );
    };
}
pub(crate) use cases;

const fn euros(euros: u64) -> Money {
    Money {
        minor: euros * 100,
        currency: Currency::EUR,
    }
}

async fn accounts(balance: &Balance, viewer: &str) -> Vec<Account> {
    let all = Filter::default();
    balance.accounts(&all, party(viewer)).await.unwrap()
}

/// Her afternoons, her fares, her say, and an imbalance.
async fn ayses_year(at: &mut Home) {
    at.engages("Ayşe", Side::Citizen).await;
    she_gives(at).await;
    she_gets(at).await;
    she_has_a_say(at).await;
    she_feels(at).await;
}

async fn hers(at: &mut Home, what: Do) {
    at.in_engagement("Ayşe", &citizen("Ayşe"), what).await;
}

async fn theirs(at: &mut Home, what: Do) {
    at.in_engagement("Ayşe", &home(), what).await;
}

async fn she_gives(at: &mut Home) {
    hers(at, record("afternoon", time(180, Purpose::Direct))).await;
    let contribution = id("afternoon");
    theirs(at, Do::ConfirmContribution { contribution }).await;
    hers(at, record("course", time(400, Purpose::Training))).await;
    let (contribution, reason) = (id("course"), at.says(&home(), "It was less"));
    theirs(
        at,
        Do::DisputeContribution {
            contribution,
            reason,
        },
    )
    .await;
    let correct = Do::CorrectContribution {
        contribution: id("course again"),
        replaces: id("course"),
        given: time(360, Purpose::Training),
    };
    hers(at, correct).await;
    hers(at, record("call", time(45, Purpose::Coordination))).await;
    let money = Given {
        what: Gift::Money(euros(50)),
        ..time(1, Purpose::Direct)
    };
    hers(at, record("gift", money)).await;
}

async fn she_claims(at: &mut Home, name: &str, amount: Money) {
    let claim = Do::ClaimExpense {
        expense: id(name),
        amount,
        purpose: at.says(&citizen("Ayşe"), name),
        receipt: None,
    };
    hers(at, claim).await;
}

async fn she_gets(at: &mut Home) {
    she_claims(at, "train", euros(38)).await;
    let (expense, amount) = (id("train"), euros(30));
    theirs(at, Do::ReimburseExpense { expense, amount }).await;
    she_claims(at, "taxi", euros(20)).await;
    let (expense, reason) = (id("taxi"), at.says(&home(), "We agreed on the train"));
    theirs(at, Do::RefuseExpense { expense, reason }).await;
    let grant = Do::GrantAllowance {
        allowance: id("allowance"),
        amount: euros(200),
        norm: AllowanceNorm::ESTG_3_26A,
        year: 2026,
    };
    theirs(at, grant).await;
}

async fn she_has_a_say(at: &mut Home) {
    let grant = Do::GrantSay {
        say: id("say"),
        topic: "company".parse().unwrap(),
        form: SayForm::PROPOSAL,
    };
    theirs(at, grant).await;
    for entry in [3, 4] {
        let (say, cited) = (id("say"), entry_of("Ayşe", entry));
        hers(at, Do::ExerciseSay { say, cited }).await;
    }
    let answer = Do::AnswerSay {
        say: id("say"),
        cited: entry_of("Ayşe", 3),
        followed: Followed::Partly,
        reason: at.says(&home(), "As far as we could"),
    };
    theirs(at, answer).await;
}

async fn she_feels(at: &mut Home) {
    hers(at, felt(8, 3)).await;
    let ground = at.says(&citizen("Ayşe"), "Nobody knows that I come");
    let imbalance = id("alone");
    hers(at, Do::RaiseImbalance { imbalance, ground }).await;
    let change = at.says(&home(), "A nurse meets you at the door");
    let answer = ImbalanceAnswer::Change(change);
    theirs(at, Do::AnswerImbalance { imbalance, answer }).await;
    hers(at, felt(4, 8)).await;
}

pub async fn each_sees_what_they_gave_and_got(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    ayses_year(&mut at).await;
    let balance = at.ledger.balance().await.unwrap();
    let [account] = &accounts(&balance, "Ayşe").await[..] else {
        panic!("one account")
    };
    assert_eq!(account.engagement, engagement("Ayşe"));
    assert_eq!(account.counterpart, id("home"));
    let stages = account.contributions.iter().map(|given| given.stage);
    let stages: Vec<_> = stages.collect();
    assert_eq!(
        stages,
        [
            Stage::Confirmed,
            Stage::Recorded,
            Stage::Recorded,
            Stage::Recorded
        ]
    );
    assert_eq!(account.contributions[1].replaces, Some(id("course")));
    let sums = account.sums();
    let given = &sums.given;
    assert_eq!(
        (given.direct, given.training, given.coordination),
        (180, 360, 45)
    );
    assert_eq!((given.confirmed, given.disputed), (180, 0));
    let euro = |minor| [(Currency::EUR, minor)].into();
    assert_eq!(given.money, euro(5_000));
    assert_eq!(sums.got.claimed, euro(5_800));
    assert_eq!(sums.got.reimbursed, euro(3_000));
    assert_eq!(sums.got.refused, euro(2_000));
    assert_eq!(account.expenses[0].open(), 800);
    assert_eq!(sums.got.allowances, euro(20_000));
    let says = sums.says;
    assert_eq!((says.granted, says.exercised, says.partly), (1, 2, 1));
    assert_eq!(says.unanswered(), 1);
    assert_eq!(account.imbalances[0].changes, Some(true));
    let felt = account.felt.iter().flatten();
    let felt: Vec<_> = felt.map(|felt| (felt.cost, felt.benefit)).collect();
    assert_eq!(felt, [(8, 3), (4, 8)]);
}

pub async fn how_it_feels_is_nobody_elses(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    at.has_a_volunteer("Ayşe", 8, 3).await;
    let balance = at.ledger.balance().await.unwrap();
    let shown = accounts(&balance, "home").await;
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].felt, None);
    assert_eq!(shown[0].sums().given.direct, 60);
    assert_eq!(accounts(&balance, "Jonas").await, []);
    assert_eq!(accounts(&balance, "Meier").await, []);
}

pub async fn nobody_else_sees_the_account_of_a_professional(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    at.engages("Dora", Side::Professional).await;
    let given = record("shift", time(60, Purpose::Direct));
    at.in_engagement("Dora", &professional_volunteer("Dora"), given)
        .await;
    let balance = at.ledger.balance().await.unwrap();
    assert_eq!(accounts(&balance, "Dora").await.len(), 1);
    assert_eq!(accounts(&balance, "home").await, []);
    // Of an organisation there are figures.
    at.is_registered("Dora", PartyKind::Organisation).await;
    assert_eq!(accounts(&balance, "home").await.len(), 1);
}

fn professional_volunteer(name: &str) -> Actor {
    Actor::party(id(name), Side::Professional, Role::VOLUNTEER)
}

pub async fn groups_under_five_stay_hidden(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    let balance = at.ledger.balance().await.unwrap();
    let all = Filter::default();
    for (name, cost) in [("Ayşe", 8), ("Bert", 2), ("Carl", 5), ("Dilek", 9)] {
        at.has_a_volunteer(name, cost, 4).await;
    }
    assert_eq!(balance.groups(&all).await.unwrap(), []);
    at.engages("Emma", Side::Citizen).await;
    let groups = balance.groups(&all).await.unwrap();
    assert_eq!(groups.len(), 1);
    assert_eq!((groups[0].parties, groups[0].side), (5, Side::Citizen));
    assert_eq!(groups[0].given, None, "four have given");
    assert_eq!(groups[0].felt, None, "four have said how it feels");
    let emma = citizen("Emma");
    at.in_engagement("Emma", &emma, record("hour", time(30, Purpose::Training)))
        .await;
    at.in_engagement("Emma", &emma, felt(3, 6)).await;
    let groups = balance.groups(&all).await.unwrap();
    let given = groups[0].given.as_ref().unwrap();
    assert_eq!((given.direct, given.training), (240, 30));
    let felt = groups[0].felt.unwrap();
    assert_eq!((felt.parties, felt.cost, felt.benefit), (5, 5, 4));
    assert_eq!(groups[0].got, None, "nobody got anything");
    let of_one = Filter {
        engagement: Some(engagement("Emma")),
        ..all
    };
    assert_eq!(balance.groups(&of_one).await.unwrap(), []);
}

pub async fn what_a_contest_undoes_counts_no_more(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    at.has_a_volunteer("Ayşe", 8, 3).await;
    let ayse = citizen("Ayşe");
    let contribution = id("hour of Ayşe");
    let confirmed = at
        .in_engagement("Ayşe", &home(), Do::ConfirmContribution { contribution })
        .await;
    let entry = confirmed.last_sequence;
    let reason = at.says(&ayse, "Nobody looked");
    at.in_engagement("Ayşe", &ayse, Do::ContestEntry { entry, reason })
        .await;
    let balance = at.ledger.balance().await.unwrap();
    let before = accounts(&balance, "Ayşe").await;
    assert_eq!(before[0].contributions[0].stage, Stage::Confirmed);
    let reason = at.says(&home(), "So it is");
    let uphold = Do::AnswerContest {
        entry,
        outcome: ContestOutcome::Upheld,
        reason,
    };
    at.in_engagement("Ayşe", &home(), uphold).await;
    let after = accounts(&balance, "Ayşe").await;
    assert_eq!(after[0].contributions[0].stage, Stage::Recorded);
}

pub async fn a_merged_party_keeps_its_accounts(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    at.has_a_volunteer("Ayşe", 8, 3).await;
    for name in ["Ayşe", "Ayşe Yılmaz"] {
        at.is_registered(name, PartyKind::Person).await;
    }
    let into = id("Ayşe Yılmaz");
    let merge = PartyCommand::MergeParty { into };
    at.does::<Party>(id("Ayşe"), &citizen("Ayşe"), merge).await;
    let balance = at.ledger.balance().await.unwrap();
    let shown = accounts(&balance, "Ayşe Yılmaz").await;
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].party, into);
    assert!(shown[0].felt.is_some());
    assert_eq!(accounts(&balance, "Ayşe").await, shown);
}
