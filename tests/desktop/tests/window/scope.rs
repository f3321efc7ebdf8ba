//! Profiles and regions: what is on screen belongs to what is chosen.

use std::{
    thread,
    time::{Duration, Instant},
};

use desktop::{Account, App, Key, Modifier, Name, Result, Setting, Simulator, play};
use serde_json::json;

fn two_accounts(name: &str, aws: &Simulator) -> Setting {
    Setting::named(name)
        .profile("default", aws, Account::Production, "eu-west-1")
        .profile("sandbox", aws, Account::Sandbox, "eu-central-1")
}

/// Waits until the fleet's rows (without its head) are such.
fn rows(app: &App, what: &str, fits: impl Fn(&str) -> bool) -> Result<Vec<String>> {
    let all = app.names("row", what, |rows| {
        rows.len() > 1 && rows.iter().skip(1).all(|row| fits(row))
    })?;
    Ok(all)
}

/// Runs what the palette finds for these words.
fn from_palette(app: &App, words: &str) -> Result<()> {
    app.press(&[Modifier::Control], "k")?;
    app.find("dialog", "Command palette")?;
    app.type_into("combobox", "Search or run a command", words)?;
    app.find("option", Name::containing(words))?;
    app.press(&[], Key::Enter)?;
    app.gone("dialog", "Command palette")
}

#[test]
fn profile_and_region_are_switched() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    play(two_accounts("scope", &aws), |app| {
        rows(app, "rows of default", |row| {
            row.contains("default") && row.contains("eu-west-1")
        })?;
        app.click("button", Name::containing("Profiles:"))?;
        app.picture("profiles")?;
        app.click("button", Name::containing("Switch to sandbox"))?;
        rows(app, "rows of sandbox and no other", |row| {
            row.contains("sandbox") && row.contains("eu-central-1")
        })?;
        app.find("row", Name::containing("vision-labeler"))?;
        app.find("button", Name::containing("Profiles: sandbox"))?;
        app.picture("sandbox")?;

        app.click("combobox", "Regions")?;
        app.click("option", Name::containing("us-east-1"))?;
        rows(app, "rows of both regions", |row| {
            row.contains("us-east-1") || row.contains("eu-central-1")
        })?;
        app.find("row", Name::containing("legacy-importer"))?;
        app.picture("regions")?;
        app.click("option", Name::containing("eu-central-1"))?;
        rows(app, "rows of one region", |row| row.contains("us-east-1"))?;
        app.press(&[], Key::Escape)?;
        app.address("the scope in the address", |address| {
            address.contains("us-east-1") && !address.contains("eu-central-1")
        })
        .map(drop)
    })
}

/// How late the slow answer is.
const LATE: u64 = 3;

#[test]
fn a_late_answer_does_not_land_in_another_selection() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    play(two_accounts("late-answer", &aws), |app| {
        rows(app, "rows of default", |row| row.contains("eu-west-1"))?;
        let before = aws.calls_of("ListServices")?;
        aws.spoil(&json!({
            "operation": "ListServices", "region": "us-east-1", "kind": "slow", "seconds": LATE, "count": 1,
        }))?;
        from_palette(app, "Show only us-east-1")?;
        app.wait("the slow call to be under way", || {
            let calls = aws.calls_of("ListServices")?;
            Ok(if calls > before {
                Ok(())
            } else {
                Err(format!("{calls} calls"))
            })
        })?;
        let answered_by = Instant::now() + Duration::from_secs(LATE + 2);
        from_palette(app, "Switch to sandbox")?;
        // From here until well after the slow answer, no row of the first selection is on screen.
        rows(app, "rows of sandbox", |row| row.contains("sandbox"))?;
        while Instant::now() < answered_by {
            let names = app.names("row", "rows", |rows| rows.len() > 1)?;
            let strangers: Vec<_> = names
                .iter()
                .skip(1)
                .filter(|row| !row.contains("sandbox"))
                .collect();
            assert!(strangers.is_empty(), "{strangers:?}");
            thread::sleep(Duration::from_millis(100));
        }
        app.picture("after")
    })
}

#[test]
fn one_region_down_leaves_the_rest() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "one-region-down"])?;
    let setting = two_accounts("region-down", &aws).settings(json!({
        "version": 1,
        "scope": {"cells": [
            {"profile": "default", "region": "eu-west-1"},
            {"profile": "default", "region": "eu-central-1"},
            {"profile": "sandbox", "region": "us-east-1"},
        ]},
    }));
    play(setting, |app| {
        app.find("row", Name::containing("payments-gateway"))?;
        app.find("row", Name::containing("broken-build"))?;
        app.see("AWS reported a fault of its own")?;
        app.see("eu-central-1")?;
        app.see("Request id")?;
        app.picture("strip")?;
        app.assert_accessible()?;
        let before = aws.calls_of("ListServices")?;
        app.click("button", "Retry")?;
        app.wait("the region to be asked again", || {
            let calls = aws.calls_of("ListServices")?;
            Ok(if calls > before {
                Ok(())
            } else {
                Err(format!("{calls} calls"))
            })
        })?;
        app.find("row", Name::containing("payments-gateway"))
            .map(drop)
    })
}

#[test]
fn a_fault_that_passes_is_mended_by_retry() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    aws.spoil(&json!({
        "operation": "ListServices", "region": "eu-central-1", "kind": "denied", "count": 1000,
    }))?;
    let setting = two_accounts("denied", &aws).settings(json!({
        "version": 1,
        "scope": {"cells": [
            {"profile": "default", "region": "eu-west-1"},
            {"profile": "default", "region": "eu-central-1"},
        ]},
    }));
    play(setting, |app| {
        app.see("access denied")?;
        app.see("apprunner:ListServices")?;
        app.find("button", Name::containing("Copy policy"))?;
        app.picture("strip")?;
        aws.mend()?;
        app.click("button", "Retry")?;
        app.find("row", Name::containing("gdpr-export"))?;
        app.gone("button", "Retry")
    })
}
