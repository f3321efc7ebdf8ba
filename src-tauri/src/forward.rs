//! Events of the engine, handed to those who are not the page: the system's notifications.

use engine::event::{Event, OpenTarget};
use engine::fleet::view::FleetOperation;
use model::operation::{OperationKind, Verdict};
use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::{ActionPerformed, NotificationExt as _};

use crate::shell::Shell;
use crate::window;

/// Under this name a notification carries what a click on it opens.
const TARGET: &str = "target";

/// Announces the end of operations, where the user wants that and looks elsewhere. A click on an announcement opens
/// its service.
pub(crate) fn notifications(app: &AppHandle) {
    let Some(shell) = app.try_state::<Shell>() else {
        return;
    };
    let clicked = app.clone();
    // Before the first one is shown: those shown earlier would report nothing.
    let listening = app
        .notification()
        .on_action(move |action| open(&clicked, action));
    // Where clicks cannot be heard, what happened is announced all the same.
    drop(listening);
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
            let notification = app.notification().builder().title(title).body(body);
            // A system without notifications is no reason to fail: the window tells the same.
            let _ = notification.extra(TARGET, target(&ended)).show();
        }
    });
}

/// What a click on the announcement of `ended` opens.
fn target(ended: &FleetOperation) -> OpenTarget {
    OpenTarget {
        cell: Some(ended.service.cell.clone()),
        service: Some(ended.service.arn.as_str().to_owned()),
    }
}

/// Brings the window back, on the service that the clicked notification is about.
fn open(app: &AppHandle, action: &ActionPerformed) {
    window::show(app);
    let target = action
        .notification()
        .and_then(|notification| notification.extra().get(TARGET))
        .and_then(|target| serde_json::from_value::<OpenTarget>(target.clone()).ok());
    if let (Some(target), Some(shell)) = (target, app.try_state::<Shell>()) {
        shell.engine.push(&Event::Open { target });
    }
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
