//! A lost answer: whether the change happened is looked up, never assumed.

use std::time::Duration;

use aws::Outcome;
use model::failure::{Failure, FailureCode};
use model::operation::OperationKind;
use model::plan::Call;

use crate::change::Changes;
use crate::change::view::Attempt;

/// Looks that are taken, and the seconds between them. Lists lag behind what happened.
const LOOKS: u32 = 6;
const BETWEEN: Duration = Duration::from_secs(3);

impl Changes {
    /// Looks for what a call whose answer was lost has left behind; `None` where AWS shows nothing.
    ///
    /// # Errors
    /// The last look's failure, where not one look succeeded: then nothing is known at all.
    pub(super) async fn search(
        &self,
        attempt: &Attempt,
        call: &Call,
    ) -> Result<Option<Outcome>, Failure> {
        let (mut seen, mut failed) = (false, None);
        for look in 0..LOOKS {
            if look > 0 {
                self.core.clock.sleep(BETWEEN).await;
            }
            match self.trace(attempt, call).await {
                Ok(Some(found)) => return Ok(Some(found)),
                Ok(None) => seen = true,
                Err(failure) => failed = Some(failure),
            }
        }
        match failed {
            Some(failure) if !seen => Err(failure),
            _ => Ok(None),
        }
    }

    /// What there is of `call` in AWS.
    pub(super) async fn trace(
        &self,
        attempt: &Attempt,
        call: &Call,
    ) -> Result<Option<Outcome>, Failure> {
        let session = self.core.sessions.session(&attempt.service.cell).await?;
        let arn = &attempt.service.arn;
        if let Some(kind) = operation_kind(call) {
            let listed = session.operations_page(arn, None).await;
            let operations = match listed {
                Ok((operations, _)) => operations,
                // A service that is gone took its list with it: that is what a deletion leaves.
                Err(failure)
                    if failure.code == FailureCode::NotFound
                        && kind == OperationKind::DeleteService =>
                {
                    return Ok(Some(Outcome::default()));
                }
                Err(failure) => return Err(failure),
            };
            // Newest first: what stands above the newest one of before is new, and the oldest of those
            // of our kind is ours. Somebody else's of the same kind, begun in the same seconds, cannot
            // be told from it: App Runner does not say who started an operation.
            let found = operations
                .into_iter()
                .take_while(|operation| Some(operation.bare_id()) != attempt.newest_before)
                .filter(|operation| operation.kind == kind)
                .last();
            return Ok(found.map(|operation| Outcome {
                operation_id: Some(operation.id),
                output: None,
            }));
        }
        match call {
            Call::CreateAutoScalingConfiguration { name, figures } => {
                let revisions = session.scaling_revisions(name).await?;
                let made = revisions
                    .into_iter()
                    .find(|revision| revision.active && revision.figures == *figures);
                Ok(made.map(|revision| Outcome {
                    operation_id: None,
                    output: Some(revision.arn),
                }))
            }
            Call::DeleteAutoScalingConfiguration { arn } => {
                Ok((!session.scaling(arn).await?.active).then(Outcome::default))
            }
            Call::AssociateCustomDomain { domain, .. } => {
                let domains = session.domains(arn).await?.domains;
                Ok(domains
                    .iter()
                    .any(|known| known.name == *domain)
                    .then(Outcome::default))
            }
            Call::DisassociateCustomDomain { domain } => {
                let domains = session.domains(arn).await?.domains;
                Ok((!domains.iter().any(|known| known.name == *domain)).then(Outcome::default))
            }
            Call::StartDeployment
            | Call::PauseService
            | Call::ResumeService
            | Call::DeleteService
            | Call::UpdateServiceScaling { .. } => Ok(None),
        }
    }
}

/// The kind of operation that a call starts.
pub(super) const fn operation_kind(call: &Call) -> Option<OperationKind> {
    match call {
        Call::StartDeployment => Some(OperationKind::StartDeployment),
        Call::PauseService => Some(OperationKind::PauseService),
        Call::ResumeService => Some(OperationKind::ResumeService),
        Call::DeleteService => Some(OperationKind::DeleteService),
        Call::UpdateServiceScaling { .. } => Some(OperationKind::UpdateService),
        Call::DeleteAutoScalingConfiguration { .. }
        | Call::CreateAutoScalingConfiguration { .. }
        | Call::AssociateCustomDomain { .. }
        | Call::DisassociateCustomDomain { .. } => None,
    }
}
