//! The fleet: cells that stream, fail by themselves, and never land in another scope.

use acceptance::Stage;
use engine::event::Event;
use engine::fleet::view::CellState;
use model::condition::Condition;
use model::configuration::Source;
use model::failure::FailureCode;
use model::operation::Verdict;
use simulator::faults::{Fault, FaultKind};

const DEMO: [(&str, &str); 4] = [
    ("acme-prod", "eu-west-1"),
    ("acme-prod", "eu-central-1"),
    ("acme-prod", "us-east-1"),
    ("acme-dev", "eu-west-1"),
];

fn failed(state: &CellState) -> Option<FailureCode> {
    match state {
        CellState::Failed { failure } => Some(failure.code),
        CellState::Loading | CellState::Ready => None,
    }
}

#[tokio::test]
async fn every_cell_arrives_with_its_services_and_account() {
    let mut stage = Stage::new("demo").await;
    let views = stage.opened(&DEMO).await;
    assert!(
        views
            .iter()
            .all(|view| view.state == CellState::Ready && !view.rows.is_empty())
    );
    let production = views
        .iter()
        .find(|view| view.cell.profile.as_str() == "acme-prod")
        .expect("a cell");
    assert_eq!(
        production.account.as_ref().map(|account| account.as_str()),
        Some("482100937716")
    );
}

#[tokio::test]
async fn details_follow_and_a_rollback_is_called_a_failure() {
    let mut stage = Stage::new("demo").await;
    stage.open(&[("acme-prod", "eu-west-1")]).await;
    let row = stage
        .until("the details of inventory-sync", |event| match event {
            Event::Rows { rows, .. } => rows
                .iter()
                .find(|row| row.summary.name == "inventory-sync")
                .cloned(),
            _ => None,
        })
        .await;
    assert!(
        matches!(
            row.condition,
            Condition::OperationFailed {
                verdict: Verdict::RolledBack,
                ..
            }
        ),
        "{row:?}"
    );
    let details = row.details.expect("details");
    assert!(matches!(details.source, Source::Image { .. }));
    assert!(details.cpu.is_some() && details.memory.is_some() && details.newest.is_some());
}

#[tokio::test]
async fn a_region_that_is_down_holds_nobody_back() {
    let mut stage = Stage::new("one-region-down").await;
    for view in stage.opened(&DEMO).await {
        let expected =
            (view.cell.region.as_str() == "eu-central-1").then_some(FailureCode::AwsFault);
        assert_eq!(failed(&view.state), expected, "{:?}", view.cell);
    }
}

#[tokio::test]
async fn a_slow_region_holds_nobody_back() {
    let mut stage = Stage::new("demo").await;
    stage.control().add_fault(
        Fault::new(FaultKind::Stall)
            .on("ListServices")
            .in_region("us-east-1"),
    );
    stage.open(&DEMO).await;
    for _ in 0..3 {
        let view = stage
            .until("the other regions", |event| match event {
                Event::Cell { view, .. } => Some(view.clone()),
                _ => None,
            })
            .await;
        assert_ne!(view.cell.region.as_str(), "us-east-1");
        assert_eq!(view.state, CellState::Ready);
    }
}

#[tokio::test]
async fn a_denied_call_names_the_missing_permission() {
    let mut stage = Stage::new("no-permission").await;
    let view = stage.opened(&DEMO[..1]).await.remove(0);
    let CellState::Failed { failure } = view.state else {
        panic!("denied: {view:?}")
    };
    assert_eq!(failure.code, FailureCode::AccessDenied);
    assert_eq!(failure.action.as_deref(), Some("apprunner:ListServices"));
    assert!(failure.request_id.is_some());
    let story = stage.pass(120).await;
    assert!(
        !story
            .iter()
            .any(|event| matches!(event, Event::Cell { .. })),
        "nobody asks again by itself"
    );
}

