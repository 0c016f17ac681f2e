//! All stories in one ledger: what they tell between them.

use std::{collections::BTreeSet, error::Error};

use coprod_core::{Act, EngagementEvent, service::Form};
use coprod_examples::{
    Matrix,
    stories::{self, Story},
};
use coprod_store::{
    Ledger, Position, RecordedEvent,
    balance::{self, Account, Balance},
    network,
    outcomes::{self, Warning},
    owed::{self, Kind},
};

type Tested<T = ()> = Result<T, Box<dyn Error>>;

/// What the five stories must show between them.
const SHOWN: [&str; 10] = [
    "BalanceFelt",
    "ConcernAnswered",
    "DissentRecorded",
    "ImbalanceAnswered",
    "ImplementationHandedToCitizens",
    "ImplementationReturned",
    "ImplementationTakenBack",
    "LastWordExercised",
    "OutcomeObserved",
    "PlanningShared",
];

/// The cells of the matrix for which there is a story.
const CELLS: [Form; 5] = [
    Form::CitizensWorkAlong,
    Form::CitizensDeliverToGuidelines,
    Form::CitizensCoPlan,
    Form::FullCoProduction,
    Form::CitizensDeliverJointPlan,
];

#[tokio::test]
async fn the_stories_show_every_form_and_what_goes_wrong_on_the_way() -> Tested {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("stories.db").display());
    let ledger = Ledger::open(&url).await?;
    let told = stories::tell_all(&ledger).await?;

    let feed = feed(&ledger).await?;
    positions_have_no_gap(&feed);
    let happened: BTreeSet<_> = feed.iter().map(|event| event.event_type.as_str()).collect();
    for event in SHOWN {
        assert!(happened.contains(event), "no story tells of {event}");
    }
    assert!(
        happened.contains("PlanningOfferDeclined")
            || happened.contains("ImplementationOfferDeclined"),
        "nobody declines anything"
    );

    let paths = paths(&ledger, &told).await?;
    let reached: BTreeSet<Form> = paths.iter().flatten().copied().collect();
    for cell in CELLS {
        assert!(reached.contains(&cell), "no service is ever in {cell}");
    }
    assert!(
        paths.iter().any(|path| path.len() >= 4),
        "no service crosses four cells: {paths:?}"
    );
    Ok(())
}

#[tokio::test]
async fn the_stories_leave_something_owed_and_outcomes_that_somebody_had_warned_of() -> Tested {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("stories.db").display());
    let ledger = Ledger::open(&url).await?;
    stories::tell_all(&ledger).await?;

    let owed = ledger.owed().await?;
    let claims = owed.claims(&owed::Filter::default()).await?;
    let unanswered: Vec<_> = claims
        .iter()
        .filter(|claim| claim.kind == Kind::Recommendation)
        .collect();
    assert!(unanswered.len() >= 3, "{claims:?}");
    for claim in unanswered {
        assert_eq!(claim.owed_by.parties.len(), 1);
        assert!(claim.owed_to.parties.len() > 1);
    }
    // What else was owed on the way was answered in the end.
    let head = ledger.head().await?;
    let mut on_the_way = BTreeSet::new();
    for position in 0..=head.0 {
        let filter = owed::Filter {
            as_of: Some(Position(position).into()),
            ..owed::Filter::default()
        };
        on_the_way.extend(owed.claims(&filter).await?.iter().map(|claim| claim.kind));
    }
    for kind in [Kind::Concern, Kind::ReviewDate, Kind::RoleOffer] {
        assert!(on_the_way.contains(&kind), "{kind} was never owed");
        assert!(claims.iter().all(|claim| claim.kind != kind), "{kind}");
    }

    let told = ledger.outcomes().await?;
    let told = told.of(&outcomes::Filter::default()).await?;
    assert!(told.iter().any(|outcome| outcome.expected.is_none()));
    assert!(
        told.iter()
            .any(|outcome| outcome.expected.is_some() && outcome.observed.len() == 1)
    );
    let warned: BTreeSet<_> = told
        .iter()
        .flat_map(|outcome| &outcome.warned)
        .map(|warned| warned.how)
        .collect();
    assert!(warned.contains(&Warning::Concern) && warned.contains(&Warning::Dissent));
    Ok(())
}

