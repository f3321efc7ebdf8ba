//! A change of auto scaling: a revision to use, room for it where the quota is reached, and an update.

use crate::cost::{CostChange, CostEstimate};
use crate::operation::OperationKind;
use crate::plan::{Call, Consequence, Difference, Input, Plan, Risk, Step};
use crate::scaling::{
    AutoScalingConfiguration, DEFAULT_NAME, MAX_SIZE_WARNING, NAME_LENGTH, REVISIONS_PER_NAME,
    ScalingFigures,
};

use super::{Facts, PlanError, cli};

pub(super) fn scale(figures: ScalingFigures, facts: &Facts) -> Result<Plan, PlanError> {
    figures.check()?;
    let used = facts
        .service
        .configuration
        .scaling
        .as_ref()
        .ok_or(PlanError::FactsMissing)?;
    let before = facts.figures().ok_or(PlanError::FactsMissing)?;
    if figures == before {
        return Err(PlanError::NothingToDo);
    }
    // AWS's own configuration takes no revisions: the service gets one named after itself.
    let name: String = if used.name == DEFAULT_NAME {
        facts.name().chars().take(NAME_LENGTH).collect()
    } else {
        used.name.clone()
    };
    let mut revisions: Vec<&AutoScalingConfiguration> = facts
        .scaling
        .iter()
        .filter(|revision| revision.name == name && revision.active)
        .collect();
    revisions.sort_by_key(|revision| revision.revision);

    let mut consequences = vec![Consequence::note(format!(
        "The service is updated, {}; traffic keeps flowing, and instances double meanwhile.",
        facts.usually(&OperationKind::UpdateService)
    ))];
    let mut calls = Vec::new();
    let after_name = if let Some(twin) = revisions
        .iter()
        .find(|revision| revision.figures == figures)
    {
        calls.push(Call::UpdateServiceScaling {
            arn: Input::Known(twin.arn.clone()),
        });
        format!("{name} rev {}", twin.revision)
    } else {
        if revisions.len() >= REVISIONS_PER_NAME {
            let victim = revisions
                .iter()
                .find(|revision| !revision.in_use && !revision.is_default)
                .ok_or_else(|| PlanError::RevisionQuota {
                    name: name.clone(),
                    revisions: revisions.len(),
                })?;
            consequences.push(Consequence::warning(format!(
                "{name} has {REVISIONS_PER_NAME} revisions, the most allowed: revision {}, used by no service, is deleted first.",
                victim.revision
            )));
            calls.push(Call::DeleteAutoScalingConfiguration {
                arn: victim.arn.clone(),
            });
        }
        calls.push(Call::CreateAutoScalingConfiguration {
            name: name.clone(),
            figures,
        });
        calls.push(Call::UpdateServiceScaling {
            arn: Input::OutputOf(calls.len() - 1),
        });
        match revisions.last() {
            Some(last) => format!("{name} rev {} (new)", last.revision + 1),
            None => format!("{name} (new)"),
        }
    };
    if figures.max_size > MAX_SIZE_WARNING {
        consequences.push(Consequence::warning(format!(
            "More than {MAX_SIZE_WARNING} instances work only if the account's Fargate vCPU quota allows them."
        )));
    }
    if figures.min_size == 1 && before.min_size > 1 {
        consequences.push(Consequence::warning(
            "With one instance at least, a failed instance is an outage.",
        ));
    }
    let configuration = &facts.service.configuration;
    let region = &facts.cell.region;
    Ok(Plan {
        title: format!("Change auto scaling of {}", facts.name()),
        verb: "Change".to_owned(),
        risk: Risk::Disruptive,
        steps: calls.into_iter().map(|call| step(call, facts)).collect(),
        difference: difference(
            before,
            figures,
            format!("{} rev {}", used.name, used.revision),
            after_name,
        ),
        consequences,
        cost: Some(CostChange {
            before: CostEstimate::of(region, configuration, before),
            after: CostEstimate::of(region, configuration, figures),
        }),
        typed_name: None,
    })
}

fn step(call: Call, facts: &Facts) -> Step {
    let title = if let Call::DeleteAutoScalingConfiguration { arn } = &call {
        // `…/NAME/REVISION/ID`
        format!(
            "Delete the unused revision {}",
            arn.rsplit('/').nth(1).unwrap_or(arn)
        )
    } else if let Call::CreateAutoScalingConfiguration { name, .. } = &call {
        format!("Create the next revision of {name}")
    } else {
        format!(
            "Update {}, with the rest of its configuration as it is",
            facts.name()
        )
    };
    Step {
        cli: cli::command(&call, facts.service.summary.arn.as_str(), &facts.cell),
        title,
        call,
    }
}

fn difference(
    before: ScalingFigures,
    after: ScalingFigures,
    used: String,
    becomes: String,
) -> Vec<Difference> {
    let figure = |field: &str, before: u32, after: u32| Difference {
        field: field.to_owned(),
        before: Some(before.to_string()),
        after: Some(after.to_string()),
    };
    vec![
        figure(
            "MaxConcurrency",
            before.max_concurrency,
            after.max_concurrency,
        ),
        figure("MinSize", before.min_size, after.min_size),
        figure("MaxSize", before.max_size, after.max_size),
        Difference {
            field: "Configuration".to_owned(),
            before: Some(used),
            after: Some(becomes),
        },
    ]
}
