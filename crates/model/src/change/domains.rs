//! Custom domains, associated and disassociated.

use crate::domain::{DOMAINS_PER_SERVICE, check_name};
use crate::plan::{Call, Consequence, Difference, Plan, Risk, Step};

use super::{Facts, PlanError, cli};

pub(super) fn associate(domain: &str, www: bool, facts: &Facts) -> Result<Plan, PlanError> {
    // Names are compared as DNS compares them: without case, without a final dot.
    let domain = domain.trim().trim_end_matches('.').to_ascii_lowercase();
    check_name(&domain, www)?;
    let known = facts.domains.as_ref().ok_or(PlanError::FactsMissing)?;
    if known
        .domains
        .iter()
        .any(|existing| existing.name.eq_ignore_ascii_case(&domain))
    {
        return Err(PlanError::DomainTaken(domain));
    }
    if known.domains.len() >= DOMAINS_PER_SERVICE {
        return Err(PlanError::DomainQuota(known.domains.len()));
    }
    let records = if www {
        "three validation CNAMEs"
    } else {
        "the validation CNAMEs"
    };
    let target = &known.dns_target;
    let points = if www {
        format!("{domain} and www.{domain}")
    } else {
        domain.clone()
    };
    let call = Call::AssociateCustomDomain {
        domain: domain.clone(),
        www,
    };
    Ok(Plan {
        title: format!("Associate {domain} with {}", facts.name()),
        verb: "Associate".to_owned(),
        // Disruptive rather than reversible: nothing breaks, but the user owes DNS records afterwards.
        risk: Risk::Disruptive,
        steps: vec![step(call, format!("Associate {domain}"), facts)],
        difference: vec![Difference {
            field: "Custom domain".into(),
            before: None,
            after: Some(points.clone()),
        }],
        consequences: vec![
            Consequence::note(format!(
                "You then add {records} that App Runner names, and point {points} at {target}. They stay for good: renewal needs them."
            )),
            Consequence::note(
                "It takes minutes to 48 h after the records are there. Traffic to the service is not touched.",
            ),
        ],
        cost: None,
        typed_name: None,
    })
}

pub(super) fn disassociate(domain: &str, facts: &Facts) -> Result<Plan, PlanError> {
    let known = facts.domains.as_ref().ok_or(PlanError::FactsMissing)?;
    let existing = known
        .domains
        .iter()
        .find(|existing| existing.name.eq_ignore_ascii_case(domain))
        .ok_or_else(|| PlanError::DomainMissing(domain.to_owned()))?;
    let name = existing.name.clone();
    let call = Call::DisassociateCustomDomain {
        domain: name.clone(),
    };
    Ok(Plan {
        title: format!("Remove domain {name}"),
        verb: "Remove".to_owned(),
        risk: Risk::Destructive,
        steps: vec![step(call, format!("Disassociate {name}"), facts)],
        difference: vec![Difference {
            field: "Custom domain".into(),
            before: Some(name.clone()),
            after: None,
        }],
        consequences: vec![
            Consequence::warning(format!(
                "{name} stops reaching {} at once; its certificate is deleted, and adding it again takes new records.",
                facts.name()
            )),
            Consequence::note(
                "Afterwards, remove its validation and target records from your DNS.",
            ),
        ],
        cost: None,
        typed_name: Some(name),
    })
}

fn step(call: Call, title: String, facts: &Facts) -> Step {
    Step {
        cli: cli::command(&call, facts.service.summary.arn.as_str(), &facts.cell),
        title,
        call,
    }
}
