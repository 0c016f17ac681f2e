//! What else is to be known of what happens in an engagement. A new event stops the compiler here.

use coprod_core::{Act, EngagementEvent, engagement::NoticeDays};

use crate::telling::Teller;

impl Teller<'_> {
    pub(in crate::telling) fn more_in_engagement(
        self,
        engagement: &str,
        act: &Act<EngagementEvent>,
    ) -> Vec<String> {
        use EngagementEvent as E;
        match &act.what {
            E::RoleOffered { notice_days, .. } => vec![
                self.notice(*notice_days),
                self.say("label-id", [("id", engagement.into())]),
            ],
            E::RevisionProposed { notice_days, .. } => vec![self.notice(*notice_days)],
            E::ContributionCorrected { replaces, .. } => {
                let before = self.contribution(engagement, *replaces);
                vec![self.say("label-corrects", [("before", before.into())])]
            }
            E::ExpenseClaimed { receipt, .. } => {
                let receipt = receipt.as_ref().map(|receipt| {
                    let document = self.quoted(&receipt.reference);
                    self.say("label-proof", [("document", document.into())])
                });
                receipt.into_iter().collect()
            }
            E::EntryContested { entry, .. } | E::ContestAnswered { entry, .. } => {
                self.contested(engagement, *entry).into_iter().collect()
            }
            E::RoleAccepted {}
            | E::RoleDeclined { .. }
            | E::RoleOfferWithdrawn {}
            | E::PrerequisiteNoted { .. }
            | E::GuidelineAcknowledged { .. }
            | E::AgreementRevised { .. }
            | E::EngagementPaused { .. }
            | E::EngagementResumed {}
            | E::EngagementEnded { .. }
            | E::ContributionRecorded { .. }
            | E::ContributionConfirmed { .. }
            | E::ContributionDisputed { .. }
            | E::UseAccounted { .. }
            | E::ExpenseReimbursed { .. }
            | E::ExpenseRefused { .. }
            | E::AllowanceGranted { .. }
            | E::BenefitReceived { .. }
            | E::SayGranted { .. }
            | E::SayExercised { .. }
            | E::SayAnswered { .. }
            | E::BalanceFelt { .. }
            | E::ImbalanceRaised { .. }
            | E::ImbalanceNoticed { .. }
            | E::ImbalanceAnswered { .. }
            | E::TrustStated { .. } => Vec::new(),
        }
    }

    fn notice(self, days: NoticeDays) -> String {
        self.say("label-notice", [("days", days.get().into())])
    }
}
