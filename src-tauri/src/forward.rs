//! Events of the engine, handed to those who are not the page: the system's notifications.

use engine::event::Event;
use engine::fleet::view::FleetOperation;
use model::operation::{OperationKind, Verdict};
use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::NotificationExt as _;

use crate::shell::Shell;
use crate::window;

/// Announces the end of operations, where the user wants that and looks elsewhere.
pub(crate) fn notifications(app: &AppHandle) {
    let Some(shell) = app.try_state::<Shell>() else {
        return;
    };
    let mut events = shell.engine.events();
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        while let Some(event) = events.recv().await {
            let Event::OperationEnded { ended, verdict } = event else {
                continue;
            };
            let wanted = app
                .try_state::<Shell>()
                .is_some_and(|shell| shell.engine.settings().notifications);
            if !wanted || window::focused(&app) {
                continue;
            }
            let (title, body) = words(&ended, verdict);
            // A system without notifications is no reason to fail: the window tells the same.
            let _ = app.notification().builder().title(title).body(body).show();
        }
    });
}

fn words(ended: &FleetOperation, verdict: Verdict) -> (String, String) {
    let what = match &ended.operation.kind {
        OperationKind::StartDeployment => "Deployment",
        OperationKind::CreateService => "Creation",
        OperationKind::PauseService => "Pause",
        OperationKind::ResumeService => "Resumption",
        OperationKind::DeleteService => "Deletion",
        OperationKind::UpdateService => "Update",
        OperationKind::Other(_) => "Operation",
    };
    let how = match verdict {
        Verdict::Succeeded => "succeeded",
        Verdict::Failed => "failed",
        Verdict::RolledBack => "failed, rolled back",
        Verdict::RollbackFailed => "failed, and so did the rollback",
    };
    let cell = &ended.service.cell;
    (
        format!("{}: {what} {how}", ended.name),
        format!("{} · {}", cell.profile, cell.region),
    )
}
