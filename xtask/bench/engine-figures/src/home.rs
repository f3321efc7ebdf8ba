//! An engine in a folder of its own, whose one profile reaches a simulator.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use aws::clock::SystemClock;
use aws::{CacheFolders, ConfigFiles};
use engine::event::Event;
use engine::fleet::view::{CellState, CellView, Generation};
use engine::{Engine, Options};
use model::place::{Cell, Scope};
use tempfile::TempDir;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(120);
/// Nothing pushed for so long: whatever was to be read has been.
const QUIET: Duration = Duration::from_secs(3);

/// An engine and what it pushes.
pub(crate) struct Home {
    pub(crate) engine: Engine,
    pub(crate) events: UnboundedReceiver<Event>,
    _folder: TempDir,
}

impl Home {
    /// Starts an engine whose profile `bench` calls `endpoint`.
    pub(crate) async fn start(endpoint: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let config = folder.path().join("config");
        std::fs::write(
            &config,
            format!(
                "[profile bench]\nregion = eu-west-1\nendpoint_url = {endpoint}\n\
                 aws_access_key_id = AKIATRACKSIDEPROD001\n\
                 aws_secret_access_key = simulated/production/0000000000000000000\n"
            ),
        )?;
        let engine = Engine::start(Options {
            data_folder: made(folder.path(), "data")?,
            config_folder: made(folder.path(), "settings")?,
            clock: Arc::new(SystemClock),
            config_files: ConfigFiles {
                config: Some(config),
                credentials: None,
                caches: CacheFolders::default(),
            },
            keys: Arc::default(),
            builtins: Vec::new(),
            open: None,
            demo: false,
        })
        .await?;
        // The refreshes that are timed are those that are asked for.
        let mut settings = engine.settings();
        settings.refresh_seconds = 600;
        engine.save_settings(settings).await?;
        Ok(Self {
            events: engine.events(),
            engine,
            _folder: folder,
        })
    }

    /// Opens the fleet in `regions` and waits until every cell and every row's details are there.
    pub(crate) async fn open(&mut self, regions: &[&str]) -> Result<(Generation, Vec<CellView>)> {
        let cells = regions.iter().map(|region| Cell::new("bench", region));
        let scope = Scope {
            cells: cells.collect(),
        };
        let opened = self.engine.open_fleet(scope).await?;
        let cells = self.cells(regions.len()).await?;
        self.rest().await;
        Ok((opened.generation, cells))
    }

    /// Waits until nothing more is pushed.
    pub(crate) async fn rest(&mut self) {
        while timeout(QUIET, self.events.recv()).await.is_ok() {}
    }

    /// Waits until so many cells have been read, and answers those that are not what they were; any failure is an
    /// error.
    pub(crate) async fn cells(&mut self, count: usize) -> Result<Vec<CellView>> {
        let mut changed = Vec::new();
        let mut read = 0;
        while read < count {
            let event = timeout(PATIENCE, self.events.recv())
                .await
                .context("a cell is not read")?
                .context("the engine has ended")?;
            if let Event::CellsUnchanged { cells, .. } = &event {
                read += cells.len();
            }
            let Event::Cell { view, .. } = event else {
                continue;
            };
            match view.state {
                CellState::Ready => {
                    read += 1;
                    changed.push(view);
                }
                CellState::Failed { failure } => return Err(failure.into()),
                CellState::Loading => {}
            }
        }
        Ok(changed)
    }
}

fn made(parent: &Path, name: &str) -> Result<std::path::PathBuf> {
    let folder = parent.join(name);
    std::fs::create_dir(&folder)?;
    Ok(folder)
}
