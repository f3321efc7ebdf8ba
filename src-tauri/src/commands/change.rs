//! Changes.

use engine::change::view::{Attempt, AttemptId, PlanId, PlanView};
use model::change::Change;
use model::failure::Failure;
use model::place::ServiceRef;
use tauri::AppHandle;

use crate::shell::Shell;

pub(super) async fn change_plan(
    _: &AppHandle,
    shell: &Shell,
    service: ServiceRef,
    change: Change,
) -> Result<PlanView, Failure> {
    shell.engine.plan(service, change).await
}

pub(super) async fn change_apply(
    _: &AppHandle,
    shell: &Shell,
    plan: PlanId,
    typed_name: Option<String>,
) -> Result<Attempt, Failure> {
    shell.engine.apply(&plan, typed_name.as_deref()).await
}

pub(super) async fn change_discard(
    _: &AppHandle,
    shell: &Shell,
    plan: PlanId,
) -> Result<(), Failure> {
    shell.engine.discard(&plan);
    Ok(())
}

pub(super) async fn change_undo(
    _: &AppHandle,
    shell: &Shell,
    attempt: AttemptId,
) -> Result<Attempt, Failure> {
    shell.engine.undo(&attempt)
}

pub(super) async fn change_resume(
    _: &AppHandle,
    shell: &Shell,
    attempt: AttemptId,
) -> Result<PlanView, Failure> {
    shell.engine.resume(&attempt).await
}

pub(super) async fn journal_read(
    _: &AppHandle,
    shell: &Shell,
    limit: u32,
) -> Result<Vec<Attempt>, Failure> {
    Ok(shell.engine.journal(limit).await)
}
