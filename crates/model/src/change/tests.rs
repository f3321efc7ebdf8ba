//! Plans, without AWS.

use super::*;
use crate::configuration::{ConfigurationView, ScalingRef, Source};
use crate::domain::{CustomDomain, DomainStatus};
use crate::instant::Timestamp;
use crate::plan::{Call, Input, Risk, Tone};
use crate::service::ServiceSummary;

const ARN: &str =
    "arn:aws:apprunner:eu-west-1:482100937716:service/ledger/8fe1e10304f84fd2b0df550fe98a71fa";

fn figures(max_concurrency: u32, min_size: u32, max_size: u32) -> ScalingFigures {
    ScalingFigures {
        max_concurrency,
        min_size,
        max_size,
    }
}

fn revision(name: &str, revision: i32, in_use: bool) -> AutoScalingConfiguration {
    AutoScalingConfiguration {
        arn: format!(
            "arn:aws:apprunner:eu-west-1:482100937716:autoscalingconfiguration/{name}/{revision}/ab"
        ),
        name: name.into(),
        revision,
        figures: figures(80 + u32::try_from(revision).expect("positive"), 2, 12),
        latest: false,
        active: true,
        in_use,
        is_default: false,
        created_at: None,
    }
}

fn facts(status: ServiceStatus, name: &str, revisions: i32) -> Facts {
    let scaling: Vec<_> = (1..=revisions)
        .map(|number| revision(name, number, number == revisions))
        .collect();
    let used = scaling.last().expect("a revision");
    let scaling_ref = ScalingRef {
        arn: used.arn.clone(),
        name: name.into(),
        revision: used.revision,
    };
    Facts {
        cell: Cell::new("acme-prod", "eu-west-1"),
        service: Service {
            summary: ServiceSummary {
                arn: ARN.into(),
                name: "ledger".into(),
                id: "8fe1e10304f84fd2b0df550fe98a71fa".into(),
                url: Some("abc.eu-west-1.awsapprunner.com".into()),
                created_at: None,
                updated_at: Some(Timestamp(7)),
                status,
            },
            deleted_at: None,
            configuration: ConfigurationView {
                source: Source::Image {
                    identifier: "ledger:5.0.2".into(),
                    public: false,
                },
                auto_deployments: false,
                port: Some("8080".into()),
                start_command: None,
                build_command: None,
                cpu: Some(1024),
                memory: Some(2048),
                instance_role_arn: None,
                access_role_arn: None,
                connection_arn: None,
                health_check: None,
                scaling: Some(scaling_ref),
                public: Some(true),
                vpc_connector_arn: None,
                ip_address_type: None,
                observability: None,
                kms_key: None,
                environment: Vec::new(),
            },
            environment_values: Vec::new(),
        },
        operations: Vec::new(),
        scaling,
        domains: Some(Domains {
            dns_target: "abc.eu-west-1.awsapprunner.com".into(),
            domains: Vec::new(),
        }),
    }
}

fn scale_to(facts: &Facts, wanted: ScalingFigures) -> Result<Plan, PlanError> {
    plan(&Change::Scale { figures: wanted }, facts)
}

#[test]
fn a_status_that_forbids_it_gives_no_plan() {
    let paused = facts(ServiceStatus::Paused, "web", 1);
    assert!(matches!(
        plan(&Change::Deploy, &paused),
        Err(PlanError::NotAllowed { .. })
    ));
    let busy = facts(ServiceStatus::OperationInProgress, "web", 1);
    assert!(matches!(
        plan(&Change::Delete, &busy),
        Err(PlanError::NotAllowed { .. })
    ));
}

