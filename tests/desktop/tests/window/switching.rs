//! Switching profiles while calls are on their way, and profiles that turn out to be other accounts.

use desktop::{Account, Error, Key, Modifier, Name, Result, Setting, Simulator, play};
use serde_json::json;

#[test]
fn nothing_of_the_old_profile_lands_in_the_new_ones_fleet() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting = Setting::named("switching")
        .profile("default", &aws, Account::Production, "eu-west-1")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1");
    // Whatever production is asked answers late.
    aws.spoil(&json!({"kind": "slow", "operation": "ListServices", "account": "482100937716", "seconds": 3, "count": 20}))?;
    play(setting, |app| {
        app.find("button", Name::containing("Profiles: default"))?;
        app.press(&[Modifier::Control], "p")?;
        app.type_into("textbox", "Find a profile", "sand")?;
        app.press(&[], Key::Enter)?;
        app.find("button", Name::containing("Profiles: sandbox"))?;
        app.find("row", Name::containing("checkout-api-dev"))?;
        // Back and forth while production's answers are still on their way.
        for _ in 0..2 {
            app.press(&[Modifier::Alt], Key::Left)?;
            app.find("button", Name::containing("Profiles: default"))?;
            app.press(&[Modifier::Alt], Key::Right)?;
            app.find("button", Name::containing("Profiles: sandbox"))?;
        }
        let before = aws.calls_of("ListServices")?;
        app.wait("a reading of sandbox after every late answer", || {
            let now = aws.calls_of("ListServices")?;
            let foreign: Vec<String> = app
                .all("row", Name::containing("production"))?
                .into_iter()
                .chain(app.all("row", Name::containing("default"))?)
                .map(|row| row.name)
                .collect();
            if !foreign.is_empty() {
                return Err(Error::Unexpected(format!(
                    "rows of another profile: {foreign:?}"
                )));
            }
            app.press(&[Modifier::Control], "r")?;
            Ok(if now > before + 8 {
                Ok(())
            } else {
                Err(format!("{now} calls"))
            })
        })?;
        app.see_in("button", Name::containing("Profiles:"), "7303-3520-4118")?;
        app.picture("sandbox")
    })
}

#[test]
fn a_profile_that_became_another_account_changes_nothing_until_it_is_accepted() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting =
        Setting::named("account-changed").profile("default", &aws, Account::Sandbox, "eu-west-1");
    play(setting, |app| {
        app.find("row", Name::containing("checkout-api-dev"))?;
        app.see_in("button", Name::containing("Profiles:"), "7303-3520-4118")?;
        let config = app.stage().home().path(".aws/config");
        let text = std::fs::read_to_string(&config).map_err(|source| Error::Read {
            path: config,
            source,
        })?;
        let moved = text
            .replace("AKIATRACKSIDESAND001", "AKIATRACKSIDEPROD001")
            .replace(
                "simulated/sandbox/0000000000000000000000",
                "simulated/production/0000000000000000000",
            );
        app.stage().home().write(".aws/config", &moved)?;

        app.see("default is another account than before")?;
        app.see("it was 7303-3520-4118")?;
        app.picture("changed")?;
        app.assert_accessible()?;
        app.click("link", "payments-gateway")?;
        app.find("heading", "payments-gateway")?;
        app.click("button", "Deploy")?;
        app.see("another account than last time")?;
        app.picture("refused")?;
        assert_eq!(aws.calls_of("StartDeployment")?, 0);
        app.click("button", "Back")?;

        app.click("button", "Accept this account")?;
        app.wait("the strip to go", || {
            let text = app.text()?;
            Ok(if text.contains("another account than before") {
                Err(text)
            } else {
                Ok(())
            })
        })?;
        app.see_in("button", Name::containing("Profiles:"), "4821-0093-7716")
    })
}
