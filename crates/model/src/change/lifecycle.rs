//! Deploy, pause, resume and delete.

use crate::configuration::Source;
use crate::cost::{CostChange, CostEstimate};
use crate::operation::OperationKind;
use crate::plan::{Call, Consequence, Difference, Plan, Risk, Step};

use super::{Facts, cli};

/// A plan of one call on the service.
fn single(facts: &Facts, call: Call, verb: &str, risk: Risk) -> Plan {
    let step = Step {
        cli: cli::command(&call, facts.service.summary.arn.as_str(), &facts.cell),
        title: format!("{verb} {}", facts.name()),
        call,
    };
    Plan {
        title: format!("{verb} {}", facts.name()),
        verb: verb.to_owned(),
        risk,
        steps: vec![step],
        difference: Vec::new(),
        consequences: Vec::new(),
        cost: None,
        typed_name: None,
    }
}

/// The estimate of the service as it is configured.
fn running_cost(facts: &Facts) -> CostEstimate {
    match facts.figures() {
        Some(figures) => {
            CostEstimate::of(&facts.cell.region, &facts.service.configuration, figures)
        }
        None => CostEstimate {
            idle: None,
            full: None,
        },
    }
}

fn status_difference(before: &str, after: &str) -> Difference {
    Difference {
        field: "Status".into(),
        before: Some(before.into()),
        after: Some(after.into()),
    }
}

/// What is deployed: the image, or the branch.
pub(super) fn source_words(source: &Source) -> String {
    match source {
        Source::Image { identifier, .. } => format!("the image {identifier}"),
        Source::Code {
            repository, branch, ..
        } => format!("the newest commit of {branch} in {repository}"),
        Source::Unreported => "the configured source".to_owned(),
    }
}

pub(super) fn deploy(facts: &Facts) -> Plan {
    let mut plan = single(facts, Call::StartDeployment, "Deploy", Risk::Deploy);
    let source = source_words(&facts.service.configuration.source);
    plan.consequences = vec![
        Consequence::note(format!(
            "Deploys {source}; {}.",
            facts.usually(&OperationKind::StartDeployment)
        )),
        Consequence::note("Traffic keeps flowing; provisioned instances double until it ends."),
        Consequence::note(
            "It cannot be cancelled once it has begun. If it fails, App Runner rolls back by itself.",
        ),
    ];
    plan
}

pub(super) fn pause(facts: &Facts) -> Plan {
    let mut plan = single(facts, Call::PauseService, "Pause", Risk::Disruptive);
    plan.difference = vec![status_difference("Running", "Paused")];
    plan.consequences = vec![
        Consequence::warning(format!(
            "The service stops answering: its URL and custom domains return errors after {}.",
            facts.usually(&OperationKind::PauseService)
        )),
        Consequence::note(
            "Resuming deploys the version that runs today, not what is pushed meanwhile.",
        ),
    ];
    plan.cost = Some(CostChange {
        before: running_cost(facts),
        after: CostEstimate::NOTHING,
    });
    plan
}

pub(super) fn resume(facts: &Facts) -> Plan {
    let mut plan = single(facts, Call::ResumeService, "Resume", Risk::Reversible);
    plan.difference = vec![status_difference("Paused", "Running")];
    plan.consequences = vec![
        Consequence::note(format!(
            "Deploys the version that ran before the pause; {}.",
            facts.usually(&OperationKind::ResumeService)
        )),
        Consequence::note("What was pushed while it was paused is not deployed."),
    ];
    plan.cost = Some(CostChange {
        before: CostEstimate::NOTHING,
        after: running_cost(facts),
    });
    plan
}

pub(super) fn delete(facts: &Facts) -> Plan {
    let mut plan = single(facts, Call::DeleteService, "Delete", Risk::Destructive);
    let url = facts.service.summary.url.as_deref().unwrap_or("its URL");
    plan.title = format!("Delete service {}", facts.name());
    plan.consequences = vec![
        Consequence::warning(format!(
            "This cannot be undone: {url} stops answering and is never given out again."
        )),
        Consequence::note(
            "Custom domains are disassociated; their DNS records stay until you remove them.",
        ),
        Consequence::note("Its log groups stay, and keep costing, until you delete them."),
        Consequence::note("The auto scaling configuration, connection and VPC connector stay."),
    ];
    plan.difference = vec![Difference {
        field: "Service".into(),
        before: Some(facts.name().into()),
        after: None,
    }];
    plan.cost = Some(CostChange {
        before: running_cost(facts),
        after: CostEstimate::NOTHING,
    });
    plan.typed_name = Some(facts.name().to_owned());
    plan
}
