//! What keeps a click from doing harm: the time to undo, the review on production, profiles that only read.

use desktop::{Account, App, Key, Name, Result, Setting, Simulator, play};
use serde_json::json;

/// Looks whether nothing that changes a service has been called.
fn nothing_was_called(aws: &Simulator) -> Result<()> {
    for call in [
        "StartDeployment",
        "PauseService",
        "ResumeService",
        "UpdateService",
        "DeleteService",
    ] {
        assert_eq!(aws.calls_of(call)?, 0, "{call}");
    }
    Ok(())
}

#[test]
fn what_is_undone_in_time_was_never_called() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "8"])?;
    let setting = Setting::named("undone")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .arguments(&[
            "--profile",
            "sandbox",
            "--region",
            "eu-west-1",
            "checkout-api-dev",
        ]);
    play(setting, |app| {
        app.find("heading", "checkout-api-dev")?;
        app.click("button", "Deploy")?;
        app.click("button", Name::containing("Undo"))?;
        app.see("Undone: Deploy checkout-api-dev")?;
        app.see("Nothing was called.")?;
        app.picture("undone")?;
        // It leaves by itself, later than the deployment would have begun.
        app.wait("the notice to leave", || {
            let text = app.text()?;
            Ok(if text.contains("Undone:") {
                Err(text)
            } else {
                Ok(())
            })
        })?;
        nothing_was_called(&aws)?;
        app.find("button", "Deploy").map(drop)
    })
}

fn at_production(name: &str, aws: &Simulator) -> Setting {
    Setting::named(name)
        .profile("production", aws, Account::Production, "eu-west-1")
        .arguments(&[
            "--profile",
            "production",
            "--region",
            "eu-west-1",
            "checkout-api",
        ])
}

#[test]
fn production_is_deployed_to_after_a_review_only() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "8"])?;
    play(at_production("production", &aws), |app| {
        app.find("heading", "checkout-api")?;
        app.click("button", "Deploy")?;
        let review = Name::from("Deploy checkout-api");
        for words in [
            "production",
            "4821-0093-7716",
            "eu-west-1",
            "Deploys the image",
        ] {
            app.see_in("alertdialog", review.clone(), words)?;
        }
        app.find("button", "Deploy in production")?;
        app.picture("review")?;
        app.assert_accessible()?;
        // Enter, pressed once too often, presses "Back".
        focus_is_on(app, "Back")?;
        app.press(&[], Key::Escape)?;
        app.gone("alertdialog", review.clone())?;
        nothing_was_called(&aws)?;

        app.click("button", "Deploy")?;
        app.find("alertdialog", review.clone())?;
        app.click("button", "Deploy in production")?;
        app.gone("alertdialog", review)?;
        app.see("Deploying")?;
        assert_eq!(aws.calls_of("StartDeployment")?, 1);
        Ok(())
    })
}

fn focus_is_on(app: &App, name: &str) -> Result<()> {
    app.wait(&format!("the focus on {name}"), || {
        let focused = app.session().focused()?.name()?;
        Ok(if focused == name {
            Ok(())
        } else {
            Err(focused)
        })
    })
}

#[test]
fn a_profile_that_only_reads_offers_no_change() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting = at_production("read-only", &aws)
        .settings(json!({"version": 1, "profiles": {"production": {"readOnly": true}}}));
    play(setting, |app| {
        app.find("heading", "checkout-api")?;
        for button in ["Deploy", "Pause"] {
            let reason = app.reason_against(button)?;
            assert!(reason.contains("production is read-only"), "{reason}");
        }
        app.click_disabled("button", "Deploy")?;
        app.press(&[], "d")?;
        app.see("production is read-only")?;
        app.click("tab", "Scaling")?;
        assert!(app.reason_against("Review change")?.contains("read-only"));
        app.picture("scaling")?;
        app.click("tab", "Domains")?;
        assert!(app.reason_against("Review change")?.contains("read-only"));
        nothing_was_called(&aws)
    })
}

#[test]
fn settings_make_a_profile_read_only_at_once() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting =
        Setting::named("made-read-only").profile("default", &aws, Account::Production, "eu-west-1");
    play(setting, |app| {
        app.find("row", Name::containing("payments-gateway"))?;
        app.click("link", "Settings")?;
        app.find("listitem", "default")?;
        app.click("checkbox", "Read-only")?;
        app.click("link", Name::containing("Fleet"))?;
        app.click("checkbox", "Select payments-gateway")?;
        for button in ["Deploy", "Pause"] {
            let reason = app.reason_against(button)?;
            assert!(reason.contains("default is read-only"), "{reason}");
        }
        app.picture("selection")?;
        nothing_was_called(&aws)
    })
}
