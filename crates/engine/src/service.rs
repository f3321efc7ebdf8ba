//! One service, read.

use std::collections::BTreeMap;

use model::arn::ServiceArnParts;
use model::condition::Condition;
use model::domain::Domains;
use model::failure::{Failure, FailureCode};
use model::log::failure_reason;
use model::operation::{Operation, OperationKind, usual_seconds};
use model::phase::phases;
use model::place::ServiceRef;

use crate::core::Core;
use crate::fleet::newest;
use crate::views::{OperationLog, OperationPage, ScalingView, ServiceView};

/// Lines of a log that are held at most; the oldest are left out and counted.
const LINES: usize = 10_000;
/// The kinds whose usual durations are told.
const KINDS: [OperationKind; 6] = [
    OperationKind::StartDeployment,
    OperationKind::CreateService,
    OperationKind::PauseService,
    OperationKind::ResumeService,
    OperationKind::DeleteService,
    OperationKind::UpdateService,
];

impl Core {
    /// A service, whole.
    pub(crate) async fn service(&self, service: &ServiceRef) -> Result<ServiceView, Failure> {
        let parts = parts(service)?;
        let session = self.sessions.session(&service.cell).await?;
        let (described, listed) = tokio::join!(
            session.service(&service.arn),
            session.operations_page(&service.arn, None)
        );
        let (described, (operations, _)) = (described?, listed?);
        let summary = described.summary;
        Ok(ServiceView {
            service: service.clone(),
            account: parts.account,
            condition: Condition::of(&summary.status, summary.updated_at, newest(&operations)),
            summary,
            configuration: described.configuration,
            usual_seconds: usual(&operations),
            operations,
            read_at: self.clock.now(),
        })
    }

    /// A page of a service's operations.
    pub(crate) async fn operations(
        &self,
        service: &ServiceRef,
        next: Option<String>,
    ) -> Result<OperationPage, Failure> {
        let session = self.sessions.session(&service.cell).await?;
        let (operations, next) = session.operations_page(&service.arn, next).await?;
        let images = self.shipped(service, &operations).await;
        Ok(OperationPage {
            operations,
            images,
            next,
        })
    }

    /// The value of one environment variable: read for this, shown, and forgotten.
    pub(crate) async fn environment_value(
        &self,
        service: &ServiceRef,
        name: &str,
    ) -> Result<String, Failure> {
        let session = self.sessions.session(&service.cell).await?;
        let described = session.service(&service.arn).await?;
        let value = described
            .environment_values
            .iter()
            .find(|entry| entry.name == name);
        value
            .map(|entry| entry.value.expose().clone())
            .ok_or_else(|| {
                Failure::new(
                    FailureCode::NotFound,
                    format!("{name} is not a plain environment variable of this service"),
                )
                .in_cell(&service.cell)
            })
    }

    /// The story of one operation: its phases and its log.
    pub(crate) async fn operation_log(
        &self,
        service: &ServiceRef,
        id: &str,
    ) -> Result<OperationLog, Failure> {
        let operation = self.operation(service, id).await?;
        let mut lines = self.log(service, &operation).await?;
        let dropped = lines.len().saturating_sub(LINES);
        let phases = phases(&operation, &lines);
        let reason = failure_reason(&lines).cloned();
        lines.drain(..dropped);
        Ok(OperationLog {
            operation,
            phases,
            lines,
            dropped: u32::try_from(dropped).unwrap_or(u32::MAX),
            reason,
        })
    }

    /// There is no get-operation (facts, 5): the pages are looked through, newest first.
    async fn operation(&self, service: &ServiceRef, id: &str) -> Result<Operation, Failure> {
        let wanted = id.replace('-', "");
        let session = self.sessions.session(&service.cell).await?;
        let mut next = None;
        loop {
            let (operations, token) = session.operations_page(&service.arn, next).await?;
            let found = operations
                .into_iter()
                .find(|operation| operation.bare_id().eq_ignore_ascii_case(&wanted));
            match (found, token) {
                (Some(operation), _) => return Ok(operation),
                (None, Some(token)) => next = Some(token),
                (None, None) => {
                    let message = "App Runner does not list this operation any more";
                    return Err(Failure::new(FailureCode::NotFound, message).in_cell(&service.cell));
                }
            }
        }
    }

    /// A service's auto scaling.
    pub(crate) async fn scaling(&self, service: &ServiceRef) -> Result<ScalingView, Failure> {
        let session = self.sessions.session(&service.cell).await?;
        let described = session.service(&service.arn).await?;
        let Some(used) = described.configuration.scaling else {
            return Ok(ScalingView {
                current: None,
                revisions: Vec::new(),
            });
        };
        let revisions = session.scaling_revisions(&used.name).await?;
        let current = match revisions.iter().find(|revision| revision.arn == used.arn) {
            Some(current) => Some(current.clone()),
            // Lists lag; the revision itself can be asked for.
            None => Some(session.scaling(&used.arn).await?),
        };
        Ok(ScalingView { current, revisions })
    }

    /// A service's custom domains.
    pub(crate) async fn domains(&self, service: &ServiceRef) -> Result<Domains, Failure> {
        self.sessions
            .session(&service.cell)
            .await?
            .domains(&service.arn)
            .await
    }
}

pub(crate) fn parts(service: &ServiceRef) -> Result<ServiceArnParts, Failure> {
    service.arn.parts().ok_or_else(|| {
        Failure::new(
            FailureCode::InvalidRequest,
            format!("{} is not the ARN of a service", service.arn),
        )
        .in_cell(&service.cell)
    })
}

/// How long each kind of operation usually takes, by the API's name of the kind.
fn usual(operations: &[Operation]) -> BTreeMap<String, u32> {
    let name = |kind: &OperationKind| match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(name)) => Some(name),
        _ => None,
    };
    KINDS
        .iter()
        .filter_map(|kind| Some((name(kind)?, usual_seconds(kind, operations)?)))
        .collect()
}
