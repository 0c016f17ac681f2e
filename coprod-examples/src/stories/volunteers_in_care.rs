//! Form 1: volunteers work along in a care home.

mod ayses_engagement;
mod the_others;

use coprod_core::{
    Actor, Basis, Channel, Citation, ConcernKind, Currency, Digest, Money, Relayed, Role,
    ServiceCommand as Do, ServiceId, Side, TopicKey,
    round_table::Mode,
    service::{Addressees, Form, Settled, Verdict, Work},
};
use coprod_store::Ledger;

use crate::{Scene, Told, document, party_of, resolution};

const FIRST: Work = Work {
    concept: 1,
    guideline: None,
};
const SECOND: Work = Work {
    concept: 2,
    guideline: None,
};

/// Who takes part.
struct Cast {
    home: Actor,
    clerk: Actor,
    nurse: Actor,
    ayse: Actor,
    jonas: Actor,
}

/// What the home had settled before anybody else came.
struct Before {
    nursing: Settled,
    rest: Settled,
}

/// Tells the story into a ledger, and names the service it is about.
///
/// # Errors
/// When a rule refuses what the story needs, or the ledger fails.
pub async fn tell(ledger: &Ledger) -> Told<ServiceId> {
    let mut scene = Scene::on(ledger, 270)?;
    let cast = everybody_is_registered(&mut scene).await?;
    the_home_proposes(&mut scene, &cast).await?;
    the_home_plans(&mut scene, &cast).await?;
    let before = the_home_says_who_is_competent(&mut scene, &cast).await?;
    two_volunteers_are_called(&mut scene, &cast, &before).await?;
    the_volunteers_get_a_matter_of_their_own(&mut scene, &cast).await?;
    the_afternoons_begin(&mut scene, &cast).await?;
    let engagement = ayses_engagement::begins(&mut scene, &cast).await?;
    a_nurse_fears_for_her_work(&mut scene, &cast).await?;
    let draft = ayse_writes_the_next_concept(&mut scene, &cast).await?;
    ayses_engagement::gets_an_answer(&mut scene, &cast, engagement, draft).await?;
    the_others::come_along(&mut scene, &cast).await?;
    something_comes_of_it_that_nobody_expected(&mut scene, &cast).await?;
    all_look_back_and_go_on(&mut scene, &cast).await?;
    Ok(scene.service)
}

async fn everybody_is_registered(scene: &mut Scene) -> Told<Cast> {
    println!("A care home, two who work in it and two from the quarter are registered.");
    let stage = &mut scene.stage;
    let professional = Side::Professional;
    let director = stage
        .person("Petra Keller", professional, Role::DECISION_MAKER)
        .await?;
    Ok(Cast {
        home: stage
            .organisation(
                "Seniorenheim St. Anna",
                &director,
                "board resolution on who speaks",
            )
            .await?,
        clerk: stage
            .person("Uwe Lang", professional, Role::PROFESSIONAL)
            .await?,
        nurse: stage
            .person("Martina Roth", professional, Role::PROFESSIONAL)
            .await?,
        ayse: stage
            .person("Ayşe Yılmaz", Side::Citizen, Role::NEIGHBOUR)
            .await?,
        jonas: stage
            .person("Jonas Weber", Side::Citizen, Role::RELATIVE)
            .await?,
    })
}

async fn the_home_proposes(scene: &mut Scene, cast: &Cast) -> Told {
    println!("The home proposes company in the afternoons; a nurse asks to take part, and may.");
    let Cast { home, nurse, .. } = cast;
    let propose = Do::ProposeService {
        need: scene.says(home, "From two to five nobody has time to sit down.")?,
        title: "Company in the afternoon".to_owned(),
        topic: topic("company")?,
        asks_of: None,
        arises_from: None,
    };
    scene.does(home, propose).await?;
    scene.does(nurse, Do::AskForPartnership {}).await?;
    let party = party_of(nurse)?;
    scene.does(home, Do::AdmitPartner { party }).await?;
    Ok(())
}

async fn the_home_plans(scene: &mut Scene, cast: &Cast) -> Told {
    println!("It keeps planning, drafts a concept and signs it; it is to be looked at in a year.");
    let home = &cast.home;
    let keep = Do::KeepPlanning {
        basis: resolution("management", "minutes of the management"),
        reason: scene.says(home, "We answer for who comes into the rooms.")?,
        review_by: scene.day_in(365)?,
    };
    scene.does(home, keep).await?;
    let draft = Do::DraftConcept {
        digest: Digest::of(b"Company in the afternoon, first version"),
        text: scene.says(home, "Reading, walking, playing cards; two at a time.")?,
        cost_frame: Some(euros(1_200)),
        review_by: scene.day_in(180)?,
    };
    scene.does(home, draft).await?;
    scene.does(home, Do::SignConcept { version: 1 }).await?;
    Ok(())
}