#[tokio::test]
async fn throttling_is_waited_out_and_the_rows_stay() {
    let mut stage = Stage::new("demo").await;
    let rows = stage.opened(&DEMO[..1]).await.remove(0).rows.len();
    stage
        .control()
        .add_fault(Fault::new(FaultKind::Throttle).on("ListServices").times(3));
    let throttled = stage
        .until("throttling is told", |event| match event {
            Event::Cell { view, .. } if failed(&view.state).is_some() => Some(view.clone()),
            _ => None,
        })
        .await;
    assert_eq!(
        (failed(&throttled.state), throttled.rows.len()),
        (Some(FailureCode::Throttled), rows)
    );
    stage
        .until("it is over", |event| match event {
            Event::Cell { view, .. } if view.state == CellState::Ready => Some(()),
            _ => None,
        })
        .await;
}

#[tokio::test]
async fn answers_that_cannot_be_read_or_never_come_are_told_by_code() {
    for (kind, code) in [
        (FaultKind::Malformed, FailureCode::AwsFault),
        (FaultKind::InternalError, FailureCode::AwsFault),
        (FaultKind::Cut, FailureCode::Network),
        (FaultKind::ExpiredToken, FailureCode::CredentialsExpired),
    ] {
        let mut stage = Stage::new("demo").await;
        stage
            .control()
            .add_fault(Fault::new(kind).on("ListServices").times(9));
        let view = stage.opened(&DEMO[..1]).await.remove(0);
        assert_eq!(
            failed(&view.state),
            Some(code),
            "{kind:?}: {:?}",
            view.state
        );
    }
}

#[tokio::test]
async fn a_reading_that_finds_nothing_new_is_told_by_its_age_alone() {
    let mut stage = Stage::new("demo").await;
    let first = stage.opened(&DEMO[..1]).await.remove(0);
    // Every row's details, so that nothing more is told of them.
    stage.pass(40).await;
    let before = stage.control().calls_of("ListServices");
    let mut told = Vec::new();
    while stage.control().calls_of("ListServices") < before + 2 {
        told.extend(stage.pass(10).await);
    }
    told.extend(stage.pass(2).await);
    let ages: Vec<_> = told
        .iter()
        .flat_map(|event| match event {
            Event::CellsUnchanged { cells, .. } => cells.as_slice(),
            Event::Cell { view, .. } => panic!("nothing changed in {:?}", view.cell),
            _ => &[],
        })
        .filter(|age| age.cell == first.cell)
        .map(|age| age.read_at)
        .collect();
    assert!(ages.len() >= 2, "{ages:?}");
    assert!(ages.is_sorted() && ages.first() > first.read_at.as_ref());
    // What the store knows is as young as what was told.
    let generation = stage.open(&DEMO[..1]).await;
    assert_eq!(generation.cells[0].read_at.as_ref(), ages.last());
    assert_eq!(generation.cells[0].rows.len(), first.rows.len());
}

#[tokio::test]
async fn cells_at_rest_are_read_in_one_round_and_told_at_once() {
    let mut stage = Stage::new("fleet-1000").await;
    let (near, far) = (("acme-prod", "eu-west-1"), ("acme-prod", "us-west-2"));
    stage.opened(&[near, far]).await;
    // Every row's details, so that nothing more is told of them.
    while !stage.pass(5).await.is_empty() {}
    let told: Vec<_> = stage
        .pass(100)
        .await
        .into_iter()
        .filter_map(|event| match event {
            Event::CellsUnchanged { cells, .. } => Some(cells),
            Event::Cell { view, .. } => panic!("nothing changed in {:?}", view.cell),
            _ => None,
        })
        .collect();
    // Three rounds, of which on a busy machine one or two may be told in pieces.
    assert!((3..=5).contains(&told.len()), "{told:?}");
    assert!(told.iter().any(|cells| cells.len() == 2), "{told:?}");
}

