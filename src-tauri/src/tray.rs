//! The tray: there only while the user wants the program to stay when its window is closed.

mod profiles;

use std::time::Duration;

use aws::clock::{Clock as _, SystemClock};
use engine::event::Event;
use model::failure::{Failure, FailureCode};
use tauri::image::Image;
use tauri::menu::{Menu, MenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager as _, Wry};

use crate::shell::Shell;
use crate::window;

const ID: &str = "trackside";
const OPEN: &str = "open";
const QUIT: &str = "quit";
/// How often the fleet's age is told anew.
const BETWEEN: Duration = Duration::from_secs(60);

/// Shows the tray, or takes it away.
pub(crate) fn keep(app: &AppHandle, wanted: bool) -> Result<(), Failure> {
    match (wanted, shown(app)) {
        (true, false) => show(app).map_err(|error| {
            let mut failure =
                Failure::new(FailureCode::Internal, "the tray's icon could not be shown");
            failure.causes.push(error.to_string());
            failure
        }),
        (false, true) => {
            app.remove_tray_by_id(ID);
            Ok(())
        }
        (true, true) | (false, false) => Ok(()),
    }
}

/// Whether the tray is there, so that a hidden window can be found again.
pub(crate) fn shown(app: &AppHandle) -> bool {
    app.tray_by_id(ID).is_some()
}

/// Whether the desktop displays the icons of programs. GNOME, for one, does not by itself.
#[cfg(target_os = "linux")]
pub(crate) fn is_displayed() -> bool {
    let answer = || -> zbus::Result<bool> {
        let session = zbus::blocking::Connection::session()?;
        let bus = zbus::blocking::fdo::DBusProxy::new(&session)?;
        Ok(bus.name_has_owner("org.kde.StatusNotifierWatcher".try_into()?)?)
    };
    // Where there is no session bus, there is no tray on it.
    answer().unwrap_or(false)
}

/// Whether the desktop displays the icons of programs.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn is_displayed() -> bool {
    true
}

fn show(app: &AppHandle) -> tauri::Result<()> {
    let age = MenuItem::new(app, age(app), false, None::<&str>)?;
    let open = MenuItem::with_id(app, OPEN, "Open Trackside", true, None::<&str>)?;
    let quit = MenuItem::with_id(app, QUIT, "Quit", true, None::<&str>)?;
    let profiles = profiles::submenu(app)?;
    let menu = Menu::with_items(app, &[&age, &open, &profiles, &quit])?;
    TrayIconBuilder::with_id(ID)
        .icon(Image::from_bytes(include_bytes!(
            "../../icons/tray-dark.png"
        ))?)
        .tooltip("Trackside")
        .menu(&menu)
        .on_menu_event(|app, event| match event.id.as_ref() {
            OPEN => window::show(app),
            QUIT => quit_from(app),
            // The lines that are left are profiles, or none of ours.
            other => drop(profiles::open(app, other)),
        })
        .build(app)?;
    tell_age(app, age);
    Ok(())
}

/// Keeps the fleet's age in the menu true, for as long as there is a tray.
fn tell_age(app: &AppHandle, item: MenuItem<Wry>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        while shown(&app) {
            // A menu that is being torn down takes no text, and needs none.
            let _ = item.set_text(age(&app));
            SystemClock.sleep(BETWEEN).await;
        }
    });
}

fn age(app: &AppHandle) -> String {
    let read_at = app
        .try_state::<Shell>()
        .and_then(|shell| shell.engine.read_at());
    match read_at.map(|at| SystemClock.now().seconds_since(at) / 60) {
        None => "Fleet not read yet".to_owned(),
        Some(0) => "Fleet read less than a minute ago".to_owned(),
        Some(minutes) => format!("Fleet read {minutes} min ago"),
    }
}

/// Ends the program; asks in the window first where something is held back.
fn quit_from(app: &AppHandle) {
    let held = app
        .try_state::<Shell>()
        .map(|shell| shell.engine.held())
        .unwrap_or_default();
    if held.is_empty() {
        app.exit(0);
    } else if let Some(shell) = app.try_state::<Shell>() {
        window::show(app);
        shell.engine.push(&Event::QuitAsked { held });
    }
}
