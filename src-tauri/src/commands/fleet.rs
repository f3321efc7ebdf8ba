//! The fleet.

use engine::fleet::view::{FleetActivity, FleetView, Generation};
use model::failure::Failure;
use model::place::{Cell, Scope, ServiceRef};
use tauri::AppHandle;

use crate::shell::Shell;

pub(super) async fn fleet_open(
    _: &AppHandle,
    shell: &Shell,
    scope: Scope,
) -> Result<FleetView, Failure> {
    shell.engine.open_fleet(scope).await
}

pub(super) async fn fleet_refresh(
    _: &AppHandle,
    shell: &Shell,
    generation: Generation,
    cells: Vec<Cell>,
) -> Result<(), Failure> {
    shell.engine.refresh(generation, &cells)
}

pub(super) async fn fleet_visible(
    _: &AppHandle,
    shell: &Shell,
    generation: Generation,
    services: Vec<ServiceRef>,
) -> Result<(), Failure> {
    shell.engine.see(generation, services);
    Ok(())
}

pub(super) async fn fleet_activity(
    _: &AppHandle,
    shell: &Shell,
    generation: Generation,
) -> Result<FleetActivity, Failure> {
    shell.engine.activity(generation)
}
