//! The profiles in the tray's menu: those that are used most first, each with its account or with what it waits for.

use engine::event::Event;
use model::need::Need;
use model::place::{Cell, ProfileName, Scope};
use model::profile::{Profile, ProfileList, ProfileState};
use tauri::menu::{MenuItem, Submenu};
use tauri::{AppHandle, Manager as _, Wry};

use crate::shell::Shell;
use crate::window;

/// What a line's id begins with; the profile's name follows.
const PREFIX: &str = "profile ";
/// Lines that a menu can show without being a list to search: for more there is the window's switcher.
const LINES: usize = 12;

/// The submenu, which follows what is known of the profiles for as long as it is there.
pub(super) fn submenu(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    let submenu = Submenu::new(app, "Profiles", true)?;
    let (app, lines) = (app.clone(), submenu.clone());
    tauri::async_runtime::spawn(async move {
        let Some(shell) = app.try_state::<Shell>() else {
            return;
        };
        let mut events = shell.engine.events();
        // A menu that is being torn down takes no lines, and needs none.
        let _ = write(&app, &lines, &shell.engine.profiles().await);
        while let Some(event) = events.recv().await {
            if !super::shown(&app) {
                return;
            }
            if let Event::Profiles { list } = event {
                let _ = write(&app, &lines, &list);
            }
        }
    });
    Ok(submenu)
}

/// Opens the fleet of the profile that a pressed line stands for. `false` where the line is none of these.
pub(super) fn open(app: &AppHandle, id: &str) -> bool {
    let Some(name) = id.strip_prefix(PREFIX).map(ProfileName::from) else {
        return false;
    };
    window::show(app);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let Some(shell) = app.try_state::<Shell>() else {
            return;
        };
        let list = shell.engine.profiles().await;
        // One that is gone from the files meanwhile has no line any more either.
        if let Some(profile) = list.profiles.iter().find(|profile| profile.name == name) {
            let scope = scope(profile);
            shell.engine.push(&Event::OpenScope { scope });
        }
    });
    true
}

fn write(app: &AppHandle, submenu: &Submenu<Wry>, list: &ProfileList) -> tauri::Result<()> {
    while submenu.remove_at(0)?.is_some() {}
    let mut profiles: Vec<&Profile> = list.profiles.iter().collect();
    profiles.sort_by_key(|profile| std::cmp::Reverse(profile.uses));
    for profile in profiles.into_iter().take(LINES) {
        let id = format!("{PREFIX}{}", profile.name);
        submenu.append(&MenuItem::with_id(
            app,
            id,
            words(profile),
            true,
            None::<&str>,
        )?)?;
    }
    Ok(())
}

fn scope(profile: &Profile) -> Scope {
    let cells = profile.regions.iter().map(|region| Cell {
        profile: profile.name.clone(),
        region: region.clone(),
    });
    Scope {
        cells: cells.collect(),
    }
}

/// `work · 482100937716`, `work · needs sign-in`.
fn words(profile: &Profile) -> String {
    let said = match &profile.state {
        ProfileState::Ready { .. } | ProfileState::Unread => profile
            .account_alias
            .clone()
            .or_else(|| profile.account.as_ref().map(ToString::to_string)),
        ProfileState::Needs { need, .. } => Some(
            match need {
                Need::SignIn { .. } | Need::Login { .. } => "needs sign-in",
                Need::Mfa { .. } => "needs an MFA code",
                Need::Keyring { .. } => "needs the keyring",
            }
            .to_owned(),
        ),
        ProfileState::Failed { .. } => Some("does not work".to_owned()),
    };
    let name = &profile.name;
    said.map_or_else(|| name.to_string(), |said| format!("{name} · {said}"))
}
