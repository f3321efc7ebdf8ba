//! How the program starts, starts again, and what it keeps.

use desktop::{
    Account, App, Key, Modifier, Name, Result, Scene, Setting, Simulator, close, play, start_again,
};
use serde_json::json;

fn sandbox(name: &str, aws: &Simulator) -> Setting {
    Setting::named(name).profile("sandbox", aws, Account::Sandbox, "eu-west-1")
}

#[test]
fn a_service_named_on_the_command_line_is_opened() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let arguments = [
        "--profile",
        "sandbox",
        "--region",
        "us-east-1",
        "broken-build",
    ];
    play(sandbox("named", &aws).arguments(&arguments), |app| {
        app.find("heading", "broken-build")?;
        app.address("the service in the address", |address| {
            address.starts_with("/service/sandbox/") && address.contains("us-east-1")
        })?;
        app.find("button", Name::containing("Profiles: sandbox"))
            .map(drop)
    })
}

#[test]
fn a_second_start_hands_its_wish_to_the_first() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let here = ["--profile", "sandbox", "--region", "eu-west-1"];
    // Demo is hidden until somebody asks for it.
    let hidden = json!({"version": 1, "showDemo": false});
    let setting = sandbox("second-start", &aws).settings(hidden);
    play(setting.arguments(&here), |app| {
        app.find("row", Name::containing("checkout-api-dev"))?;
        let there = [
            "--profile",
            "sandbox",
            "--region",
            "us-east-1",
            "broken-build",
        ];
        let ended = start_again(app.stage(), &there, true)?;
        assert!(ended.success, "{}", ended.said);
        app.find("heading", "broken-build")?;
        let ended = start_again(app.stage(), &["--demo"], true)?;
        assert!(ended.success, "{}", ended.said);
        app.find("button", Name::containing("Profiles: demo-production"))
            .map(drop)
    })
}

#[test]
fn a_second_start_that_reaches_no_bus_says_so_and_ends() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let here = ["--profile", "sandbox", "--region", "eu-west-1"];
    play(
        sandbox("second-start-without-bus", &aws).arguments(&here),
        |app| {
            app.find("row", Name::containing("checkout-api-dev"))?;
            let ended = start_again(app.stage(), &[], false)?;
            assert!(!ended.success, "{}", ended.said);
            assert!(ended.said.contains("running already"), "{}", ended.said);
            assert!(!ended.said.contains("panicked"), "{}", ended.said);
            // The first goes on undisturbed.
            app.click("link", "checkout-api-dev")?;
            app.find("heading", "checkout-api-dev").map(drop)
        },
    )
}

fn size(app: &App) -> Result<String> {
    Ok(app
        .evaluate("innerWidth + ' × ' + innerHeight")?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

fn theme(app: &App, wanted: &str) -> Result<()> {
    app.wait(&format!("the {wanted} theme"), || {
        let theme = app.evaluate("document.documentElement.dataset.theme")?;
        Ok(if theme == wanted {
            Ok(())
        } else {
            Err(theme.to_string())
        })
    })
}

#[test]
fn the_windows_size_and_the_theme_are_kept() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let here = ["--profile", "sandbox", "--region", "eu-west-1"];
    let scene = Scene::set(
        sandbox("kept", &aws)
            .arguments(&here)
            .settings(json!({"version": 1, "theme": "light"})),
    )?;
    let mut left = String::new();
    scene.open_as_it_comes(|app| {
        app.find("row", Name::containing("checkout-api-dev"))?;
        let first = size(app)?;
        app.session().resize(1120, 740)?;
        left = app.wait("another size", || {
            let size = size(app)?;
            Ok(if size == first { Err(size) } else { Ok(size) })
        })?;
        theme(app, "light")?;
        app.click("button", "Use the dark theme")?;
        theme(app, "dark")?;
        close(scene.stage())
    })?;
    scene.open_as_it_comes(|app| {
        app.find("row", Name::containing("checkout-api-dev"))?;
        theme(app, "dark")?;
        app.wait("the size it was left with", || {
            let size = size(app)?;
            Ok(if size == left {
                Ok(())
            } else {
                Err(format!("{size}, not {left}"))
            })
        })?;
        app.picture("again")
    })
}

#[test]
fn back_and_forward_go_through_what_was_on_screen() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let here = ["--profile", "sandbox", "--region", "eu-west-1"];
    play(sandbox("back", &aws).arguments(&here), |app| {
        app.type_into("combobox", "Filter services", "checkout")?;
        app.gone("row", Name::containing("catalog-api-dev"))?;
        app.click("link", "checkout-api-dev")?;
        app.find("heading", "checkout-api-dev")?;
        app.click("tab", "Domains")?;
        app.see("No custom domains")?;

        app.press(&[Modifier::Alt], Key::Left)?;
        app.find("heading", "Configuration")?;
        app.press(&[Modifier::Alt], Key::Left)?;
        app.find("row", Name::containing("checkout-api-dev"))?;
        app.address("the filter in the address", |address| {
            address.starts_with("/fleet") && address.contains("q=checkout")
        })?;
        assert!(
            app.all("row", Name::containing("catalog-api-dev"))?
                .is_empty()
        );
        let filter = app.find("combobox", "Filter services")?;
        let typed = app
            .session()
            .run("return arguments[0].value", &[filter.as_argument()])?;
        assert_eq!(typed, "checkout");

        app.press(&[Modifier::Alt], Key::Right)?;
        app.find("heading", "checkout-api-dev")?;
        app.press(&[Modifier::Alt], Key::Right)?;
        app.see("No custom domains")
    })
}
