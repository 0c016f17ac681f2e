//! The first three stories reach their cells of the matrix, and tell what they promise.

use coprod_core::{
    ServiceId, Side,
    service::Form::{
        self, CitizensCoPlan, CitizensDeliverToGuidelines, CitizensWorkAlong, TraditionalProvision,
    },
};
use coprod_examples::{
    Told,
    stories::{citizens_budget, volunteer_counselling, volunteers_in_care},
};
use coprod_store::{
    Ledger, Position, RecordedEvent,
    history::{Dissent, Step},
};
use serde_json::Value;

/// What a story leaves behind: its path over the matrix, and all that happened.
struct Tale {
    path: Vec<Step>,
    feed: Vec<RecordedEvent>,
}

async fn told(story: impl AsyncFnOnce(&Ledger) -> Told<ServiceId>) -> Told<Tale> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("story.db");
    let ledger = Ledger::open(&format!("sqlite:{}", file.display())).await?;
    let service = story(&ledger).await?;
    Ok(Tale {
        path: ledger.history().await?.path(service, None).await?,
        feed: ledger.read_after(Position::START, 1_000).await?,
    })
}

impl Tale {
    fn forms(&self) -> Vec<Option<Form>> {
        self.path.iter().map(|step| step.form).collect()
    }

    fn step(&self, act: &str) -> Option<&Step> {
        self.path.iter().find(|step| step.act == act)
    }

    /// The acts of a type, in the order in which they happened.
    fn acts(&self, event_type: &str) -> Told<Vec<Value>> {
        let events = self
            .feed
            .iter()
            .filter(|event| event.event_type == event_type);
        events.map(|event| Ok(event.payload_as()?)).collect()
    }

    /// What they say.
    fn said(&self, event_type: &str) -> Told<Vec<Value>> {
        let acts = self.acts(event_type)?.into_iter();
        Ok(acts.map(|act| act["what"][event_type].clone()).collect())
    }

    #[track_caller]
    fn tells(&self, needed: &[&str]) {
        let is_told = |needed: &str| self.feed.iter().any(|event| event.event_type == needed);
        let missing: Vec<_> = needed.iter().filter(|event| !is_told(event)).collect();
        assert!(missing.is_empty(), "the story doesn't tell {missing:?}");
    }
}

#[tokio::test]
async fn volunteers_come_to_work_along_in_a_care_home() -> Told {
    let tale = told(volunteers_in_care::tell).await?;
    let path = [
        None,
        None,
        Some(TraditionalProvision),
        Some(CitizensWorkAlong),
    ];
    assert_eq!(tale.forms(), path);
    tale.tells(&[
        "PlanningKeptByProfessionals",
        "ConceptDrafted",
        "ConceptSigned",
        "ConceptAgreed",
        "MatterNamed",
        "CompetenceAgreed",
        "LastWordProposed",
        "ImplementationOffered",
        "ImplementationShared",
        "ImplementationRenewed",
        "DeliveryStarted",
        "ConcernRaised",
        "ConcernAnswered",
    ]);
    Ok(())
}

#[tokio::test]
async fn what_a_volunteer_gives_gets_says_and_feels_is_on_record() -> Told {
    let tale = told(volunteers_in_care::tell).await?;
    tale.tells(&[
        "RoleAccepted",
        "ContributionConfirmed",
        "ExpenseClaimed",
        "ExpenseReimbursed",
        "ImbalanceRaised",
        "SayGranted",
        "SayExercised",
        "SayAnswered",
    ]);
    let given = tale.said("ContributionRecorded")?;
    assert!(given.iter().any(|given| given["purpose"] == "training"));
    let felt = tale.said("BalanceFelt")?;
    assert!(felt[0]["cost"].as_u64() > felt[0]["benefit"].as_u64());
    let answered = tale.said("ImbalanceAnswered")?;
    assert!(answered[0]["answer"]["change"].is_string());
    Ok(())
}

#[tokio::test]
async fn a_volunteer_without_a_computer_accepts_by_a_form_that_proves_it() -> Told {
    let tale = told(volunteers_in_care::tell).await?;
    let accepted = tale.acts("ImplementationOfferAccepted")?;
    let mut relayed = accepted.iter().filter_map(|act| act.get("relayed"));
    let relayed = relayed.next().ok_or("nobody accepted on paper")?;
    assert_eq!(relayed["channel"], "paper");
    assert!(relayed["document"]["digest"].is_string());
    Ok(())
}

