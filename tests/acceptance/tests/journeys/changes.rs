//! Changes, followed to their operation's own verdict.

use acceptance::Stage;
use engine::change::view::{AttemptState, Presentation, StepState};
use engine::event::Event;
use model::change::Change;
use model::failure::FailureCode;
use model::operation::Verdict;
use model::scaling::ScalingFigures;
use simulator::state::Cause;

const DEV: (&str, &str) = ("acme-dev", "eu-west-1");
const PROD: (&str, &str) = ("acme-prod", "eu-west-1");

#[tokio::test]
async fn a_deployment_is_held_called_and_followed() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let plan = stage.plan(&service, Change::Deploy).await.expect("a plan");
    assert_eq!(plan.presentation, Presentation::Strip);
    let attempt = stage.engine.apply(&plan.id, None).await.expect("applied");
    assert!(matches!(attempt.state, AttemptState::Held { .. }));
    assert_eq!(
        stage.control().calls_of("StartDeployment"),
        0,
        "nothing is called while it can be undone"
    );
    let ended = stage.ended(&attempt).await;
    assert_eq!(
        ended.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );
    assert_eq!(stage.control().calls_of("StartDeployment"), 1);
    let log = stage
        .engine
        .operation_log(&service, &ended.operation.expect("an operation").id)
        .await
        .expect("a log");
    assert!(
        log.lines
            .iter()
            .any(|line| line.text.starts_with("Deployment completed successfully")),
        "{log:?}"
    );
    assert!(
        log.phases
            .iter()
            .all(|phase| phase.state == model::phase::PhaseState::Done),
        "{:?}",
        log.phases
    );
}

#[tokio::test]
async fn a_deployment_undone_in_time_is_never_called() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let attempt = stage
        .apply(&service, Change::Deploy)
        .await
        .expect("applied");
    assert_eq!(
        stage.engine.undo(&attempt.id).expect("undone").state,
        AttemptState::Undone
    );
    stage.pass(15).await;
    assert_eq!(stage.control().calls_of("StartDeployment"), 0);
    let again = stage
        .engine
        .undo(&attempt.id)
        .map_err(|failure| failure.code);
    assert_eq!(again, Err(FailureCode::InvalidState));
}

#[tokio::test]
async fn a_failing_deployment_is_called_failed_with_its_reason() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    stage
        .control()
        .fail_next_deployment(service.arn.as_str(), Cause::HealthCheck)
        .expect("set");
    let attempt = stage
        .apply(&service, Change::Deploy)
        .await
        .expect("applied");
    let ended = stage.ended(&attempt).await;
    assert_eq!(
        ended.state,
        AttemptState::Ended {
            verdict: Some(Verdict::RolledBack)
        }
    );
    let id = attempt.id.clone();
    let reason = stage
        .until("the reason follows the verdict", |event| match event {
            Event::Attempt { attempt } if attempt.id == id => attempt.reason.clone(),
            _ => None,
        })
        .await;
    assert!(reason.contains("Failure reason"), "{reason}");
    let view = stage.engine.service(&service).await.expect("the service");
    assert_eq!(
        view.summary.status,
        model::service::ServiceStatus::Running,
        "the status alone would call it a success"
    );
    assert!(matches!(
        view.condition,
        model::condition::Condition::OperationFailed { .. }
    ));
}

#[tokio::test]
async fn production_is_reviewed_where_a_sandbox_is_not() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(PROD, "order-events").await.service;
    let plan = stage.plan(&service, Change::Deploy).await.expect("a plan");
    assert_eq!(
        (plan.presentation, plan.production),
        (Presentation::Review, true)
    );
}

#[tokio::test]
async fn a_service_is_paused_resumed_and_deleted() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let pause = stage.apply(&service, Change::Pause).await.expect("applied");
    assert_eq!(
        stage.ended(&pause).await.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );
    let refused = stage
        .plan(&service, Change::Deploy)
        .await
        .expect_err("a paused service takes no deployment");
    assert_eq!(refused.code, FailureCode::InvalidState);
    let resume = stage
        .apply(&service, Change::Resume)
        .await
        .expect("applied");
    assert_eq!(
        stage.ended(&resume).await.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );

    let plan = stage.plan(&service, Change::Delete).await.expect("a plan");
    for typed in [None, Some(""), Some("checkout-api")] {
        let refused = stage
            .engine
            .apply(&plan.id, typed)
            .await
            .expect_err("the name must be typed");
        assert_eq!(refused.code, FailureCode::Refused);
    }
    let delete = stage
        .engine
        .apply(&plan.id, Some("checkout-api-dev"))
        .await
        .expect("applied");
    assert_eq!(
        stage.ended(&delete).await.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );
}

