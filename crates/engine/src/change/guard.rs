//! The guard rails: what is asked before anything is changed, whatever the window asks.

use model::change::{Change, PlanError};
use model::failure::{Failure, FailureCode};
use model::place::{AccountId, ServiceRef};
use model::plan::{Plan, Risk};
use model::profile::Confirmation;

use crate::change::Changes;
use crate::change::view::{PlanId, PlanView, Presentation, StepView};
use crate::profiles::Guard;

impl Changes {
    /// Refuses what the profile's guard rails refuse. No change is possible before STS has said whose
    /// account it is, and none in a service of another account.
    pub(super) async fn guarded(&self, service: &ServiceRef) -> Result<Guard, Failure> {
        self.core.sessions.asked(&service.cell.profile);
        let guard = self.core.guard(&service.cell.profile).await;
        if guard.read_only {
            let message = format!(
                "the profile {} is read-only in Trackside's settings",
                service.cell.profile
            );
            return Err(Failure::new(FailureCode::Refused, message).in_cell(&service.cell));
        }
        let allowed = &guard.allowed_regions;
        if !allowed.is_empty() && !allowed.contains(&service.cell.region) {
            let message = format!(
                "changes with the profile {} are not allowed in {}; Trackside's settings say so",
                service.cell.profile, service.cell.region
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
        // Known only now: asking whose account it is may just have found another one.
        if let Some(before) = self.core.accounts.before(&service.cell.profile) {
            let message = format!(
                "the profile {} was account {before} and is {account} now; accept that first, if it is meant",
                service.cell.profile
            );
            return Err(Failure::new(FailureCode::AccountChanged, message).in_cell(&service.cell));
        }
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

/// The name that is to be typed: the plan's own, or the service's where the profile asks for one with
/// every change.
fn wanted_name(plan: &Plan, service: &ServiceRef, guard: &Guard) -> Option<String> {
    plan.typed_name.clone().or_else(|| {
        let name = service.arn.parts()?.name;
        (guard.confirmation == Confirmation::TypedName).then_some(name)
    })
}

/// Refuses a typed name that is not the wanted one.
pub(super) fn check_name(
    plan: &Plan,
    service: &ServiceRef,
    guard: &Guard,
    typed: Option<&str>,
) -> Result<(), Failure> {
    match wanted_name(plan, service, guard) {
        Some(wanted) if typed != Some(wanted.as_str()) => Err(Failure::new(
            FailureCode::Refused,
            format!("type {wanted} to confirm"),
        )),
        _ => Ok(()),
    }
}

/// How a plan is put before the user, by what is at stake and what the profile asks for.
fn presentation(risk: Risk, guard: &Guard) -> Presentation {
    if guard.confirmation != Confirmation::ByRisk {
        return Presentation::Review;
    }
    match risk {
        Risk::Reversible => Presentation::AtOnce,
        Risk::Deploy if !guard.production => Presentation::Strip,
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
    guard: &Guard,
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
        typed_name: wanted_name(plan, &service, guard),
        service,
        account,
        production: guard.production,
        title: plan.title.clone(),
        verb: plan.verb.clone(),
        risk: plan.risk,
        presentation: presentation(plan.risk, guard),
        steps: steps
            .map(|step| StepView {
                title: step.title.clone(),
                cli: step.cli.clone(),
            })
            .collect(),
        difference: plan.difference.clone(),
        consequences: plan.consequences.clone(),
        cost: plan.cost,
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
        let guard = |production, confirmation| Guard {
            production,
            read_only: false,
            allowed_regions: Vec::new(),
            confirmation,
        };
        let by_risk = guard(false, Confirmation::ByRisk);
        let production = guard(true, Confirmation::ByRisk);
        let review = guard(false, Confirmation::Review);
        assert_eq!(
            presentation(Risk::Reversible, &production),
            Presentation::AtOnce
        );
        assert_eq!(presentation(Risk::Deploy, &by_risk), Presentation::Strip);
        assert_eq!(
            presentation(Risk::Deploy, &production),
            Presentation::Review
        );
        assert_eq!(
            presentation(Risk::Disruptive, &by_risk),
            Presentation::Review
        );
        assert_eq!(
            presentation(Risk::Destructive, &by_risk),
            Presentation::Review
        );
        assert_eq!(
            presentation(Risk::Reversible, &review),
            Presentation::Review
        );
    }
}