async fn the_home_says_who_is_competent(scene: &mut Scene, cast: &Cast) -> Told<Before> {
    println!("Planning nursing is reserved by law; the home also wants the last word on the rest.");
    let home = &cast.home;
    let (competence, last_word) = (scene.stage.id(), scene.stage.id());
    let nursing = topic("nursing")?;
    let holder = party_of(home)?;
    let name = Do::NameMatter {
        topic: nursing.clone(),
        reserved_by: Some("§ 4 PflBG".to_owned()),
    };
    scene.does(home, name).await?;
    let propose = Do::ProposeCompetence {
        competence,
        topic: nursing,
        holder,
    };
    scene.does(home, propose).await?;
    let propose = Do::ProposeLastWord {
        last_word,
        topic: None,
        holder,
    };
    scene.does(home, propose).await?;
    Ok(Before {
        nursing: Settled::Competence(competence),
        rest: Settled::LastWord(last_word),
    })
}

async fn two_volunteers_are_called(scene: &mut Scene, cast: &Cast, before: &Before) -> Told {
    println!("It begins with its own people, and calls for two volunteers in the parish letter.");
    let Cast {
        home, ayse, jonas, ..
    } = cast;
    let keep = Do::KeepImplementation {
        work: FIRST,
        basis: resolution("management", "minutes of the management"),
        reason: scene.says(home, "Somebody must be there until others come.")?,
        review_by: scene.day_in(90)?,
    };
    scene.does(home, keep).await?;
    let offer = scene.stage.id();
    let call = Do::OfferImplementation {
        offer,
        to: Addressees::OpenCall {
            side: Side::Citizen,
            needed: 2,
        },
        mode: Mode::Shared,
        terms: scene.terms(Form::CitizensWorkAlong),
        until: scene.in_days(42)?,
        reason: scene.says(
            home,
            "You bring what we cannot: time, and the world outside.",
        )?,
        work: FIRST,
        arises_from: None,
    };
    scene.does(home, call).await?;

    println!("Ayşe accepts, and with it who is competent and has the last word.");
    scene.stage.days_pass(6)?;
    let accepts = vec![before.nursing, before.rest];
    let accept = Do::AcceptImplementation {
        offer,
        basis: agreement("volunteer's agreement, A. Y."),
        accepts: accepts.clone(),
        reason: scene.says(ayse, "My mother lived here. I know the way.")?,
        work: FIRST,
    };
    scene.does(ayse, accept).await?;

    println!("Jonas has no computer: he fills in a form, the home's clerk records it, and there");
    println!("are two. From now on both sides implement.");
    scene.stage.days_pass(9)?;
    let accept = Do::AcceptImplementation {
        offer,
        basis: agreement("volunteer's agreement, J. W."),
        accepts,
        reason: scene.says(jonas, "I visit my aunt anyway; I can bring the cards.")?,
        work: FIRST,
    };
    on_paper(scene, cast, "form to accept", accept).await
}

/// The home's clerk types what Jonas signed. The other side relays it, so the form must prove it.
async fn on_paper(scene: &mut Scene, cast: &Cast, form: &str, what: Do) -> Told {
    let relayed = Relayed {
        recorder: party_of(&cast.clerk)?,
        side: Side::Professional,
        channel: Channel::PAPER,
        document: Some(document(form)),
    };
    scene.does_through(relayed, &cast.jonas, what).await?;
    Ok(())
}

async fn the_volunteers_get_a_matter_of_their_own(scene: &mut Scene, cast: &Cast) -> Told {
    println!("What is read and played is Ayşe's to say: the home proposes it, all three agree.");
    let Cast { home, ayse, .. } = cast;
    let company = topic("company")?;
    let name = Do::NameMatter {
        topic: company.clone(),
        reserved_by: None,
    };
    scene.does(home, name).await?;
    let competence = scene.stage.id();
    let propose = Do::ProposeCompetence {
        competence,
        topic: company,
        holder: party_of(ayse)?,
    };
    scene.does(home, propose).await?;
    let agree = Do::AgreeCompetence { competence };
    scene.does(ayse, agree.clone()).await?;
    on_paper(scene, cast, "form to agree", agree).await
}