#[tokio::test]
async fn scaling_makes_a_revision_and_uses_it() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(PROD, "order-events").await.service;
    let before = stage
        .engine
        .scaling(&service)
        .await
        .expect("scaling")
        .current
        .expect("a revision");
    let figures = ScalingFigures {
        max_concurrency: 61,
        ..before.figures
    };
    let attempt = stage
        .apply(&service, Change::Scale { figures })
        .await
        .expect("applied");
    let ended = stage.ended(&attempt).await;
    assert_eq!(
        ended.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );
    assert!(ended.steps.iter().all(|step| step.state == StepState::Done));
    let after = stage
        .engine
        .scaling(&service)
        .await
        .expect("scaling")
        .current
        .expect("a revision");
    assert_eq!(after.figures, figures);
    let refused = stage
        .plan(&service, Change::Scale { figures })
        .await
        .expect_err("nothing to do");
    assert_eq!(refused.code, FailureCode::InvalidRequest);
}

#[tokio::test]
async fn scaling_keeps_the_health_check() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(PROD, "order-events").await.service;
    let before = stage
        .engine
        .service(&service)
        .await
        .expect("the service")
        .configuration;
    let figures = ScalingFigures {
        max_concurrency: 33,
        min_size: 1,
        max_size: 4,
    };
    let attempt = stage
        .apply(&service, Change::Scale { figures })
        .await
        .expect("applied");
    stage.ended(&attempt).await;
    let after = stage
        .engine
        .service(&service)
        .await
        .expect("the service")
        .configuration;
    assert_eq!(
        (after.health_check, after.cpu, after.source),
        (before.health_check, before.cpu, before.source)
    );
    assert_eq!(after.environment, before.environment);
}

#[tokio::test]
async fn a_domain_is_associated_shows_its_records_and_goes() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let associate = Change::AssociateDomain {
        domain: "shop.example.com".into(),
        www: true,
    };
    let attempt = stage
        .apply(&service, associate.clone())
        .await
        .expect("applied");
    assert_eq!(
        stage.ended(&attempt).await.state,
        AttemptState::Ended { verdict: None }
    );
    stage.pass(10).await;
    let domains = stage.engine.domains(&service).await.expect("domains");
    let domain = domains
        .domains
        .iter()
        .find(|domain| domain.name == "shop.example.com")
        .expect("it is there");
    assert!(!domain.records.is_empty() && !domains.dns_target.is_empty());
    let taken = stage.plan(&service, associate).await.expect_err("taken");
    assert_eq!(taken.code, FailureCode::InvalidRequest);
    let remove = stage
        .apply(
            &service,
            Change::DisassociateDomain {
                domain: "shop.example.com".into(),
            },
        )
        .await;
    assert_eq!(
        stage.ended(&remove.expect("applied")).await.state,
        AttemptState::Ended { verdict: None }
    );
}

#[tokio::test]
async fn a_refused_step_shows_what_was_done_and_the_rest_can_be_offered() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(PROD, "order-events").await.service;
    let figures = ScalingFigures {
        max_concurrency: 44,
        min_size: 1,
        max_size: 3,
    };
    stage.control().add_fault(
        simulator::faults::Fault::new(simulator::faults::FaultKind::Denied).on("UpdateService"),
    );
    let attempt = stage
        .apply(&service, Change::Scale { figures })
        .await
        .expect("applied");
    let ended = stage.ended(&attempt).await;
    let AttemptState::Failed { failure } = &ended.state else {
        panic!("{ended:?}")
    };
    assert_eq!(failure.action.as_deref(), Some("apprunner:UpdateService"));
    assert_eq!(ended.steps[0].state, StepState::Done);
    let rest = stage.engine.resume(&attempt.id).await.expect("the rest");
    assert_eq!(
        rest.steps.len(),
        1,
        "the revision that was made is used: {:?}",
        rest.steps
    );
    let attempt = stage.engine.apply(&rest.id, None).await.expect("applied");
    assert_eq!(
        stage.ended(&attempt).await.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );
}