#[test]
fn deleting_asks_for_the_name_and_pausing_does_not() {
    let running = facts(ServiceStatus::Running, "web", 1);
    let delete = plan(&Change::Delete, &running).expect("a plan");
    assert_eq!(
        (delete.risk, delete.typed_name.as_deref()),
        (Risk::Destructive, Some("ledger"))
    );
    let pause = plan(&Change::Pause, &running).expect("a plan");
    assert_eq!((pause.risk, pause.typed_name), (Risk::Disruptive, None));
    // 2 instances × 2 GB × $0.007 × 730 h, from the facts' own example doubled.
    let idle = pause
        .cost
        .expect("a cost")
        .before
        .idle
        .expect("a known price");
    assert!((idle - 20.44).abs() < 0.001, "{idle}");
}

#[test]
fn scaling_makes_a_revision_and_uses_its_arn() {
    let plan =
        scale_to(&facts(ServiceStatus::Running, "web", 2), figures(60, 2, 16)).expect("a plan");
    let calls: Vec<_> = plan.steps.iter().map(|step| &step.call).collect();
    assert!(matches!(
        calls.as_slice(),
        [
            Call::CreateAutoScalingConfiguration { .. },
            Call::UpdateServiceScaling {
                arn: Input::OutputOf(0)
            }
        ]
    ));
    assert_eq!(plan.difference[3].after.as_deref(), Some("web rev 3 (new)"));
    assert!(plan.steps[1].cli.contains("<ARN answered by step 1>"));
}

#[test]
fn a_revision_with_the_same_figures_is_used_again() {
    let facts = facts(ServiceStatus::Running, "web", 3);
    let plan = scale_to(&facts, facts.scaling[0].figures).expect("a plan");
    assert_eq!(plan.steps.len(), 1);
    assert_eq!(
        plan.steps[0].call,
        Call::UpdateServiceScaling {
            arn: Input::Known(facts.scaling[0].arn.clone())
        }
    );
}

#[test]
fn the_sixth_revision_makes_room_first_and_says_so() {
    let mut full = facts(ServiceStatus::Running, "web", 5);
    full.scaling[0].in_use = true;
    let plan = scale_to(&full, figures(60, 2, 16)).expect("a plan");
    assert_eq!(
        plan.steps[0].call,
        Call::DeleteAutoScalingConfiguration {
            arn: full.scaling[1].arn.clone()
        }
    );
    assert!(
        plan.consequences
            .iter()
            .any(|c| c.tone == Tone::Warning && c.text.contains("revision 2"))
    );
    for revision in &mut full.scaling {
        revision.in_use = true;
    }
    assert!(matches!(
        scale_to(&full, figures(60, 2, 16)),
        Err(PlanError::RevisionQuota { revisions: 5, .. })
    ));
}

#[test]
fn the_default_configuration_is_left_alone() {
    let plan = scale_to(
        &facts(ServiceStatus::Running, "DefaultConfiguration", 1),
        figures(60, 1, 5),
    )
    .expect("a plan");
    assert!(
        matches!(&plan.steps[0].call, Call::CreateAutoScalingConfiguration { name, .. } if name == "ledger")
    );
}

#[test]
fn the_same_figures_are_nothing_to_do() {
    let facts = facts(ServiceStatus::Running, "web", 1);
    assert_eq!(
        scale_to(&facts, facts.scaling[0].figures),
        Err(PlanError::NothingToDo)
    );
}

#[test]
fn domains_are_counted_compared_and_quoted() {
    let mut facts = facts(ServiceStatus::Running, "web", 1);
    let add = |facts: &Facts, name: &str| {
        plan(
            &Change::AssociateDomain {
                domain: name.into(),
                www: false,
            },
            facts,
        )
    };
    assert!(
        add(&facts, "*.example.com").expect("a plan").steps[0]
            .cli
            .contains("'*.example.com'")
    );
    let domains = facts.domains.as_mut().expect("domains");
    for index in 0..5 {
        domains.domains.push(CustomDomain {
            name: format!("d{index}.example.com"),
            www: false,
            status: DomainStatus::Active,
            records: Vec::new(),
        });
    }
    assert_eq!(
        add(&facts, "D1.example.com."),
        Err(PlanError::DomainTaken("d1.example.com".into()))
    );
    assert_eq!(
        add(&facts, "new.example.com"),
        Err(PlanError::DomainQuota(5))
    );
    let remove = plan(
        &Change::DisassociateDomain {
            domain: "d1.example.com".into(),
        },
        &facts,
    )
    .expect("a plan");
    assert_eq!(remove.typed_name.as_deref(), Some("d1.example.com"));
}

