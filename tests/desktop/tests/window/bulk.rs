//! Many services at once: one question, and an answer for each of them.

use desktop::{Account, App, Name, Result, Setting, Simulator, play};
use serde_json::json;

const SERVICES: [&str; 3] = ["catalog-api-dev", "checkout-api-dev", "design-preview"];
/// The one that things go wrong with.
const UNLUCKY: &str = "checkout-api-dev";

fn lucky() -> impl Iterator<Item = &'static str> {
    SERVICES.into_iter().filter(|name| *name != UNLUCKY)
}

/// Waits until the line of a service in the open review says this of it.
fn line(app: &App, verb: &str, service: &str, words: &str) -> Result<()> {
    app.see_in("listitem", format!("{verb} {service}"), words)
}

/// Waits until the row of a service in the fleet says this of it.
fn row(app: &App, service: &str, words: &str) -> Result<()> {
    app.see_in("row", Name::containing(service), words)
}

#[test]
fn each_of_many_is_planned_and_reported_by_itself() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "8"])?;
    let setting = Setting::named("bulk")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .arguments(&["--profile", "sandbox", "--region", "eu-west-1"]);
    play(setting, |app| {
        for service in SERVICES {
            app.click("checkbox", format!("Select {service}"))?;
        }
        app.see_in("group", "Selection", "3 selected")?;
        app.address("the selection in the address", |address| {
            address.contains("ticked=")
        })?;
        pause_all(app, &aws)?;
        resume_those_that_can_be(app, &aws)?;
        deploy_all(app, &aws)?;
        journal(app)
    })
}

/// One of the three changes behind the review's back: it says so, is not called, and the others go on.
fn pause_all(app: &App, aws: &Simulator) -> Result<()> {
    app.click("button", "Pause")?;
    let review = Name::from("Pause 3 services");
    app.see_in("alertdialog", review.clone(), "3 will be applied")?;
    for service in SERVICES {
        line(app, "Pause", service, "Ready")?;
        line(app, "Pause", service, "stops answering")?;
    }
    app.picture("review")?;
    app.assert_accessible()?;
    assert_eq!(aws.calls_of("PauseService")?, 0);

    aws.tell(&format!("services/{UNLUCKY}/touch"), &json!({}))?;
    app.click("button", "Pause 3")?;
    line(app, "Pause", UNLUCKY, "Not applied")?;
    line(app, "Pause", UNLUCKY, "The service has changed meanwhile")?;
    for service in lucky() {
        line(app, "Pause", service, "Succeeded")?;
    }
    app.see_in("alertdialog", review.clone(), "2 begun, 1 failed")?;
    app.picture("paused")?;
    app.click("button", "Close")?;
    app.gone("alertdialog", review)?;
    assert_eq!(aws.calls_of("PauseService")?, 2);
    for service in lucky() {
        row(app, service, "Paused")?;
    }
    row(app, UNLUCKY, "Running")
}

/// One of the three is running: it is left out before anything is called.
fn resume_those_that_can_be(app: &App, aws: &Simulator) -> Result<()> {
    app.see_in("group", "Selection", "3 selected")?;
    app.click("button", "Resume")?;
    let review = Name::from("Resume 3 services");
    app.see_in("alertdialog", review.clone(), "2 will be applied")?;
    app.see_in("alertdialog", review.clone(), "1 will not")?;
    app.see_in("listitem", UNLUCKY, "Left out")?;
    app.click("button", "Resume 2")?;
    for service in lucky() {
        line(app, "Resume", service, "Succeeded")?;
    }
    app.click("button", "Close")?;
    app.gone("alertdialog", review)?;
    assert_eq!(aws.calls_of("ResumeService")?, 2);
    lucky().try_for_each(|service| row(app, service, "Running"))
}

/// One of the three fails and is rolled back: its own line says so.
fn deploy_all(app: &App, aws: &Simulator) -> Result<()> {
    aws.tell(
        &format!("services/{UNLUCKY}/fail-next-deployment"),
        &json!({"cause": "health-check"}),
    )?;
    app.click("button", "Deploy")?;
    let review = Name::from("Deploy 3 services");
    app.see_in("alertdialog", review.clone(), "3 will be applied")?;
    app.click("button", "Deploy 3")?;
    line(app, "Deploy", UNLUCKY, "Held")?;
    for service in lucky() {
        line(app, "Deploy", service, "Succeeded")?;
    }
    line(app, "Deploy", UNLUCKY, "Failed, rolled back")?;
    app.see_in("alertdialog", review.clone(), "2 begun, 1 failed")?;
    app.picture("deployed")?;
    app.click("button", "Close")?;
    app.gone("alertdialog", review)?;
    assert_eq!(aws.calls_of("StartDeployment")?, 3);
    lucky().try_for_each(|service| row(app, service, "Running"))?;
    row(app, UNLUCKY, "Failed, rolled back")
}

/// What was done is in the journal, one entry for each service.
fn journal(app: &App) -> Result<()> {
    app.click("link", Name::containing("Activity"))?;
    app.click("tab", "Journal")?;
    for (verb, services) in [
        ("Deploy", SERVICES.to_vec()),
        ("Resume", lucky().collect()),
        ("Pause", lucky().collect()),
    ] {
        for service in services {
            app.find("button", format!("{verb} {service}"))?;
        }
    }
    app.picture("journal")
}
