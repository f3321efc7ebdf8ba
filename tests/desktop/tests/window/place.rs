//! Where the window is on the screen: kept, where there is a screen.

use std::fs;

use desktop::{Account, App, Error, Name, Result, Scene, Setting, Simulator, close};
use serde_json::Value;

/// What the program keeps of the window.
const KEPT: &str = ".config/dev.trackside.Trackside/.window-state.json";
const REGION: &str = "eu-west-1";

fn scene(name: &str, aws: &Simulator) -> Result<Scene> {
    Scene::set(
        Setting::named(name)
            .profile("sandbox", aws, Account::Sandbox, REGION)
            .arguments(&["--profile", "sandbox", "--region", REGION]),
    )
}

/// Where the window is once it has its page: it may be moved until then.
fn place(app: &App) -> Result<(i16, i16)> {
    app.find("row", Name::containing("checkout-api-dev"))?;
    Ok(app.stage().window_place()?)
}

#[test]
fn the_windows_place_is_kept() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let scene = scene("place", &aws)?;
    let mut left = (0, 0);
    scene.open_as_it_comes(|app| {
        let first = place(app)?;
        app.stage().move_window((233, 171))?;
        left = app.wait("another place", || {
            let place = app.stage().window_place()?;
            Ok(if place == first {
                Err(format!("{place:?}"))
            } else {
                Ok(place)
            })
        })?;
        close(scene.stage())
    })?;
    // More than once: a frame that is counted in when the place is read, and not when it is set, moves it each time.
    for _ in 0..2 {
        scene.open_as_it_comes(|app| {
            place(app)?;
            app.wait("the place it was left at", || {
                let place = app.stage().window_place()?;
                Ok(if place == left {
                    Ok(())
                } else {
                    Err(format!("{place:?}, not {left:?}"))
                })
            })?;
            close(scene.stage())
        })?;
    }
    Ok(())
}

#[test]
fn a_place_on_a_screen_that_is_gone_is_not_kept() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let scene = scene("place-gone", &aws)?;
    scene.open_as_it_comes(|app| {
        place(app)?;
        close(scene.stage())
    })?;
    let kept = scene.stage().home().path(KEPT);
    let io = |error: std::io::Error| Error::Unexpected(format!("{}: {error}", kept.display()));
    let mut state: Value = serde_json::from_slice(&fs::read(&kept).map_err(io)?)
        .map_err(|error| Error::Unexpected(error.to_string()))?;
    for (of, at) in [("x", 6000), ("y", 4000), ("prev_x", 6000), ("prev_y", 4000)] {
        state["main"][of] = at.into();
    }
    fs::write(&kept, state.to_string()).map_err(io)?;
    scene.open_as_it_comes(|app| {
        let (across, down) = place(app)?;
        let screen = app.evaluate("[screen.width - innerWidth, screen.height - innerHeight]")?;
        let most = |axis: usize| screen[axis].as_i64().unwrap_or_default();
        assert!(
            (0..=most(0)).contains(&across.into()) && (0..=most(1)).contains(&down.into()),
            "{across}, {down} on a screen with room for {screen}"
        );
        Ok(())
    })
}
