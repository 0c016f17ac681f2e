//! Personal values: beside the record, never in it.

use coprod_core::Personal;
use coprod_store::{
    CommandId, ExecuteError, Ledger, PartyId, PersonalRefused, PersonalValue, Position, Receipt,
    Salt,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    fixture::Fixture,
    tally::{Do, No, Reach, Tally, execute, reference, sum_without_gaps},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::personal,
            $fixture,
            [
                a_value_is_kept_beside_the_record,
                a_value_never_gets_into_the_record,
                a_reference_needs_its_value,
                a_value_needs_its_own_commitment,
                a_value_that_nothing_refers_to_is_not_kept,
                a_refused_value_stops_nobody_else,
                a_repeated_command_may_bring_a_new_salt,
            ]
        );
    };
}
pub(crate) use cases;

fn value(subject: u128, text: &str, salt: u8) -> PersonalValue {
    let subject = PartyId::from(Uuid::from_u128(subject));
    Personal::new(subject, &text.to_owned(), Salt::from_bytes([salt; 32]))
        .unwrap()
        .1
}

async fn name(
    ledger: &Ledger,
    name: Value,
    values: Vec<PersonalValue>,
) -> Result<Receipt, ExecuteError<No>> {
    ledger
        .execute_with::<Tally>("a", Do::Name(name), &Reach::default())
        .personal(values)
        .await
}

pub async fn a_value_is_kept_beside_the_record(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let ayse = value(1, "Ayşe", 7);
    name(&ledger, json!([reference(&ayse)]), vec![ayse.clone()])
        .await
        .unwrap();
    // Known from now on.
    name(&ledger, reference(&ayse), vec![]).await.unwrap();
    let events = ledger.read_after(Position::START, 10).await.unwrap();
    assert!(events.iter().all(|event| !event.payload.contains("Ayşe")));
    let opened = ledger.open_personal(&events).await.unwrap();
    let first: Value = opened[0].decode().unwrap();
    assert_eq!(first["Named"]["name"][0]["$personal"]["value"], "Ayşe");
    assert!(opened[1].json().contains("Ayşe"));
    assert!(!format!("{opened:?}").contains("Ayşe"));
}

pub async fn a_value_never_gets_into_the_record(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let ayse = value(1, "Ayşe", 7);
    let mut open = reference(&ayse);
    open["$personal"]["value"] = json!("Ayşe");
    let error = name(&ledger, open, vec![ayse]).await.unwrap_err();
    assert!(
        matches!(error, ExecuteError::Personal(PersonalRefused::HoldsValue)),
        "{error}"
    );
    assert_eq!(ledger.head().await.unwrap(), Position::START);
}

pub async fn a_reference_needs_its_value(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let [ayse, jonas] = [value(1, "Ayşe", 7), value(2, "Jonas", 8)];
    let error = name(&ledger, reference(&ayse), vec![jonas])
        .await
        .unwrap_err();
    let ExecuteError::Personal(PersonalRefused::Unknown {
        subject,
        commitment,
    }) = error
    else {
        panic!("{error}")
    };
    assert_eq!((subject, commitment), (ayse.subject, ayse.commitment));
    // Nor may one person's value pass as another's.
    name(&ledger, reference(&ayse), vec![ayse.clone()])
        .await
        .unwrap();
    let stolen = PersonalValue {
        subject: PartyId::from(Uuid::from_u128(2)),
        ..ayse
    };
    assert!(name(&ledger, reference(&stolen), vec![]).await.is_err());
}

pub async fn a_value_needs_its_own_commitment(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let forged = PersonalValue {
        json: r#""Jonas""#.into(),
        ..value(1, "Ayşe", 7)
    };
    let error = name(&ledger, reference(&forged), vec![forged])
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            ExecuteError::Personal(PersonalRefused::NotGenuine { .. })
        ),
        "{error}"
    );
}

pub async fn a_value_that_nothing_refers_to_is_not_kept(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let ayse = value(1, "Ayşe", 7);
    name(&ledger, json!("nobody"), vec![ayse.clone()])
        .await
        .unwrap();
    assert!(name(&ledger, reference(&ayse), vec![]).await.is_err());
}

pub async fn a_refused_value_stops_nobody_else(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let unknown = reference(&value(1, "Ayşe", 7));
    let mut all = tokio::task::JoinSet::new();
    for round in 0..40 {
        let (ledger, unknown) = (ledger.clone(), unknown.clone());
        all.spawn(async move {
            if round % 4 == 0 {
                assert!(name(&ledger, unknown, vec![]).await.is_err());
            } else {
                execute(&ledger, "a", Do::Add(1)).await.unwrap();
            }
        });
    }
    all.join_all().await;
    assert_eq!(sum_without_gaps(&ledger, "a").await, 30);
}

pub async fn a_repeated_command_may_bring_a_new_salt(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let give = async |salt| {
        let ayse = value(1, "Ayşe", salt);
        ledger
            .execute_with::<Tally>("a", Do::Name(reference(&ayse)), &Reach::default())
            .personal(vec![ayse])
            .command_id(CommandId::from(Uuid::from_u128(1)))
            .await
            .unwrap()
    };
    assert!(!give(1).await.repeated);
    assert!(give(2).await.repeated);
}
