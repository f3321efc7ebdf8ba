//! The frame, settings, the clipboard and the browser.

use engine::change::view::HeldChoice;
use engine::event::Event;
use engine::settings::Settings;
use engine::views::Start;
use model::failure::{Failure, FailureCode};
use model::place::ServiceRef;
use tauri::AppHandle;
use tauri::ipc::Channel;
use tauri_plugin_opener::OpenerExt as _;

use crate::shell::Shell;
use crate::tray;

pub(super) async fn app_start(app: &AppHandle, shell: &Shell) -> Result<Start, Failure> {
    Ok(shell
        .engine
        .frame(&app.package_info().version.to_string())
        .await)
}

pub(super) async fn events_subscribe(
    _: &AppHandle,
    shell: &Shell,
    channel: Channel<Event>,
) -> Result<(), Failure> {
    let mut events = shell.engine.catch_up().await;
    shell.forward(tauri::async_runtime::spawn(async move {
        while let Some(event) = events.recv().await {
            if channel.send(event).is_err() {
                break;
            }
        }
    }));
    Ok(())
}

pub(super) async fn window_visibility(
    _: &AppHandle,
    shell: &Shell,
    visible: bool,
) -> Result<(), Failure> {
    shell.engine.set_hidden(!visible);
    Ok(())
}

pub(super) async fn app_quit(
    app: &AppHandle,
    shell: &Shell,
    held: HeldChoice,
) -> Result<(), Failure> {
    shell.engine.settle(held).await;
    app.exit(0);
    Ok(())
}

pub(super) async fn settings_save(
    app: &AppHandle,
    shell: &Shell,
    settings: Settings,
) -> Result<Settings, Failure> {
    let saved = shell.engine.save_settings(settings).await?;
    tray::keep(app, saved.keep_in_tray)?;
    Ok(saved)
}

pub(super) async fn clipboard_write(
    _: &AppHandle,
    shell: &Shell,
    text: String,
) -> Result<(), Failure> {
    shell.copy(text)
}

pub(super) async fn url_open(
    app: &AppHandle,
    shell: &Shell,
    url: String,
    service: Option<ServiceRef>,
) -> Result<(), Failure> {
    shell.engine.check_url(&url, service.as_ref()).await?;
    browse(app, &url)
}

/// Has the system's browser open `url`, which the engine has looked at.
pub(super) fn browse(app: &AppHandle, url: &str) -> Result<(), Failure> {
    app.opener().open_url(url, None::<&str>).map_err(|error| {
        let mut failure = Failure::new(
            FailureCode::Internal,
            "the system's browser could not be opened",
        );
        failure.causes.push(error.to_string());
        failure
    })
}
