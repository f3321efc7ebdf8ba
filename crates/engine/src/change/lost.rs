//! A lost answer: whether the change happened is looked up, never assumed.

use std::time::Duration;

use aws::Outcome;
use model::failure::Failure;
use model::operation::OperationKind;
use model::plan::Call;

use crate::change::Changes;
use crate::change::view::Attempt;

/// Looks that are taken, and the seconds between them. Lists lag behind what happened.
const LOOKS: u32 = 6;
const BETWEEN: Duration = Duration::from_secs(3);
/// Seconds by which this machine's clock and AWS's may differ without hiding an operation.
const SLACK: i64 = 30;

impl Changes {
    /// Looks for what a call whose answer was lost has left behind; `None` where nothing is found.
    pub(super) async fn search(&self, attempt: &Attempt, call: &Call) -> Option<Outcome> {
        for look in 0..LOOKS {
            if look > 0 {
                self.core.clock.sleep(BETWEEN).await;
            }
            // A look that fails shows nothing; the next one may.
            if let Ok(Some(found)) = self.trace(attempt, call).await {
                return Some(found);
            }
        }
        None
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
            let (operations, _) = session.operations_page(arn, None).await?;
            let since = attempt.started_at.plus_seconds(-SLACK);
            let found = operations.into_iter().find(|operation| {
                operation.kind == kind && operation.started_at.is_some_and(|start| start >= since)
            });
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