#[tokio::test]
async fn an_answer_for_an_earlier_scope_never_lands() {
    let mut stage = Stage::new("demo").await;
    // Late in real time: it arrives when the other scope is long open.
    let late = Fault {
        seconds: 0.5,
        ..Fault::new(FaultKind::Slow)
            .on("ListServices")
            .in_region("us-east-1")
    };
    stage.control().add_fault(late);
    let first = stage.open(&[("acme-prod", "us-east-1")]).await.generation;
    // The call must be under way before the switch, or there is nothing to be late.
    while stage.control().calls_of("ListServices") == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let second = stage.open(&[("acme-dev", "eu-west-1")]).await.generation;
    assert!(second > first);
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    for event in stage.pass(5).await {
        match event {
            Event::Cell { generation, view } => {
                assert_eq!(
                    (generation, view.cell.profile.as_str()),
                    (second, "acme-dev")
                );
            }
            Event::Rows { generation, .. } | Event::CellsUnchanged { generation, .. } => {
                assert_eq!(generation, second);
            }
            _ => {}
        }
    }
    assert_eq!(
        stage
            .engine
            .refresh(first, &[])
            .map_err(|failure| failure.code),
        Err(FailureCode::Superseded)
    );
}

/// Opens a cell of the demo fleet, has somebody else deploy its `order-events`, and waits until that is seen.
pub(crate) async fn somebody_deploys(stage: &mut Stage) {
    let row = stage.row(("acme-prod", "eu-west-1"), "order-events").await;
    // Every row's details, so that what is seen next is what changed.
    stage.pass(40).await;
    stage
        .control()
        .start_operation(
            "order-events",
            simulator::state::OperationKind::StartDeployment,
        )
        .expect("started");
    stage
        .until("the deployment is seen", |event| match event {
            Event::Rows { rows, .. } => rows
                .iter()
                .find(|seen| {
                    seen.service == row.service
                        && matches!(seen.condition, Condition::InProgress { .. })
                })
                .map(drop),
            _ => None,
        })
        .await;
}

#[tokio::test]
async fn an_operation_that_somebody_else_started_is_seen_and_its_end_told() {
    let mut stage = Stage::new("demo").await;
    somebody_deploys(&mut stage).await;
    let verdict = stage
        .until("its end is told", |event| match event {
            Event::OperationEnded { ended, verdict } if ended.name == "order-events" => {
                Some(*verdict)
            }
            _ => None,
        })
        .await;
    assert_eq!(verdict, Verdict::Succeeded);
}

#[tokio::test]
async fn no_service_is_an_answer_and_five_thousand_are() {
    let mut stage = Stage::new("empty").await;
    let view = stage.opened(&DEMO[..1]).await.remove(0);
    assert_eq!((view.state, view.rows.len()), (CellState::Ready, 0));

    let mut stage = Stage::new("fleet-5000").await;
    let regions = model::place::REGIONS.map(|region| ("acme-prod", region));
    let views = stage.opened(&regions).await;
    assert_eq!(
        views.iter().map(|view| view.rows.len()).sum::<usize>(),
        5_000
    );
}

#[tokio::test]
async fn what_is_asked_for_during_a_reading_is_read_after_it() {
    let stage = Stage::new("demo").await;
    let late = Fault {
        seconds: 0.4,
        ..Fault::new(FaultKind::Slow).on("ListServices")
    };
    stage.control().add_fault(late);
    let generation = stage.open(&DEMO[..1]).await.generation;
    while stage.control().calls_of("ListServices") == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    stage
        .engine
        .refresh(generation, &[])
        .expect("the open scope");
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    // No time passed on the engine's clock: only what was asked for can have been read again.
    assert!(stage.control().calls_of("ListServices") >= 2);
}

#[tokio::test]
async fn details_that_may_not_be_read_are_said_and_not_asked_for_again() {
    let mut stage = Stage::new("demo").await;
    stage.control().add_fault(
        Fault::new(FaultKind::Denied)
            .on("DescribeService")
            .times(1_000),
    );
    stage.opened(&DEMO[..1]).await;
    let failure = stage
        .until("it is said why", |event| match event {
            Event::Cell { view, .. } => view.details_failure.clone(),
            _ => None,
        })
        .await;
    assert_eq!(failure.action.as_deref(), Some("apprunner:DescribeService"));
    stage.control().reset_calls();
    stage.pass(60).await;
    assert_eq!(stage.control().calls_of("DescribeService"), 0);
}
