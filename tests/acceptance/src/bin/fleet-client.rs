//! The engine's first start in a process whose environment a test has chosen: `fleet-client FOLDER ENDPOINT`
//! opens what a window would open and prints what is said of that and how each cell ended, one line of JSON
//! each. What the engine keeps is below FOLDER. A built-in profile `demo` is at ENDPOINT.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use acceptance::engine_of_environment;
use async_trait::async_trait;
use aws::{BuiltinAccess, BuiltinProfile};
use engine::event::Event;
use engine::fleet::view::CellState;
use model::failure::Failure;
use model::place::{ProfileName, Region};
use model::profile::ProfileKind;
use model::redacted::Redacted;
use simulator::scenarios::KEYS;

/// How long the cells may take: a test that fails ends, too.
const PATIENCE: Duration = Duration::from_secs(60);

/// A profile that no file names, as the program brings some.
#[derive(Debug)]
struct Demo {
    endpoint: String,
}

#[async_trait]
impl BuiltinProfile for Demo {
    fn name(&self) -> ProfileName {
        "demo".into()
    }

    fn kind(&self) -> ProfileKind {
        ProfileKind::Demo
    }

    fn regions(&self) -> Vec<Region> {
        vec!["eu-west-1".into()]
    }

    fn remembered(&self) -> bool {
        false
    }

    async fn resolve(&self) -> Result<BuiltinAccess, Failure> {
        Ok(BuiltinAccess {
            endpoint: self.endpoint.clone(),
            access_key_id: KEYS[0].access_key_id.to_owned(),
            secret_access_key: Redacted::new(KEYS[0].secret_access_key.to_owned()),
        })
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_default());
    let endpoint = arguments.next().unwrap_or_default();
    let demo = Arc::new(Demo { endpoint });
    let engine = engine_of_environment(&folder, vec![demo])
        .await
        .expect("an engine");
    match tokio::time::timeout(PATIENCE, first_start(engine)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

#[expect(clippy::print_stdout, reason = "the answer, for the test")]
async fn first_start(engine: engine::Engine) {
    let mut events = engine.events();
    let start = engine.frame("test").await;
    println!("{}", serde_json::json!(start.notices));
    let mut awaited = start.scope.cells;
    while !awaited.is_empty() {
        // Nothing is remembered before a first start, so each cell is told whole.
        let Some(Event::Cell { view, .. }) = events.recv().await else {
            continue;
        };
        let services = match &view.state {
            CellState::Loading => continue,
            CellState::Ready => Ok(view.rows.len()),
            CellState::Failed { failure } => Err(failure),
        };
        awaited.retain(|cell| *cell != view.cell);
        println!("{}", serde_json::json!([view.cell, services]));
    }
}
