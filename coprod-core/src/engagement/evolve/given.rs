//! What is given, got, said and answered.

use crate::{
    Act, Citation, ContributionId, ExpenseId, ImbalanceId, Money, SayId, TopicKey,
    engagement::{
        Allowance, Contribution, ContributionStage, Engagement, EngagementEvent as Event, Exercise,
        Expense, Given, Say, state::Effect,
    },
};

impl Engagement {
    pub(super) fn contribution_recorded(&mut self, act: &Act<Event>) {
        let Event::ContributionRecorded {
            contribution,
            what,
            purpose,
            on,
            earmark,
        } = &act.what
        else {
            return;
        };
        let given = Given {
            what: what.clone(),
            purpose: *purpose,
            on: *on,
            earmark: earmark.clone(),
        };
        self.give(*contribution, &given, act);
    }

    fn give(&mut self, id: ContributionId, given: &Given, act: &Act<Event>) {
        self.spoke(&act.by);
        let relayed = act.relayed.as_ref().map(|relayed| relayed.recorder);
        let recorder = relayed.or(act.by.person());
        let contribution = Contribution::new(given, recorder);
        self.contributions.insert(id, contribution);
    }

    pub(super) fn contribution_answered(
        &mut self,
        id: ContributionId,
        confirmed: bool,
        act: &Act<Event>,
    ) {
        self.spoke(&act.by);
        self.may_undo(Effect::ContributionAnswered(id));
        if let Some(contribution) = self.contributions.get_mut(&id) {
            contribution.stage = if confirmed {
                ContributionStage::Confirmed
            } else {
                ContributionStage::Disputed
            };
        }
    }

    pub(super) fn contribution_corrected(
        &mut self,
        by: ContributionId,
        replaces: ContributionId,
        new: &Given,
        act: &Act<Event>,
    ) {
        self.give(by, new, act);
        if let Some(replaced) = self.contributions.get_mut(&replaces) {
            replaced.stage = ContributionStage::Replaced { by };
        }
    }

    pub(super) fn use_accounted(&mut self, id: ContributionId, act: &Act<Event>) {
        self.spoke(&act.by);
        if let Some(contribution) = self.contributions.get_mut(&id) {
            contribution.accounted = true;
        }
    }

    pub(super) fn expense_claimed(&mut self, id: ExpenseId, claimed: Money, act: &Act<Event>) {
        self.spoke(&act.by);
        let expense = Expense {
            claimed,
            reimbursed: Money {
                minor: 0,
                ..claimed
            },
            refused: false,
        };
        self.expenses.insert(id, expense);
    }

    pub(super) fn expense_reimbursed(&mut self, id: ExpenseId, amount: Money, act: &Act<Event>) {
        self.spoke(&act.by);
        self.may_undo(Effect::ExpenseReimbursed(id, amount));
        if let Some(expense) = self.expenses.get_mut(&id) {
            let total = expense.reimbursed.minor.saturating_add(amount.minor);
            expense.reimbursed.minor = total;
        }
    }

    pub(super) fn expense_refused(&mut self, id: ExpenseId, act: &Act<Event>) {
        self.spoke(&act.by);
        self.may_undo(Effect::ExpenseRefused(id));
        if let Some(expense) = self.expenses.get_mut(&id) {
            expense.refused = true;
        }
    }

    pub(super) fn allowance_granted(&mut self, act: &Act<Event>) {
        let Event::AllowanceGranted {
            allowance,
            amount,
            norm,
            year,
        } = &act.what
        else {
            return;
        };
        self.spoke(&act.by);
        self.may_undo(Effect::AllowanceGranted(*allowance));
        let granted = Allowance {
            amount: *amount,
            norm: norm.clone(),
            year: *year,
        };
        self.allowances.insert(*allowance, Some(granted));
    }

    pub(super) fn say_granted(&mut self, id: SayId, topic: &TopicKey, act: &Act<Event>) {
        self.spoke(&act.by);
        let say = Say {
            topic: topic.clone(),
            exercises: Vec::new(),
        };
        self.says.insert(id, say);
    }

    pub(super) fn say_exercised(&mut self, id: SayId, cited: &Citation, act: &Act<Event>) {
        self.spoke(&act.by);
        if let Some(say) = self.says.get_mut(&id) {
            say.exercises.push(Exercise {
                cited: cited.clone(),
                answered: false,
            });
        }
    }

    pub(super) fn say_answered(&mut self, id: SayId, cited: &Citation, act: &Act<Event>) {
        self.spoke(&act.by);
        self.may_undo(Effect::SayAnswered(id, cited.clone()));
        self.answer_use(id, cited, true);
    }

    pub(super) fn imbalance(&mut self, id: ImbalanceId, answered: bool, act: &Act<Event>) {
        self.spoke(&act.by);
        if answered {
            self.may_undo(Effect::ImbalanceAnswered(id));
        }
        self.imbalances.insert(id, answered);
    }

    fn answer_use(&mut self, id: SayId, cited: &Citation, answered: bool) {
        let used = self.says.get_mut(&id).into_iter();
        let used = used.flat_map(|say| &mut say.exercises);
        for exercise in used.filter(|exercise| exercise.cited == *cited) {
            exercise.answered = answered;
        }
    }

    fn may_undo(&mut self, effect: Effect) {
        self.effects.insert(self.sequence, effect);
    }

    /// What an entry brought about is undone; what it answered waits for an answer again.
    pub(super) fn undo(&mut self, effect: &Effect) {
        match effect {
            Effect::ContributionAnswered(id) => {
                if let Some(contribution) = self.contributions.get_mut(id) {
                    contribution.stage = contribution.stage.unanswered();
                }
            }
            Effect::ExpenseReimbursed(id, amount) => {
                if let Some(expense) = self.expenses.get_mut(id) {
                    let total = expense.reimbursed.minor.saturating_sub(amount.minor);
                    expense.reimbursed.minor = total;
                }
            }
            Effect::ExpenseRefused(id) => {
                if let Some(expense) = self.expenses.get_mut(id) {
                    expense.refused = false;
                }
            }
            Effect::AllowanceGranted(id) => {
                self.allowances.insert(*id, None);
            }
            Effect::SayAnswered(id, cited) => self.answer_use(*id, cited, false),
            Effect::ImbalanceAnswered(id) => {
                self.imbalances.insert(*id, false);
            }
        }
    }
}