async fn the_afternoons_begin(scene: &mut Scene, cast: &Cast) -> Told {
    println!("On a Tuesday Ayşe opens the door to the day room: delivery starts.");
    let Cast { home, ayse, .. } = cast;
    let expect = Do::ExpectOutcome {
        outcome: scene.stage.id(),
        words: scene.says(home, "Fewer residents doze through the afternoon.")?,
        by_when: Some(scene.day_in(180)?),
    };
    scene.does(home, expect).await?;
    scene.does(ayse, Do::StartDelivery { concept: 1 }).await?;
    scene.stage.days_pass(30)
}

async fn a_nurse_fears_for_her_work(scene: &mut Scene, cast: &Cast) -> Told {
    println!("Martina, a nurse, fears for her work. The home owes her an answer, and gives one.");
    let Cast { home, nurse, .. } = cast;
    let concern = scene.stage.id();
    let raise = Do::RaiseConcern {
        concern,
        kind: ConcernKind::LOSS_OF_ROLE,
        words: scene.says(
            nurse,
            "First they read to people, then they feed them, then one of us isn't replaced.",
        )?,
    };
    scene.does(nurse, raise).await?;
    scene.stage.days_pass(5)?;
    let answer = Do::AnswerConcern {
        concern,
        answer: scene.says(
            home,
            "No post goes for it. Feeding stays with you; it will stand in the concept.",
        )?,
    };
    scene.does(home, answer).await?;
    Ok(())
}

async fn ayse_writes_the_next_concept(scene: &mut Scene, cast: &Cast) -> Told<Citation> {
    println!("Ayşe writes it into the next concept, and a walk outside. The home signs; each who");
    println!("implements accepts it before being bound by it.");
    let Cast { home, ayse, .. } = cast;
    scene.stage.days_pass(14)?;
    let draft = Do::DraftConcept {
        digest: Digest::of(b"Company in the afternoon, second version"),
        text: scene.says(
            ayse,
            "As before, and a walk on Thursdays. Volunteers neither feed nor nurse.",
        )?,
        cost_frame: Some(euros(1_200)),
        review_by: scene.day_in(365)?,
    };
    let draft = scene.does(ayse, draft).await?;
    scene.does(home, Do::SignConcept { version: 2 }).await?;
    let renew = Do::RenewImplementation { work: SECOND };
    scene.does(home, renew.clone()).await?;
    scene.does(ayse, renew.clone()).await?;
    on_paper(scene, cast, "form on the second concept", renew).await?;
    Ok(draft)
}

async fn something_comes_of_it_that_nobody_expected(scene: &mut Scene, cast: &Cast) -> Told {
    println!("Something comes of it that nobody expected.");
    scene.stage.days_pass(60)?;
    let nurse = &cast.nurse;
    let observe = Do::ObserveOutcome {
        outcome: scene.stage.id(),
        expected: None,
        words: scene.says(
            nurse,
            "The residents teach the kindergarten next door to play skat, on their own idea.",
        )?,
    };
    scene.does(nurse, observe).await?;
    Ok(())
}

async fn all_look_back_and_go_on(scene: &mut Scene, cast: &Cast) -> Told {
    println!(
        "All look back together, the nurse too. With the last signature it is settled: go on."
    );
    let Cast {
        home,
        nurse,
        ayse,
        jonas,
        ..
    } = cast;
    let review = scene.stage.id();
    let due = scene.in_days(21)?;
    scene.does(home, Do::OpenReview { review, due }).await?;
    let verdict = Verdict::Continue;
    for (who, text) in [
        (nurse, "I come out of the room, and somebody is laughing."),
        (home, "It costs less than we had set aside. We go on."),
        (ayse, "Go on. Since the summer I look forward to it again."),
    ] {
        let words = scene.says(who, text)?;
        let sign = Do::SignReview {
            review,
            verdict,
            words,
        };
        scene.does(who, sign).await?;
    }
    let words = scene.says(jonas, "I stay as long as my aunt beats me.")?;
    let sign = Do::SignReview {
        review,
        verdict,
        words,
    };
    on_paper(scene, cast, "form to look back", sign).await
}

fn agreement(paper: &str) -> Basis {
    let document = document(paper);
    Basis::Contract { document }
}

fn topic(key: &str) -> Told<TopicKey> {
    Ok(key.parse()?)
}

const fn euros(whole: u64) -> Money {
    Money {
        minor: whole * 100,
        currency: Currency::EUR,
    }
}
