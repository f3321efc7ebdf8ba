//! Profiles that do not work, beside those that do.

use desktop::{Account, Name, Result, Setting, Simulator, play};
use serde_json::json;

#[test]
fn expired_credentials_are_said_with_what_to_do() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting = Setting::named("expired")
        .profile("stale", &aws, Account::Expired, "eu-west-1")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .settings(json!({"version": 1, "scope": {"cells": [
            {"profile": "stale", "region": "eu-west-1"},
            {"profile": "sandbox", "region": "eu-west-1"},
        ]}}));
    play(setting, |app| {
        app.find("row", Name::containing("checkout-api-dev"))?;
        app.see("signed out")?;
        app.see("Sign in again with the AWS CLI")?;
        app.find("button", "Retry")?;
        app.click("button", Name::containing("Profiles:"))?;
        app.find("button", "Check stale again")?;
        app.picture("strip")?;
        app.assert_accessible()
    })
}

#[test]
fn a_broken_line_of_the_configuration_is_named() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting = Setting::named("broken-config")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .config("[profile broken]\nthis line says nothing\n")
        .arguments(&["--profile", "sandbox", "--region", "eu-west-1"]);
    play(setting, |app| {
        app.find("row", Name::containing("checkout-api-dev"))?;
        app.see(".aws/config")?;
        app.see("line 8")?;
        app.picture("said")
    })
}
