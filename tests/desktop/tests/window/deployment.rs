//! A deployment from the button to its verdict.

use desktop::{Account, App, Name, Result, Setting, Simulator, play};
use serde_json::json;

const SERVICE: &str = "checkout-api-dev";

/// Waits for an operation's own page to say this of it.
fn verdict(app: &App, words: &str) -> Result<()> {
    app.see_in("region", "Deployment", words)
}

/// How many lines of the log the page has.
fn lines(app: &App) -> Result<usize> {
    let log = app.find("log", "Log")?;
    Ok(app.content(&log)?.matches('[').count())
}

#[test]
fn a_service_is_found_deployed_paused_and_resumed() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "3"])?;
    let setting = Setting::named("deployment")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .arguments(&["--profile", "sandbox", "--region", "eu-west-1"]);
    play(setting, |app| {
        app.find("row", Name::containing("catalog-api-dev"))?;
        app.type_into("combobox", "Filter services", "checkout")?;
        app.gone("row", Name::containing("catalog-api-dev"))?;
        app.click("link", SERVICE)?;
        app.find("heading", SERVICE)?;

        deploy(app)?;
        assert_eq!(aws.calls_of("StartDeployment")?, 1);
        pause_and_resume(app, &aws)?;

        app.click("link", "Fleet")?;
        app.see_in("row", Name::containing(SERVICE), "Running")
    })
}

fn deploy(app: &App) -> Result<()> {
    app.click("button", "Deploy")?;
    app.find("button", Name::containing("Undo"))?;
    app.see("Deploys the image")?;
    app.picture("undo")?;
    app.gone("button", Name::containing("Undo"))?;

    // Under way: said in the header, with its phases, and the lines of the log as they are written.
    app.see("Deploying")?;
    app.find("list", "Phases")?;
    app.see_in("log", "End of the log", "Deployment started.")?;
    app.picture("under-way")?;
    app.click("link", "Whole log")?;
    verdict(app, "In progress")?;
    let first = lines(app)?;
    app.see_in("log", "Log", "Performing health check on port")?;
    app.picture("log")?;

    verdict(app, "Succeeded")?;
    app.see_in("log", "Log", "Deployment completed successfully.")?;
    // It was there before it was whole: lines come as they are written.
    assert!(first < lines(app)?, "the log came in one piece");
    app.see_in("list", "Phases", "done")?;
    app.find("button", "Deploy")?;
    app.picture("succeeded")
}

fn pause_and_resume(app: &App, aws: &Simulator) -> Result<()> {
    app.click("tab", "Overview")?;
    app.click("button", "Pause")?;
    let review = Name::from(format!("Pause {SERVICE}"));
    app.see_in("alertdialog", review.clone(), "The service stops answering")?;
    app.see_in("table", "What changes", "Paused")?;
    app.see_in("group", "Calls", "aws apprunner pause-service")?;
    app.see_in("alertdialog", review.clone(), "7303-3520-4118")?;
    app.picture("review")?;
    assert_eq!(aws.calls_of("PauseService")?, 0);
    app.click("button", "Pause")?;
    app.gone("alertdialog", review)?;
    app.find("button", "Resume")?;
    app.see("Paused")?;
    app.picture("paused")?;

    // What can be taken back by another click needs no review.
    app.click("button", "Resume")?;
    app.find("button", "Pause")?;
    app.see("Running")
}

#[test]
fn a_deployment_that_fails_is_called_failed() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "4"])?;
    let setting = Setting::named("failing-deployment")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .arguments(&[
            "--profile",
            "sandbox",
            "--region",
            "eu-west-1",
            "catalog-api-dev",
        ]);
    play(setting, |app| {
        app.find("heading", "catalog-api-dev")?;
        aws.tell(
            "services/catalog-api-dev/fail-next-deployment",
            &json!({"cause": "health-check"}),
        )?;
        app.click("button", "Deploy")?;
        app.gone("button", Name::containing("Undo"))?;
        app.see("Deploying")?;
        app.see("Failed, rolled back")?;
        app.see("Reason, from the log")?;
        app.see_in("alert", Name::Any, "failed, rolled back")?;
        app.picture("overview")?;

        app.click("link", "Whole log")?;
        verdict(app, "Failed, rolled back")?;
        app.see_in("log", "Log", "Failure reason :")?;
        app.see_in("list", "Phases", "failed")?;
        app.picture("log")?;

        app.click("link", "Fleet")?;
        app.see_in(
            "row",
            Name::containing("catalog-api-dev"),
            "Failed, rolled back",
        )?;
        app.picture("fleet")
    })
}