#[tokio::test]
async fn the_care_home_sees_what_nobody_expected_and_all_go_on() -> Told {
    let tale = told(volunteers_in_care::tell).await?;
    let observed = tale.said("OutcomeObserved")?;
    assert!(observed.iter().any(|said| said.get("expected").is_none()));
    let held = tale.said("ReviewHeld")?;
    assert_eq!(held[0]["verdict"], "continue");
    assert_eq!(held[0]["missing"], serde_json::json!([]));
    Ok(())
}

#[tokio::test]
async fn volunteers_advise_to_guidelines_lose_that_and_get_it_again() -> Told {
    let tale = told(volunteer_counselling::tell).await?;
    let path = [
        None,
        None,
        Some(CitizensDeliverToGuidelines),
        None,
        Some(TraditionalProvision),
        Some(CitizensDeliverToGuidelines),
    ];
    assert_eq!(tale.forms(), path);
    assert_eq!(tale.path[3].act, "ImplementationTakenBack");
    tale.tells(&[
        "ProposalAccepted",
        "GuidelineIssued",
        "AccompanimentOffered",
        "AccompanimentAgreed",
        "ImplementationOfferDeclined",
        "ImplementationHandedToCitizens",
        "ImplementationKeptByProfessionals",
        "DeliveryStarted",
        "DeliveryResumed",
    ]);
    Ok(())
}

#[tokio::test]
async fn a_danger_suspends_advice_until_it_is_reviewed() -> Told {
    let tale = told(volunteer_counselling::tell).await?;
    let suspended = tale.said("DeliverySuspended")?;
    assert!(suspended[0]["ground"]["imminent_danger"].is_object());
    let held = tale.said("ReviewHeld")?;
    assert_eq!(held[0]["review"], suspended[0]["review"]);
    Ok(())
}

#[tokio::test]
async fn advice_is_taken_back_by_a_clause_on_what_somebody_else_did() -> Told {
    let tale = told(volunteer_counselling::tell).await?;
    let said = tale.said("ImplementationTakenBack")?;
    assert!(said[0]["basis"]["clause"]["clause"].is_string());
    let taker = &tale.acts("ImplementationTakenBack")?[0]["by"]["for"]["party"];
    let withdrawer = &tale.acts("GuidelineWithdrawn")?[0]["by"]["for"]["party"];
    assert!(taker.is_string() && withdrawer.is_string());
    assert_ne!(taker, withdrawer);
    Ok(())
}

#[tokio::test]
async fn citizens_come_to_plan_a_budget_that_the_town_carries_out() -> Told {
    let tale = told(citizens_budget::tell).await?;
    assert_eq!(tale.forms(), [None, None, None, Some(CitizensCoPlan)]);
    tale.tells(&[
        "CharterAdopted",
        "MandateGranted",
        "ProposalTabled",
        "DecisionReached",
        "DecisionCarriedOut",
        "PlanningOffered",
        "ConceptAgreed",
        "ImplementationKeptByProfessionals",
        "DeliveryStarted",
        "OutcomeExpected",
        "OutcomeObserved",
    ]);
    let answered = tale.said("RecommendationAnswered")?;
    assert_eq!(answered[0]["followed"], "partly");
    Ok(())
}

#[tokio::test]
async fn a_share_in_planning_rests_on_the_tables_decision_and_keeps_its_dissent() -> Told {
    let tale = told(citizens_budget::tell).await?;
    let shared = tale.step("PlanningShared").ok_or("nothing was shared")?;
    let basis = shared.basis.as_ref();
    assert_eq!(basis.map(AsRef::as_ref), Some("decision"));
    let dissent = shared.dissent.as_ref().ok_or("nobody was against it")?;
    let professional = |voice: &Dissent| voice.side == Some(Side::Professional);
    assert!(dissent.iter().all(professional));
    let offered = tale.said("PlanningOffered")?;
    assert_eq!(offered[0]["arises_from"]["stream"]["type"], "RoundTable");
    Ok(())
}