#[test]
fn unknown_prices_stay_unknown() {
    let mut facts = facts(ServiceStatus::Running, "web", 1);
    facts.cell = Cell::new("acme-prod", "eu-west-3");
    let cost = scale_to(&facts, figures(60, 1, 5))
        .expect("a plan")
        .cost
        .expect("a cost");
    assert_eq!((cost.before.idle, cost.after.full), (None, None));
}

#[test]
fn the_fingerprint_moves_with_what_a_change_relies_on() {
    let base = facts(ServiceStatus::Running, "web", 2);
    let scale = Change::Scale {
        figures: figures(60, 1, 5),
    };
    let moves = |change: &Change, alter: &dyn Fn(&mut Facts)| {
        let mut other = base.clone();
        alter(&mut other);
        base.fingerprint(change) != other.fingerprint(change)
    };
    assert!(!moves(&Change::Deploy, &|_| {}));
    assert!(moves(&Change::Deploy, &|facts| {
        facts.service.configuration.port = Some("9090".into());
    }));
    assert!(moves(&Change::Deploy, &|facts| {
        facts.service.configuration.observability = Some("arn".into());
    }));
    assert!(moves(&Change::Deploy, &|facts| {
        facts.service.summary.updated_at = Some(Timestamp(8));
    }));
    assert!(moves(&Change::Deploy, &|facts| {
        facts
            .service
            .environment_values
            .push(crate::configuration::EnvironmentValue {
                name: "A".into(),
                value: crate::redacted::Redacted::new("1".into()),
            });
    }));
    let fewer = |facts: &mut Facts| facts.scaling.truncate(1);
    assert!(moves(&scale, &fewer));
    assert!(!moves(&Change::Deploy, &fewer), "an estimate is no ground");
    let domain = Change::DisassociateDomain {
        domain: "example.com".into(),
    };
    assert!(moves(&domain, &|facts| {
        facts.domains = Some(Domains {
            dns_target: "target".into(),
            domains: vec![CustomDomain {
                name: "example.com".into(),
                www: false,
                status: DomainStatus::Active,
                records: Vec::new(),
            }],
        });
    }));
}

proptest::proptest! {
    /// Whatever is asked for: a plan's steps take only what an earlier one answers, the update comes
    /// last, and no more is deleted than makes room for one revision.
    #[test]
    fn every_scaling_plan_holds_together(
        max_concurrency in 0_u32..300, min_size in 0_u32..40, max_size in 0_u32..80,
        revisions in 1_i32..=5, used in 0_u8..32,
    ) {
        let mut facts = facts(ServiceStatus::Running, "web", revisions);
        for (bit, revision) in facts.scaling.iter_mut().enumerate() {
            revision.in_use |= used & (1 << bit) != 0;
        }
        let wanted = figures(max_concurrency, min_size, max_size);
        let Ok(plan) = scale_to(&facts, wanted) else { return Ok(()) };
        proptest::prop_assert!(wanted.check().is_ok());
        let mut deleted = 0;
        for (index, step) in plan.steps.iter().enumerate() {
            if let Call::UpdateServiceScaling { arn: Input::OutputOf(earlier) } = &step.call {
                proptest::prop_assert!(*earlier < index);
            }
            deleted += usize::from(matches!(step.call, Call::DeleteAutoScalingConfiguration { .. }));
        }
        proptest::prop_assert!(deleted <= usize::from(revisions == 5));
        let last = plan.steps.last().map(|step| step.call.starts_operation());
        proptest::prop_assert_eq!(last, Some(true));
    }
}
