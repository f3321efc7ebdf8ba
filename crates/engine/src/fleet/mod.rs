//! The fleet: what is read of it, and how it is kept fresh.

mod ages;
mod cell;
mod details;
mod read;
mod retell;
pub mod view;
mod watch;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::place::{Cell, ProfileName, Scope, ServiceRef};
use tokio::sync::Notify;

use crate::core::Core;
use crate::fleet::ages::Ages;
use crate::fleet::cell::CellData;
use crate::fleet::view::{
    CellState, CellView, FleetActivity, FleetOperation, FleetView, Generation,
};

pub(crate) use cell::newest;
pub(crate) use watch::watch;

/// The scope that is open and what is known of it.
#[derive(Debug, Default)]
pub(crate) struct State {
    generation: Generation,
    /// The newest generation that was begun: one that is begun later and ready sooner is not undone.
    begun: Generation,
    scope: Vec<Cell>,
    cells: HashMap<Cell, CellData>,
    /// Services whose rows are on screen: their details are read first.
    visible: HashSet<ServiceRef>,
    /// Whether nobody can see the window.
    hidden: bool,
    /// When the cells in which nothing goes on are read next: all together, so that the window rests in between.
    round: Option<Timestamp>,
    ages: Ages,
}

/// The fleet.
#[derive(Debug)]
pub(crate) struct Fleet {
    core: Arc<Core>,
    state: Mutex<State>,
    /// What the store knows of the cells that are opened first.
    ahead: tokio::sync::Mutex<HashMap<Cell, CellData>>,
    /// Rung when there may be something to read before the watcher's next look.
    wake: Notify,
}

