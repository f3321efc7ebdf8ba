//! The stage.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use aws::{CacheFolders, ConfigFiles, Keys, SystemKeyring};
use engine::change::view::{Attempt, AttemptState, PlanView};
use engine::event::Event;
use engine::fleet::view::{CellState, CellView, FleetRow, FleetView};
use engine::settings::Settings;
use engine::{Engine, Options, StoreError};
use keyring_core::mock;
use model::change::Change;
use model::failure::{Failure, FailureCode};
use model::place::{Cell, Scope, ServiceRef};
use simulator::control::Control;
use simulator::scenarios::KEYS;
use simulator::{ClockMode, Running, Simulator};
use tempfile::TempDir;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::clock::SteppedClock;

/// The production account's key, by its place in the scenarios' list.
pub const PRODUCTION: usize = 0;
/// The sandbox account's key.
pub const SANDBOX: usize = 1;
/// The key of a session that has expired.
const EXPIRED: usize = 2;

/// Steps that are taken before something that does not happen is given up.
const PATIENCE: usize = 900;
/// Real time in which answers on loopback arrive before time is stepped on.
const PAUSE: Duration = Duration::from_millis(25);

/// What was told until something happened.
pub type Story = Vec<Event>;

/// An engine on a simulator.
#[derive(Debug)]
pub struct Stage {
    /// The engine.
    pub engine: Arc<Engine>,
    /// The time of both.
    pub clock: Arc<SteppedClock>,
    /// Files of this stage.
    pub folder: TempDir,
    /// The keyring of this stage, which outlives its engines as the system's does.
    pub keyring: Arc<mock::Store>,
    running: Running,
    events: UnboundedReceiver<Event>,
}

/// A section of a config file: the profile `name`, with a key of the scenarios, on `endpoint`.
#[must_use]
pub fn profile(name: &str, key: usize, endpoint: &str) -> String {
    let key = &KEYS[key];
    let token = key
        .session_token
        .map(|token| format!("aws_session_token = {token}\n"))
        .unwrap_or_default();
    format!(
        "[profile {name}]\nregion = eu-west-1\nendpoint_url = {endpoint}\naws_access_key_id = {}\naws_secret_access_key = {}\n{token}\n",
        key.access_key_id, key.secret_access_key
    )
}

/// A section whose session has expired.
#[must_use]
pub fn expired(name: &str, endpoint: &str) -> String {
    profile(name, EXPIRED, endpoint)
}

/// The config file of most stages: `acme-prod` and `acme-dev`.
#[must_use]
pub fn config(endpoint: &str) -> String {
    profile("acme-prod", PRODUCTION, endpoint) + &profile("acme-dev", SANDBOX, endpoint)
}

impl Stage {
    /// A stage with [`config`] as its config file.
    pub async fn new(scenario: &str) -> Self {
        Self::with(scenario, config).await
    }

