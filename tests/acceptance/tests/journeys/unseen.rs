//! A window that nobody sees: it asks for nothing, but for how an operation ends.

use acceptance::Stage;
use engine::event::Event;
use engine::fleet::view::CellState;
use simulator::faults::{Fault, FaultKind};

use crate::fleet::somebody_deploys;

#[tokio::test]
async fn a_hidden_window_asks_for_nothing() {
    let mut stage = Stage::new("demo").await;
    stage.opened(&[("acme-dev", "eu-west-1")]).await;
    stage.pass(40).await;
    stage.engine.set_hidden(true);
    stage.pass(3).await;
    stage.control().reset_calls();
    stage.pass(90).await;
    assert_eq!(stage.control().calls_of("ListServices"), 0);
    stage.engine.set_hidden(false);
    stage.pass(5).await;
    assert!(stage.control().calls_of("ListServices") > 0);
}

#[tokio::test]
async fn a_hidden_window_still_tells_how_an_operation_ends() {
    let mut stage = Stage::new("demo").await;
    somebody_deploys(&mut stage).await;
    stage.engine.set_hidden(true);
    stage
        .until("its end is told", |event| match event {
            Event::OperationEnded { ended, .. } if ended.name == "order-events" => Some(()),
            _ => None,
        })
        .await;
    stage.pass(10).await;
    stage.control().reset_calls();
    stage.pass(60).await;
    assert_eq!(
        stage.control().calls_of("ListServices"),
        0,
        "nothing is left to follow"
    );
}

#[tokio::test]
async fn in_the_tray_a_cell_that_fails_waits_as_long_as_the_others() {
    let mut stage = Stage::new("demo").await;
    let mut settings = stage.engine.settings();
    settings.keep_in_tray = true;
    stage
        .engine
        .save_settings(settings)
        .await
        .expect("settings can be written");
    let fault = Fault::new(FaultKind::Malformed).on("ListServices");
    stage.control().add_fault(fault.times(1_000));
    stage.open(&[("acme-prod", "eu-west-1")]).await;
    stage
        .until("the cell fails", |event| match event {
            Event::Cell { view, .. } => {
                matches!(view.state, CellState::Failed { .. }).then_some(())
            }
            _ => None,
        })
        .await;
    stage.engine.set_hidden(true);
    stage.pass(3).await;
    stage.control().reset_calls();
    stage.pass(280).await;
    assert_eq!(stage.control().calls_of("ListServices"), 0);
    stage.pass(60).await;
    assert!(stage.control().calls_of("ListServices") > 0);
}