#[tokio::test]
async fn the_stories_tell_who_gets_their_due_and_who_worked_with_whom() -> Tested {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("stories.db").display());
    let ledger = Ledger::open(&url).await?;
    let told = stories::tell_all(&ledger).await?;
    let [care, _, _, nursing, _] = &told[..] else {
        return Err("there are five stories".into());
    };

    let balance = ledger.balance().await?;
    let ayse = account(&ledger, &balance, care).await?;
    let sums = ayse.sums();
    let given = &sums.given;
    assert_eq!(
        (given.direct, given.training, given.coordination),
        (180, 360, 45)
    );
    assert_eq!(given.confirmed, given.minutes());
    assert_eq!(sums.got.claimed, sums.got.reimbursed);
    assert_eq!((sums.says.exercised, sums.says.followed), (1, 1));
    let felt = ayse.felt.iter().flatten();
    let felt: Vec<_> = felt.map(|felt| (felt.cost, felt.benefit)).collect();
    assert_eq!(felt, [(8, 3), (4, 8)]);
    let marta = account(&ledger, &balance, nursing).await?;
    assert_eq!(marta.sums().given.minutes(), 425);
    assert_eq!(marta.imbalances[0].changes, Some(true));

    let groups = balance.groups(&balance::Filter::default()).await?;
    let [group] = &groups[..] else {
        return Err(format!("one group is large enough: {groups:?}").into());
    };
    assert_eq!((group.service, group.parties), (care.service, 6));
    let felt = group.felt.ok_or("six have said how it feels")?;
    assert_eq!((felt.parties, felt.cost, felt.benefit), (6, 4, 7));

    let network = ledger.network().await?;
    let ties = network.ties(&network::Filter::default()).await?;
    let hers = ties.iter().find(|tie| {
        let mut pair = [ayse.party, ayse.counterpart];
        pair.sort();
        tie.parties == pair
    });
    let hers = hers.ok_or("she and the home worked together")?;
    assert!(hers.crosses_organisations && hers.crosses_sides);
    let through: BTreeSet<_> = ties
        .iter()
        .flat_map(|tie| &tie.bonds)
        .map(|bond| bond.through)
        .collect();
    assert_eq!(through.len(), 4, "{through:?}");
    Ok(())
}

/// The account of the first who engages in that story, as they see it.
async fn account(ledger: &Ledger, balance: &Balance, story: &Story) -> Tested<Account> {
    let feed = feed(ledger).await?;
    let mut offers = feed.iter().filter_map(|event| {
        let act: Act<EngagementEvent> = event.payload_as().ok()?;
        match act.what {
            EngagementEvent::RoleOffered { service, party, .. } => Some((service, party)),
            _ => None,
        }
    });
    let offer = offers.find(|(service, _)| *service == story.service);
    let (service, party) = offer.ok_or("nobody engages")?;
    let filter = balance::Filter {
        service: Some(service),
        ..balance::Filter::default()
    };
    let accounts = balance.accounts(&filter, party).await?;
    Ok(accounts.into_iter().next().ok_or("no account")?)
}

#[test]
fn the_matrix_fits_into_eighty_columns() {
    let names = CELLS.map(|form| (form, "A service with quite a long name, and a second part"));
    let drawn = Matrix::of(names).to_string();
    for line in drawn.lines() {
        assert!(line.chars().count() <= 80, "{line}");
        assert_eq!(line, line.trim_end());
    }
    assert_eq!(drawn.matches("* A service with").count(), CELLS.len());
}

async fn feed(ledger: &Ledger) -> Tested<Vec<RecordedEvent>> {
    let mut feed: Vec<RecordedEvent> = Vec::new();
    loop {
        let after = feed.last().map_or(Position(0), |event| event.position);
        let more = ledger.read_after(after, 500).await?;
        if more.is_empty() {
            return Ok(feed);
        }
        feed.extend(more);
    }
}

fn positions_have_no_gap(feed: &[RecordedEvent]) {
    for (event, position) in feed.iter().zip(1..) {
        assert_eq!(event.position, Position(position));
    }
}

/// The cells that each service has been in.
async fn paths(ledger: &Ledger, told: &[Story]) -> Tested<Vec<BTreeSet<Form>>> {
    let history = ledger.history().await?;
    let mut paths = Vec::new();
    for story in told {
        let path = history.path(story.service, None).await?;
        paths.push(path.into_iter().filter_map(|step| step.form).collect());
    }
    Ok(paths)
}
