//! Changes that do not go as planned: the service moved on meanwhile, or the answer was lost.

use desktop::{Account, App, Name, Result, Setting, Simulator, play};
use serde_json::json;

const SERVICE: &str = "catalog-api-dev";

fn at_the_service(name: &str, aws: &Simulator) -> Setting {
    Setting::named(name)
        .profile("sandbox", aws, Account::Sandbox, "eu-west-1")
        .arguments(&["--profile", "sandbox", "--region", "eu-west-1", SERVICE])
}

#[test]
fn a_service_that_changed_after_the_plan_is_planned_again() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "8"])?;
    play(at_the_service("stale-plan", &aws), |app| {
        app.find("heading", SERVICE)?;
        stale_in_the_review(app, &aws)?;
        stale_while_held_back(app, &aws)
    })
}

fn touch(aws: &Simulator) -> Result<()> {
    aws.tell(&format!("services/{SERVICE}/touch"), &json!({}))
        .map(drop)
}

fn stale_in_the_review(app: &App, aws: &Simulator) -> Result<()> {
    app.click("button", "Pause")?;
    let review = Name::from(format!("Pause {SERVICE}"));
    app.find("alertdialog", review.clone())?;
    app.find("table", "What changes")?;
    touch(aws)?;
    app.click("button", "Pause")?;
    app.see_in(
        "alertdialog",
        review.clone(),
        "Not applied: the service has changed meanwhile",
    )?;
    app.picture("review")?;
    app.assert_accessible()?;
    assert_eq!(aws.calls_of("PauseService")?, 0);

    // The plan that is made again is a plan like any other: it is reviewed, and then it is called.
    app.click("button", "Plan again")?;
    app.gone("button", "Plan again")?;
    app.find("table", "What changes")?;
    app.click("button", "Pause")?;
    app.gone("alertdialog", review)?;
    app.find("button", "Resume")?;
    assert_eq!(aws.calls_of("PauseService")?, 1);
    app.click("button", "Resume")?;
    app.find("button", "Pause")?;
    app.see("Running")
}

fn stale_while_held_back(app: &App, aws: &Simulator) -> Result<()> {
    app.click("button", "Deploy")?;
    app.find("button", Name::containing("Undo"))?;
    touch(aws)?;
    app.see_in("alert", Name::Any, "the service has changed meanwhile")?;
    app.picture("strip")?;
    assert_eq!(aws.calls_of("StartDeployment")?, 0);
    app.click("button", "Plan again")?;
    app.find("button", Name::containing("Undo"))?;
    app.see("Deploying")?;
    assert_eq!(aws.calls_of("StartDeployment")?, 1);
    Ok(())
}

#[test]
fn a_lost_answer_is_unknown_and_then_found() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "4"])?;
    play(at_the_service("lost-answer", &aws), |app| {
        app.find("heading", SERVICE)?;
        app.find("button", "Deploy")?;
        aws.spoil(&json!({
            "operation": "StartDeployment", "kind": "cut", "after_effect": true, "count": 1,
        }))?;
        // Looking for what became of it takes its time.
        aws.spoil(&json!({
            "operation": "ListOperations", "kind": "slow", "seconds": 4, "count": 1000,
        }))?;
        app.click("button", "Deploy")?;
        app.find("button", Name::containing("Undo"))?;
        app.see("the answer was lost. Looking for it")?;
        app.see("do not repeat it before")?;
        app.picture("unknown")?;
        let said = app.text()?;
        assert!(!said.contains("Failed"), "{said}");

        aws.mend()?;
        app.see("Deploying")?;
        app.see_in("region", "Notices", ": succeeded")?;
        app.picture("found")?;
        // It was asked for once, whatever became of the answer.
        assert_eq!(aws.calls_of("StartDeployment")?, 1);

        app.click("link", Name::containing("Activity"))?;
        app.click("tab", "Journal")?;
        app.see_in("listitem", Name::Any, "Succeeded")
    })
}
