//! The desktop around the window: the tray, notifications, and the question before it all ends.

use desktop::{Account, App, Name, Result, Scene, Setting, Simulator, has_ended};
use serde_json::json;

use crate::desk::{Notifications, Tray};

const SERVICE: &str = "checkout-api-dev";

fn at_the_service(name: &str, aws: &Simulator, keep_in_tray: bool) -> Setting {
    Setting::named(name)
        .profile("sandbox", aws, Account::Sandbox, "eu-west-1")
        .arguments(&["--profile", "sandbox", "--region", "eu-west-1", SERVICE])
        .settings(json!({"version": 1, "keepInTray": keep_in_tray}))
}

/// Waits until there are so many windows on the screen.
fn windows(app: &App, wanted: usize) -> Result<()> {
    app.wait(&format!("{wanted} windows"), || {
        let there = app.stage().windows()?;
        Ok(if there == wanted {
            Ok(())
        } else {
            Err(there.to_string())
        })
    })
}

/// Waits until the tray's menu has these lines.
fn menu(app: &App, tray: &Tray, what: &str, fits: impl Fn(&[&str]) -> bool) -> Result<()> {
    app.wait(what, || {
        let lines = tray.menu()?;
        let labels: Option<Vec<&str>> = lines
            .as_ref()
            .map(|lines| lines.iter().map(|line| line.label.as_str()).collect());
        Ok(if labels.as_deref().is_some_and(&fits) {
            Ok(())
        } else {
            Err(format!("{labels:?}"))
        })
    })
}

#[test]
fn the_tray_keeps_the_program_and_a_notification_brings_it_back() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "4"])?;
    let scene = Scene::set(at_the_service("tray", &aws, true))?;
    let tray = Tray::start(scene.stage())?;
    let desktop = Notifications::start(scene.stage())?;
    scene.open(|app| {
        app.find("heading", SERVICE)?;
        menu(app, &tray, "the menu", |lines| {
            matches!(lines, [age, "Open Trackside", "Profiles", "Quit"] if age.starts_with("Fleet read"))
        })?;

        // Nobody is told by the desktop of what ends before their eyes.
        app.click("button", "Pause")?;
        app.find("alertdialog", Name::Any)?;
        app.click("button", "Pause")?;
        app.find("button", "Resume")?;
        app.click("button", "Resume")?;
        app.find("button", "Pause")?;
        assert_eq!(desktop.shown(), []);

        app.click("button", "Deploy")?;
        app.gone("button", Name::containing("Undo"))?;
        app.see("Deploying")?;
        app.click("link", "Settings")?;
        app.stage().close_windows()?;
        windows(app, 0)?;
        let told = app.wait("a notification", || {
            let shown = desktop.shown();
            Ok(match shown.as_slice() {
                [one] => Ok(one.clone()),
                _ => Err(format!("{shown:?}")),
            })
        })?;
        assert_eq!(told.title, format!("{SERVICE}: Deployment succeeded"));
        assert_eq!(told.body, "sandbox · eu-west-1");
        assert!(told.actions.contains(&"default".to_owned()), "{told:?}");

        desktop.press(told.id, "default")?;
        windows(app, 1)?;
        app.find("heading", SERVICE)?;
        app.picture("brought-back")?;

        app.stage().close_windows()?;
        windows(app, 0)?;
        tray.press("Open Trackside")?;
        windows(app, 1)?;

        // A profile among the tray's lines opens its fleet.
        app.stage().close_windows()?;
        windows(app, 0)?;
        tray.press("sandbox · ")?;
        windows(app, 1)?;
        app.find("heading", "Fleet")?;
        app.find("row", Name::containing(SERVICE)).map(drop)
    })
}

/// Asks for a deployment, and waits until it is held back.
fn deploy(app: &App) -> Result<()> {
    app.click("button", "Deploy")?;
    app.find("button", Name::containing("Undo")).map(drop)
}

const QUESTION: &str = "Quit before this has begun?";

#[test]
fn quitting_asks_about_what_is_held_back() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "20"])?;
    let scene = Scene::set(at_the_service("quit", &aws, true))?;
    let tray = Tray::start(scene.stage())?;
    scene.open(|app| {
        app.find("heading", SERVICE)?;
        deploy(app)?;
        app.stage().close_windows()?;
        windows(app, 0)?;
        tray.press("Quit")?;
        windows(app, 1)?;
        app.see_in("alertdialog", QUESTION, "Nothing has been called yet")?;
        app.see_in("alertdialog", QUESTION, &format!("Deploy {SERVICE}"))?;
        app.picture("question")?;
        // Whoever thinks it over too long is told that there is nothing to undo any more.
        app.find("alertdialog", "It has begun meanwhile. Quit?")?;
        app.gone("button", "Undo and quit")?;
        app.picture("begun")?;
        app.assert_accessible()?;
        app.click("button", "Stay")?;
        app.gone("alertdialog", Name::Any)?;
        app.see_in("region", "Deployment", "Succeeded")?;
        assert_eq!(aws.calls_of("StartDeployment")?, 1);

        deploy(app)?;
        tray.press("Quit")?;
        app.click_and_end("button", "Undo and quit")?;
        has_ended(app.stage())?;
        assert_eq!(aws.calls_of("StartDeployment")?, 1);
        Ok(())
    })?;
    scene.open(|app| {
        app.find("heading", SERVICE)?;
        // With the tray put away, closing the window is quitting.
        app.click("link", "Settings")?;
        app.click("switch", Name::containing("Keep in the tray"))?;
        app.wait("the tray to be empty", || {
            let menu = tray.menu()?;
            Ok(if menu.is_none() {
                Ok(())
            } else {
                Err(format!("{menu:?}"))
            })
        })?;
        app.click("link", Name::containing("Fleet"))?;
        app.click("link", SERVICE)?;
        deploy(app)?;
        app.stage().close_windows()?;
        app.find("alertdialog", QUESTION)?;
        app.click_and_end("button", "Begin and quit")?;
        has_ended(app.stage())?;
        assert_eq!(aws.calls_of("StartDeployment")?, 2);
        Ok(())
    })
}

#[test]
fn where_the_desktop_shows_no_tray_the_window_is_minimised() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let scene = Scene::set(at_the_service("no-tray", &aws, true))?;
    scene.open(|app| {
        app.find("heading", SERVICE)?;
        app.stage().close_windows()?;
        app.wait("the window to be out of sight", || {
            let seen = app.evaluate("document.visibilityState")?;
            Ok(if seen == "hidden" {
                Ok(())
            } else {
                Err(seen.to_string())
            })
        })?;
        // The window manager still has it: from there it can be brought back.
        windows(app, 1)
    })
}
