//! Accounts and groups in whole sentences.

use coprod_core::PartyId;
use coprod_store::balance::{Account, Expense, Felt, Group, Imbalance, LEAST, Say};

use super::sums::Sentences;
use crate::{moments, telling::Teller, text};

const INDENT: &str = "    ";

/// What a viewer sees, an account after the other.
pub(super) fn of_accounts(teller: Teller<'_>, accounts: &[Account]) -> String {
    if accounts.is_empty() {
        let nothing = teller.messages.plain("balance-no-accounts");
        return text::wrapped(&nothing, "", "");
    }
    let mut page = String::new();
    for account in accounts {
        let heading = teller.engagement(&account.engagement.to_string());
        paragraphs(&mut page, &heading, &sentences(teller, account));
    }
    page
}

/// All that is to be told of an account.
pub(super) fn sentences(teller: Teller<'_>, account: &Account) -> Vec<String> {
    Told { teller, account }.sentences()
}

/// What everybody may see, a group after the other.
pub(super) fn of_groups(teller: Teller<'_>, groups: &[Group]) -> String {
    let hidden = || {
        let least = LEAST.to_string();
        let told = teller.say("balance-hidden", [("least", least.into())]);
        text::wrapped(&told, "", "")
    };
    let mut page = String::new();
    for group in groups {
        let values = [
            ("title", teller.title(&group.service.to_string()).into()),
            ("side", teller.side(group.side).into()),
            ("parties", group.parties.to_string().into()),
        ];
        let heading = teller.say("balance-group", values);
        paragraphs(&mut page, &heading, &of_group(teller, group));
    }
    page.push_str(&hidden());
    page
}

fn paragraphs(page: &mut String, heading: &str, told: &[String]) {
    page.push_str(&text::wrapped(heading, "", INDENT));
    for sentence in told {
        let sentence = text::with_single_stops(sentence);
        page.push_str(&text::wrapped(&sentence, INDENT, INDENT));
    }
    page.push('\n');
}

fn of_group(teller: Teller<'_>, group: &Group) -> Vec<String> {
    let sentences = Sentences {
        teller,
        who: teller.messages.plain("balance-they"),
        several: true,
    };
    let mut told = Vec::new();
    told.extend(group.given.iter().flat_map(|given| sentences.given(given)));
    told.extend(group.got.iter().flat_map(|got| sentences.got(got)));
    told.extend(group.says.iter().map(|says| sentences.says(*says)));
    told.extend(group.imbalances.iter().map(|found| {
        let values = [
            ("raised", found.raised.into()),
            ("noticed", found.noticed.into()),
            ("answered", found.answered.into()),
        ];
        teller.say("balance-group-imbalances", values)
    }));
    told.extend(group.felt.iter().map(|felt| {
        let values = [
            ("parties", felt.parties.to_string().into()),
            ("cost", felt.cost.into()),
            ("benefit", felt.benefit.into()),
        ];
        teller.say("balance-group-felt", values)
    }));
    if told.is_empty() {
        told.push(teller.messages.plain("balance-group-nothing"));
    }
    told
}

struct Told<'a> {
    teller: Teller<'a>,
    account: &'a Account,
}

impl Told<'_> {
    fn sentences(&self) -> Vec<String> {
        let sums = self.account.sums();
        let sentences = Sentences {
            teller: self.teller,
            who: self.party(self.account.party),
            several: false,
        };
        let counterpart = self.party(self.account.counterpart);
        let mut told = vec![
            self.teller
                .say("balance-agreed", [("counterpart", counterpart.into())]),
        ];
        told.extend(sentences.given(&sums.given));
        told.extend(self.account.expenses.iter().map(|claim| self.claim(claim)));
        told.extend(sentences.allowances_and_benefits(&sums.got));
        told.extend(self.account.says.iter().map(|say| self.say(say)));
        told.extend(self.account.imbalances.iter().map(|it| self.imbalance(it)));
        told.extend(self.felt());
        told
    }

    fn party(&self, party: PartyId) -> String {
        self.teller.party(party)
    }

    fn claim(&self, claim: &Expense) -> String {
        let answers = [
            ("balance-reimbursed", claim.reimbursed),
            ("balance-refused", claim.refused),
            ("balance-unanswered-claim", claim.open()),
        ];
        let of = |minor| {
            let amount = coprod_core::Money {
                minor,
                ..claim.claimed
            };
            self.teller.money(amount)
        };
        let answers = answers.into_iter().filter(|(_, minor)| *minor > 0);
        let answers =
            answers.map(|(key, minor)| self.teller.say(key, [("amount", of(minor).into())]));
        let answers: Vec<_> = answers.collect();
        let values = [
            ("party", self.party(self.account.party).into()),
            ("number", "one".into()),
            ("claimed", of(claim.claimed.minor).into()),
            ("answers", self.teller.messages.list(&answers).into()),
        ];
        self.teller.say("balance-claimed", values)
    }

    fn say(&self, say: &Say) -> String {
        use coprod_core::Followed::{Followed, Not, Partly};
        let times = |answer| {
            let of = say.uses.iter().filter(|used| used.answer == answer);
            of.count()
        };
        let answers = [
            ("balance-followed", times(Some(Followed))),
            ("balance-partly", times(Some(Partly))),
            ("balance-not-followed", times(Some(Not))),
            ("balance-unanswered", times(None)),
        ];
        let answers = answers.into_iter().filter(|(_, times)| *times > 0);
        let answers = answers.map(|(key, times)| self.teller.say(key, [("times", times.into())]));
        let answers: Vec<_> = answers.collect();
        let form = self.teller.messages.code("say", say.form.as_str());
        let values = [
            ("party", self.party(self.account.party).into()),
            ("topic", say.topic.to_string().into()),
            ("form", form.into()),
            ("times", say.uses.len().into()),
            ("answers", self.teller.messages.list(&answers).into()),
        ];
        self.teller.say("balance-say", values)
    }

    fn imbalance(&self, found: &Imbalance) -> String {
        let answer = match found.changes {
            Some(true) => "change",
            Some(false) => "reason",
            None => "none",
        };
        let found_by = if found.noticed { "noticed" } else { "raised" };
        let values = [
            ("party", self.party(self.account.party).into()),
            (
                "day",
                moments::day_of(self.teller.messages, found.at).into(),
            ),
            ("found", found_by.into()),
            ("answer", answer.into()),
        ];
        self.teller.say("balance-imbalance", values)
    }

    fn felt(&self) -> Vec<String> {
        let party = self.party(self.account.party);
        let of = |key| vec![self.teller.say(key, [("party", party.clone().into())])];
        match self.account.felt.as_deref() {
            None => of("balance-felt-hidden"),
            Some([]) => of("balance-felt-never"),
            Some(felt) => felt.iter().map(|felt| self.once(felt, &party)).collect(),
        }
    }

    fn once(&self, felt: &Felt, party: &str) -> String {
        let values = [
            ("party", party.into()),
            ("day", moments::day_of(self.teller.messages, felt.at).into()),
            ("cost", felt.cost.into()),
            ("benefit", felt.benefit.into()),
        ];
        self.teller.say("balance-felt", values)
    }
}
