//! Profiles that do not work, beside those that do.

use desktop::{Account, Error, Key, Name, Result, Setting, Simulator, play};
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
        app.see("Renew them where they come from")?;
        app.find("button", "Retry")?;
        app.click("button", Name::containing("Profiles:"))?;
        app.find("button", "Show why stale")?;
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

#[test]
fn profiles_of_unknown_kinds_say_so_beside_those_that_work() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting = Setting::named("kinds")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .config(
            "[profile nothing]\nregion = eu-west-1\n\n\
             [profile future]\nregion = eu-west-1\ncredential_oracle = delphi\n",
        )
        .settings(json!({"version": 1, "scope": {"cells": [
            {"profile": "sandbox", "region": "eu-west-1"},
            {"profile": "nothing", "region": "eu-west-1"},
            {"profile": "future", "region": "eu-west-1"},
        ]}}));
    play(setting, |app| {
        app.find("row", Name::containing("checkout-api-dev"))?;
        for profile in ["nothing", "future"] {
            app.see(&format!(
                "{profile} · eu-west-1: this profile yields no credentials."
            ))?;
        }
        app.see("Mend the profile in your AWS configuration")?;
        app.picture("strips")?;
        app.click("button", Name::containing("Profiles:"))?;
        for profile in ["nothing", "future"] {
            app.find("button", format!("Show why {profile}"))?;
        }
        app.picture("profiles")?;
        app.assert_accessible()?;
        // A profile that is mended is read again by itself.
        app.press(&[], Key::Escape)?;
        let config = app.stage().home().path(".aws/config");
        let text = std::fs::read_to_string(&config).map_err(|source| Error::Read {
            path: config.clone(),
            source,
        })?;
        let mended = text.replace(
            "credential_oracle = delphi",
            &format!(
                "endpoint_url = {}\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n\
                 aws_secret_access_key = simulated/any/000000000000000000000000000",
                aws.endpoint()
            ),
        );
        app.stage().home().write(".aws/config", &mended)?;
        app.find("row", Name::containing("orders-api"))?;
        app.wait("its strip to go", || {
            let text = app.text()?;
            Ok(if text.contains("future · eu-west-1: ") {
                Err(text)
            } else {
                Ok(())
            })
        })
    })
}