impl Fleet {
    pub(crate) fn new(core: Arc<Core>) -> Self {
        Self {
            core,
            state: Mutex::default(),
            ahead: tokio::sync::Mutex::default(),
            wake: Notify::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens `scope`: a new generation, begun with what the store knows, read at once.
    ///
    /// # Errors
    /// [`FailureCode::Superseded`] where a later scope was opened before this one was ready.
    pub(crate) async fn open(&self, scope: Scope) -> Result<FleetView, Failure> {
        let generation = {
            let mut state = self.state();
            state.begun = Generation(state.begun.0 + 1);
            state.begun
        };
        let mut ahead = std::mem::take(&mut *self.ahead.lock().await);
        let mut cells = Vec::new();
        for cell in scope.cells {
            if !cells.iter().any(|(known, _)| *known == cell) {
                let data = match ahead.remove(&cell) {
                    Some(data) => data,
                    None => self.remembered(&cell).await,
                };
                cells.push((cell, data));
            }
        }
        let view = {
            let mut state = self.state();
            if generation < state.generation {
                return Err(superseded());
            }
            state.generation = generation;
            state.scope = cells.iter().map(|(cell, _)| cell.clone()).collect();
            state.cells = cells.into_iter().collect();
            state.visible.clear();
            state.ages.clear();
            state.view()
        };
        self.wake.notify_one();
        Ok(view)
    }

    /// Reads what the store knows of the scope that will be opened first, while the page that opens it comes up.
    pub(crate) async fn read_ahead(&self, scope: impl Future<Output = Scope>) {
        let mut ahead = self.ahead.lock().await;
        // A page that was quicker reads for itself, and what lay here would be old for the next.
        if self.state().begun > Generation::default() {
            return;
        }
        for cell in scope.await.cells {
            let data = self.remembered(&cell).await;
            ahead.insert(cell, data);
        }
    }

    /// What the store knows of `cell`, to be shown until it is read.
    async fn remembered(&self, cell: &Cell) -> CellData {
        let mut data = CellData::unread(self.core.clock.now());
        let remembered = self.core.remembered(&cell.profile).await;
        data.account = self.core.account(&cell.profile);
        let Some(account) = data.account.clone().filter(|_| remembered) else {
            return data;
        };
        let region = cell.region.clone();
        let stored = self
            .core
            .stored(move |store| {
                Ok((
                    store.cell(&account, &region)?,
                    store.services(&account, &region)?,
                ))
            })
            .await;
        if let Some((Some((read_at, services)), details)) = stored {
            data.read_at = Some(read_at);
            data.services = services;
            data.details = details.into_iter().collect();
        }
        data
    }

    /// Reads `cells` of `generation` again, at the user's own wish; all of them where none is named.
    ///
    /// # Errors
    /// [`FailureCode::Superseded`] where another scope is open.
    pub(crate) fn refresh(&self, generation: Generation, cells: &[Cell]) -> Result<(), Failure> {
        let now = self.core.clock.now();
        {
            let mut state = self.state();
            if state.generation != generation {
                return Err(superseded());
            }
            for (cell, data) in &mut state.cells {
                if cells.is_empty() || cells.contains(cell) {
                    self.core.sessions.ask_again(&cell.profile);
                    data.ask(now);
                }
            }
        }
        self.wake.notify_one();
        Ok(())
    }

    /// Reads every cell of the open scope again.
    pub(crate) fn refresh_all(&self) {
        let generation = self.state().generation;
        // The generation is the open one, unless a scope was opened meanwhile, which reads by itself.
        let _ = self.refresh(generation, &[]);
    }

    /// The profiles of the open scope.
    pub(crate) fn profiles(&self) -> HashSet<ProfileName> {
        self.state()
            .scope
            .iter()
            .map(|cell| cell.profile.clone())
            .collect()
    }

    /// When the oldest cell of the open scope was read.
    pub(crate) fn read_at(&self) -> Option<Timestamp> {
        self.state()
            .cells
            .values()
            .map(|data| data.read_at)
            .min()
            .flatten()
    }

    /// Says which rows are on screen.
    pub(crate) fn see(&self, generation: Generation, services: Vec<ServiceRef>) {
        let mut state = self.state();
        if state.generation == generation {
            state.visible = services.into_iter().collect();
        }
    }

    /// Says whether anybody can see the window.
    pub(crate) fn set_hidden(&self, hidden: bool) {
        self.state().hidden = hidden;
        if !hidden {
            self.wake.notify_one();
        }
    }

    /// Reads `cell` soon, where it is open: something is known to have changed in it.
    pub(crate) fn touch(&self, cell: &Cell) {
        let now = self.core.clock.now();
        if let Some(data) = self.state().cells.get_mut(cell) {
            data.ask(now);
        }
        self.wake.notify_one();
    }

    /// Reads the open cells of `profiles` soon.
    pub(crate) fn touch_profiles(&self, profiles: &[ProfileName]) {
        let now = self.core.clock.now();
        for (cell, data) in &mut self.state().cells {
            if profiles.contains(&cell.profile) {
                data.ask(now);
            }
        }
        self.wake.notify_one();
    }

    /// The operations of the fleet, newest first, as far as they were read.
    pub(crate) fn activity(&self, generation: Generation) -> Result<FleetActivity, Failure> {
        let state = self.state();
        if state.generation != generation {
            return Err(superseded());
        }
        let (mut operations, mut read, mut of) = (Vec::new(), 0_u32, 0_u32);
        for (cell, data) in &state.cells {
            for service in &data.services {
                of += 1;
                let Some(known) = data.details.get(&service.arn) else {
                    continue;
                };
                read += 1;
                operations.extend(known.operations.iter().map(|operation| FleetOperation {
                    service: ServiceRef {
                        cell: cell.clone(),
                        arn: service.arn.clone(),
                    },
                    name: service.name.clone(),
                    operation: operation.clone(),
                }));
            }
        }
        operations.sort_by_key(|entry| std::cmp::Reverse(entry.operation.started_at));
        Ok(FleetActivity {
            operations,
            read,
            of,
        })
    }
}

fn superseded() -> Failure {
    Failure::new(FailureCode::Superseded, "another scope is open")
}

impl State {
    fn view(&self) -> FleetView {
        let cells = self.scope.iter().map(|cell| self.cell_view(cell)).collect();
        FleetView {
            generation: self.generation,
            cells,
        }
    }

    fn cell_view(&self, cell: &Cell) -> CellView {
        match self.cells.get(cell) {
            Some(data) => data.view(cell),
            None => CellView {
                cell: cell.clone(),
                account: None,
                state: CellState::Loading,
                details_failure: None,
                read_at: None,
                rows: Vec::new(),
            },
        }
    }

    /// The cell's data, where `generation` is still the open one.
    fn current(&mut self, generation: Generation, cell: &Cell) -> Option<&mut CellData> {
        if self.generation == generation {
            self.cells.get_mut(cell)
        } else {
            None
        }
    }
}