    /// A stage with another config file, made from the simulator's endpoint.
    pub async fn with(scenario: &str, config: impl FnOnce(&str) -> String) -> Self {
        let options = simulator::Options {
            clock: ClockMode::Stepped,
            ..simulator::Options::scenario(scenario)
        };
        let running = Simulator::start(options).await.expect("a simulator");
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("config"), config(&running.endpoint()))
            .expect("a config file");
        let keyring = mock::Store::new().expect("a keyring");
        Self::on(running, folder, keyring).await
    }

    /// A stage on what an earlier one left: the same files, the same AWS, another start of the program.
    pub async fn again(self) -> Self {
        let Self {
            engine,
            clock,
            folder,
            keyring,
            running,
            events,
        } = self;
        drop(events);
        drop(clock);
        drop(engine);
        Self::on(running, folder, keyring).await
    }

    async fn on(running: Running, folder: TempDir, keyring: Arc<mock::Store>) -> Self {
        let clock = Arc::new(SteppedClock::new(running.control().clone()));
        let options = || Options {
            data_folder: folder.path().join("data"),
            config_folder: folder.path().join("settings"),
            clock: Arc::clone(&clock) as _,
            config_files: ConfigFiles {
                config: Some(folder.path().join("config")),
                credentials: Some(folder.path().join("credentials")),
                caches: CacheFolders::below(folder.path()),
            },
            keys: Arc::new(Keys::over(Arc::new(SystemKeyring::over(
                Arc::clone(&keyring) as _,
            )))),
            builtins: Vec::new(),
            open: None,
            demo: false,
        };
        // An earlier engine's lock is free once its last task has seen that it ended.
        let mut started = Engine::start(options()).await;
        for _ in 0..PATIENCE {
            if !matches!(started, Err(StoreError::InUse)) {
                break;
            }
            tokio::time::sleep(PAUSE).await;
            started = Engine::start(options()).await;
        }
        let engine = Arc::new(started.expect("an engine"));
        let events = engine.events();
        Self {
            engine,
            clock,
            folder,
            keyring,
            running,
            events,
        }
    }

    /// The simulator's controls.
    #[must_use]
    pub const fn control(&self) -> &Control {
        self.running.control()
    }

    /// Where the simulator listens.
    #[must_use]
    pub fn endpoint(&self) -> String {
        self.running.endpoint()
    }

    /// Where the stage keeps `name`.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Steps time until an event is the one that is waited for, and answers what it says.
    ///
    /// # Panics
    /// Where it does not happen in a quarter of an hour of stepped time.
    pub async fn until<T>(&mut self, what: &str, mut wanted: impl FnMut(&Event) -> Option<T>) -> T {
        for _ in 0..PATIENCE {
            while let Ok(Some(event)) = tokio::time::timeout(PAUSE, self.events.recv()).await {
                if let Some(found) = wanted(&event) {
                    return found;
                }
            }
            self.clock.step(Duration::from_secs(1));
        }
        panic!("this did not happen: {what}");
    }

    /// Everything that is told while `seconds` pass.
    pub async fn pass(&mut self, seconds: u64) -> Story {
        let mut story = Vec::new();
        for _ in 0..seconds {
            while let Ok(Some(event)) = tokio::time::timeout(PAUSE, self.events.recv()).await {
                story.push(event);
            }
            self.clock.step(Duration::from_secs(1));
        }
        story
    }

    /// Opens `cells` and answers what is told of them at once.
    pub async fn open(&self, cells: &[(&str, &str)]) -> FleetView {
        let cells = cells
            .iter()
            .map(|(profile, region)| Cell::new(profile, region))
            .collect();
        self.engine
            .open_fleet(Scope { cells })
            .await
            .expect("nothing else is opened")
    }

    /// Opens `cells` and waits until each has been read or has failed.
    pub async fn opened(&mut self, cells: &[(&str, &str)]) -> Vec<CellView> {
        let FleetView {
            generation,
            cells: remembered,
        } = self.open(cells).await;
        let mut views: Vec<CellView> = Vec::new();
        while views.len() < cells.len() {
            let view = self
                .until("a cell is read", |event| match event {
                    Event::Cell {
                        generation: of,
                        view,
                    } if *of == generation => Some(view.clone()),
                    Event::CellsUnchanged {
                        generation: of,
                        cells,
                    } if *of == generation => {
                        // A first reading is told by itself.
                        let [age] = cells.as_slice() else { return None };
                        remembered
                            .iter()
                            .find(|view| view.cell == age.cell)
                            .map(|view| CellView {
                                account: age.account.clone(),
                                state: CellState::Ready,
                                read_at: Some(age.read_at),
                                ..view.clone()
                            })
                    }
                    _ => None,
                })
                .await;
            assert!(
                view.state != CellState::Loading,
                "a pushed cell was read, or could not be"
            );
            views.retain(|known| known.cell != view.cell);
            views.push(view);
        }
        views
    }

    /// The row of the service `name` in one cell.
    pub async fn row(&mut self, cell: (&str, &str), name: &str) -> FleetRow {
        let views = self.opened(&[cell]).await;
        let rows = views.into_iter().flat_map(|view| view.rows);
        rows.into_iter()
            .find(|row| row.summary.name == name)
            .expect("the service is listed")
    }

    /// Plans `change`.
    ///
    /// # Errors
    /// What the engine answers.
    pub async fn plan(&self, service: &ServiceRef, change: Change) -> Result<PlanView, Failure> {
        self.engine.plan(service.clone(), change).await
    }

    /// Plans and applies `change`.
    ///
    /// # Errors
    /// What the engine answers.
    pub async fn apply(&self, service: &ServiceRef, change: Change) -> Result<Attempt, Failure> {
        let plan = self.plan(service, change).await?;
        self.engine
            .apply(&plan.id, plan.typed_name.as_deref())
            .await
    }

    /// Asks for the change of an earlier plan both ways, by a fresh plan and by that one, and answers why it is
    /// refused.
    ///
    /// # Panics
    /// Where one of the two is possible.
    pub async fn refused(&self, before: &PlanView) -> Failure {
        let planned = self.plan(&before.service, before.change.clone()).await;
        let applied = self.engine.apply(&before.id, None).await;
        let applied = applied.expect_err("a plan from before is refused too");
        assert_eq!(applied.code, FailureCode::Refused);
        let planned = planned.expect_err("a fresh plan is refused");
        assert_eq!(planned.code, FailureCode::Refused);
        planned
    }

    /// Waits until nothing more happens to `attempt`, and answers how it stands.
    pub async fn ended(&mut self, attempt: &Attempt) -> Attempt {
        let id = attempt.id.clone();
        self.until("the attempt ends", |event| match event {
            Event::Attempt { attempt } if attempt.id == id => match attempt.state {
                AttemptState::Held { .. } | AttemptState::Applying | AttemptState::Following => {
                    None
                }
                AttemptState::Undone
                | AttemptState::Ended { .. }
                | AttemptState::Failed { .. }
                | AttemptState::Unknown { .. } => Some((**attempt).clone()),
            },
            _ => None,
        })
        .await
    }

    /// Changes settings.
    pub async fn set(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.engine.settings();
        change(&mut settings);
        self.engine.save_settings(settings).await.expect("saved");
    }
}
