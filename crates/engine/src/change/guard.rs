//! The guard rails: what is asked before anything is changed, whatever the window asks.

use model::change::{Change, PlanError};
use model::failure::{Failure, FailureCode};
use model::place::{AccountId, ServiceRef};
use model::plan::{Plan, Risk};

use crate::change::Changes;
use crate::change::view::{PlanId, PlanView, Presentation, StepView};
use crate::profiles::Guard;

impl Changes {
    /// Refuses what the profile's guard rails refuse. No change is possible before STS has said whose
    /// account it is, and none in a service of another account.
    pub(super) async fn guarded(&self, service: &ServiceRef) -> Result<Guard, Failure> {
        let guard = self.core.guard(&service.cell.profile).await;
        if guard.read_only {
            let message = format!(
                "the profile {} is read-only in Trackside's settings",
                service.cell.profile
            );
            return Err(Failure::new(FailureCode::Refused, message).in_cell(&service.cell));
        }
        let parts = service.arn.parts();
        if parts
            .as_ref()
            .is_none_or(|parts| parts.region != service.cell.region)
        {
            let message = "this is not the ARN of a service in this region";
            return Err(Failure::new(FailureCode::Refused, message).in_cell(&service.cell));
        }
        let account = self.account(service).await?;
        let owner = parts.map(|parts| parts.account);
        if owner.as_ref() != Some(&account) {
            let message = format!(
                "the profile {} is account {account}, and this service belongs to another one",
                service.cell.profile
            );
            return Err(Failure::new(FailureCode::Refused, message).in_cell(&service.cell));
        }
        Ok(guard)
    }
}

/// Refuses a typed name that is not the wanted one.
pub(super) fn check_name(plan: &Plan, typed: Option<&str>) -> Result<(), Failure> {
    match &plan.typed_name {
        Some(wanted) if typed != Some(wanted.as_str()) => Err(Failure::new(
            FailureCode::Refused,
            format!("type {wanted} to confirm"),
        )),
        _ => Ok(()),
    }
}

/// How a plan is put before the user, by what is at stake.
const fn presentation(risk: Risk, production: bool) -> Presentation {
    match risk {
        Risk::Reversible => Presentation::AtOnce,
        Risk::Deploy if !production => Presentation::Strip,
        Risk::Deploy | Risk::Disruptive | Risk::Destructive => Presentation::Review,
    }
}

/// What the window is told of a plan.
pub(super) fn told(
    plan: &Plan,
    id: PlanId,
    change: Change,
    service: ServiceRef,
    account: AccountId,
    production: bool,
) -> PlanView {
    let steps = plan.steps.iter();
    PlanView {
        id,
        change,
        service_name: service
            .arn
            .parts()
            .map(|parts| parts.name)
            .unwrap_or_default(),
        service,
        account,
        production,
        title: plan.title.clone(),
        verb: plan.verb.clone(),
        risk: plan.risk,
        presentation: presentation(plan.risk, production),
        steps: steps
            .map(|step| StepView {
                title: step.title.clone(),
                cli: step.cli.clone(),
            })
            .collect(),
        difference: plan.difference.clone(),
        consequences: plan.consequences.clone(),
        cost: plan.cost,
        typed_name: plan.typed_name.clone(),
    }
}

/// Why there is no plan, as the window receives it.
pub(super) fn no_plan(error: &PlanError, service: &ServiceRef) -> Failure {
    let code = match error {
        PlanError::NotAllowed { .. } => FailureCode::InvalidState,
        PlanError::Scaling(_)
        | PlanError::DomainName(_)
        | PlanError::DomainTaken(_)
        | PlanError::DomainMissing(_)
        | PlanError::NothingToDo => FailureCode::InvalidRequest,
        PlanError::DomainQuota(_) | PlanError::RevisionQuota { .. } => FailureCode::QuotaExceeded,
        PlanError::FactsMissing => FailureCode::AwsFault,
    };
    Failure::new(code, error.to_string()).in_cell(&service.cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_at_stake_decides_how_it_is_asked() {
        assert_eq!(presentation(Risk::Reversible, true), Presentation::AtOnce);
        assert_eq!(presentation(Risk::Deploy, false), Presentation::Strip);
        assert_eq!(presentation(Risk::Deploy, true), Presentation::Review);
        assert_eq!(presentation(Risk::Disruptive, false), Presentation::Review);
        assert_eq!(presentation(Risk::Destructive, false), Presentation::Review);
    }
}
