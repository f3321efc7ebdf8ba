//! The window.

use engine::event::Event;
use tauri::{
    App, AppHandle, Manager as _, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};
use tauri_plugin_window_state::StateFlags;

use crate::shell::Shell;
use crate::tray;

/// The window's label, which the capability names too.
pub(crate) const LABEL: &str = "main";

/// What is kept of the window between two starts. Not whether it is visible: it always starts so.
pub(crate) const STATE: StateFlags = StateFlags::SIZE
    .union(StateFlags::POSITION)
    .union(StateFlags::MAXIMIZED)
    .union(StateFlags::FULLSCREEN);

/// Opens the window.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("fleet".into()))
        .title("Trackside")
        .inner_size(1440.0, 900.0)
        .min_inner_size(800.0, 560.0)
        // The page is the program: nothing that is clicked in it may lead away from it.
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .build()?;
    let handle = app.handle().clone();
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else {
            return;
        };
        let Some(shell) = handle.try_state::<Shell>() else {
            return;
        };
        let held = shell.engine.held();
        if tray::shown(&handle) && put_away(&handle) {
            api.prevent_close();
        } else if !held.is_empty() {
            // Asked in the page; its answer ends the program.
            api.prevent_close();
            shell.engine.push(&Event::QuitAsked { held });
        }
    });
    Ok(())
}

/// Brings the window to the front. What cannot be done with it is no reason to fail.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = main(app) {
        if let Some(shell) = app.try_state::<Shell>() {
            shell.engine.set_hidden(false);
        }
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Puts the window where it can be brought back from: into the tray, or where the desktop shows none, to the other
/// minimised windows.
fn put_away(app: &AppHandle) -> bool {
    let away = main(app).is_some_and(|window| {
        let away = if tray::is_displayed() {
            window.hide()
        } else {
            window.minimize()
        };
        away.is_ok()
    });
    if let Some(shell) = app.try_state::<Shell>().filter(|_| away) {
        shell.engine.set_hidden(true);
    }
    away
}

/// Whether the user is looking at the window.
pub(crate) fn focused(app: &AppHandle) -> bool {
    main(app).is_some_and(|window| window.is_focused().unwrap_or(false))
}

fn main(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(LABEL)
}
