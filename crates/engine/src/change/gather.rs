//! What a plan needs, read.

use model::change::{Change, Facts, Fingerprint, Needs, plan};
use model::configuration::Service;
use model::failure::Failure;
use model::place::{AccountId, ServiceRef};
use model::plan::Plan;
use model::scaling::{AutoScalingConfiguration, DEFAULT_NAME};

use aws::Session;

use crate::afresh::afresh;
use crate::change::Changes;
use crate::change::guard::no_plan;

impl Changes {
    /// Reads what `change` needs and plans it.
    pub(super) async fn gather(
        &self,
        service: &ServiceRef,
        change: &Change,
    ) -> Result<(Plan, Fingerprint, AccountId), Failure> {
        let account = self.account(service).await?;
        let facts = self.facts(service, change, change.needs()).await?;
        let plan = plan(change, &facts).map_err(|error| no_plan(&error, service))?;
        Ok((plan, facts.fingerprint(change), account))
    }

    /// Reads the service, its operations, and what is named by `needs` for `change`; once more where
    /// AWS does not take credentials that should still last: the second reading asks for fresh ones,
    /// or ends in what is needed for them.
    pub(super) async fn facts(
        &self,
        service: &ServiceRef,
        change: &Change,
        needs: Needs,
    ) -> Result<Facts, Failure> {
        afresh(|| self.facts_once(service, change, needs)).await
    }

    async fn facts_once(
        &self,
        service: &ServiceRef,
        change: &Change,
        needs: Needs,
    ) -> Result<Facts, Failure> {
        let session = self.core.sessions.session(&service.cell).await?;
        let (described, listed) = tokio::join!(
            session.service(&service.arn),
            session.operations_page(&service.arn, None)
        );
        let (described, (operations, _)) = (described?, listed?);
        let scaling = if needs.scaling {
            match scaling(&session, &described).await {
                Ok(scaling) => scaling,
                // What only an estimate needs may be missing: the estimate is not known then.
                Err(_) if !change.relies_on().scaling => Vec::new(),
                Err(failure) => return Err(failure),
            }
        } else {
            Vec::new()
        };
        let domains = if needs.domains {
            Some(session.domains(&service.arn).await?)
        } else {
            None
        };
        Ok(Facts {
            cell: service.cell.clone(),
            service: described,
            operations,
            scaling,
            domains,
        })
    }
}

/// The revisions that scaling may touch: those of the configuration in use, and those named after the
/// service, which a service on AWS's default configuration is given.
async fn scaling(
    session: &Session,
    service: &Service,
) -> Result<Vec<AutoScalingConfiguration>, Failure> {
    let Some(used) = &service.configuration.scaling else {
        return Ok(Vec::new());
    };
    let mut revisions = session.scaling_revisions(&used.name).await?;
    if used.name == DEFAULT_NAME {
        let own: String = service
            .summary
            .name
            .chars()
            .take(model::scaling::NAME_LENGTH)
            .collect();
        revisions.extend(session.scaling_revisions(&own).await?);
    }
    Ok(revisions)
}
