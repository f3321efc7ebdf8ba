//! No service, many services, and names at their longest.

use desktop::{Account, App, Name, Result, Setting, Simulator, play};
use serde_json::{Value, json};

const REGIONS: [&str; 11] = [
    "us-east-1",
    "us-east-2",
    "us-west-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
    "eu-central-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
];

#[test]
fn no_service_at_all_says_where_and_what_next() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "empty"])?;
    let setting =
        Setting::named("empty").profile("default", &aws, Account::Production, "eu-west-1");
    play(setting, |app| {
        app.see("No services in eu-west-1")?;
        app.see("App Runner lists none for default there.")?;
        app.picture("none")?;
        app.assert_accessible()?;
        app.click("button", Name::containing("Choose other regions"))?;
        app.click("option", Name::containing("us-east-1"))?;
        app.see("No services in these 2 regions")
    })
}

#[test]
fn five_thousand_services_are_listed_and_few_are_drawn() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "fleet-5000"])?;
    let cells: Vec<Value> = REGIONS
        .iter()
        .map(|region| json!({"profile": "default", "region": region}))
        .collect();
    let setting = Setting::named("fleet-5000")
        .profile("default", &aws, Account::Production, "eu-west-1")
        .settings(json!({"version": 1, "scope": {"cells": cells}}));
    play(setting, |app| {
        app.see("5,000 services · 1 account · 11 regions")?;
        let grid = app.evaluate("document.querySelector('[role=grid]').ariaRowCount")?;
        assert_eq!(grid, "5001");
        let drawn = app.all("row", Name::Any)?.len();
        assert!((20..80).contains(&drawn), "{drawn} rows in the page");
        app.picture("all")?;

        app.type_into("combobox", "Filter services", "-4321")?;
        app.see("1 of 5,000 services")?;
        app.find("row", Name::containing("-4321"))?;
        app.picture("one")?;
        app.click("button", "Clear the filter")?;
        app.see("5,000 services")?;
        all_selected_and_read_anew(app)
    })
}

/// A selection that is too long for any address is there again when the page is.
fn all_selected_and_read_anew(app: &App) -> Result<()> {
    app.click("checkbox", "Select all that match")?;
    app.see_in("group", "Selection", "5,000 selected")?;
    app.address("that many are selected", |address| {
        address.contains("ticked=many")
    })?;
    app.session()
        .run("window.before = true; location.reload()", &[])?;
    app.wait("the page anew", || {
        let before = app.evaluate("window.before === true")?;
        Ok(if before == false {
            Ok(())
        } else {
            Err("the same page".to_owned())
        })
    })?;
    app.see_in("group", "Selection", "5,000 selected")
}

/// As long as App Runner allows.
const LONGEST: &str = "payments-reconciliation-settlement-euwest";

/// What leaves the window at its side, and statuses that are cut off.
const OUTSIDE: &str = "[...document.querySelectorAll('button, a, h1, h2, [role=tab], [role=row]')].filter(element => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > innerWidth + 1 && !element.closest('[role=grid], .overflow-auto, .overflow-x-auto');
    }).map(element => element.outerHTML.slice(0, 120))";

/// The words of a status stand in the row, whole.
const CUT: &str = "[...document.querySelectorAll('[role=row] [role=gridcell]:nth-child(3) > span')].filter(badge => {
      const words = badge.children[1].getBoundingClientRect();
      const room = badge.getBoundingClientRect();
      return words.bottom > room.bottom + 1 || words.right > room.right + 1 || words.width === 0;
    }).map(badge => badge.textContent)";

fn nothing_sticks_out(app: &App) -> Result<()> {
    for (what, script) in [("outside the window", OUTSIDE), ("cut off", CUT)] {
        let found = app.evaluate(script)?;
        assert_eq!(found, json!([]), "{what}");
    }
    let width = app.evaluate("document.documentElement.scrollWidth <= innerWidth")?;
    assert_eq!(width, true, "the page scrolls sideways");
    Ok(())
}

#[test]
fn names_at_their_longest_keep_the_layout() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "1000"])?;
    let name = &LONGEST[..40];
    aws.create_service("eu-west-1", name)?;
    let profile = "a-profile-whose-name-goes-on-and-on-and-on";
    let setting = Setting::named("longest")
        .profile(profile, &aws, Account::Other, "eu-west-1")
        .arguments(&["--profile", profile, "--region", "eu-west-1"]);
    play(setting, |app| {
        app.find("row", Name::containing(name))?;
        for (width, height) in [(1440, 900), (1024, 700)] {
            app.resize(width, height)?;
            app.find("row", Name::containing(name))?;
            nothing_sticks_out(app)?;
            app.picture(&format!("fleet-{width}"))?;
        }
        app.click("link", name)?;
        app.find("heading", name)?;
        app.find("heading", "Configuration")?;
        nothing_sticks_out(app)?;
        app.picture("service-1024")
    })
}
