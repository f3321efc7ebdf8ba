//! Without a network: what was read last stays, and says so.

use desktop::{Account, App, Name, Result, Scene, Setting, Simulator};
use serde_json::json;

fn strip(app: &App) -> Result<()> {
    app.see("sandbox · eu-west-1: no answer.")?;
    app.see("Check the connection, the VPN and the proxy.")?;
    app.see("Its rows are from")?;
    app.find("button", "Retry").map(drop)
}

#[test]
fn without_a_network_the_last_reading_stays() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting = Setting::named("offline")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .settings(json!({"version": 1, "scope": {"cells": [{"profile": "sandbox", "region": "eu-west-1"}]}}));
    let scene = Scene::set(setting)?;
    scene.open(|app| {
        // Read to the end: the details are remembered too.
        app.see_in("row", Name::containing("checkout-api-dev"), "main-4f2c91e")?;
        app.see_in("row", Name::containing("report-builder"), "Paused")?;
        // From here on nobody listens at the endpoint any more.
        drop(aws);
        app.click("button", "Refresh")?;
        strip(app)?;
        app.find("row", Name::containing("checkout-api-dev"))?;
        app.picture("lost")?;
        app.assert_accessible()?;
        desktop::close(scene.stage())
    })?;
    scene.open(|app| {
        app.see_in("row", Name::containing("checkout-api-dev"), "main-4f2c91e")?;
        app.see_in("row", Name::containing("report-builder"), "Paused")?;
        strip(app)?;
        app.picture("started")?;
        app.click("link", "checkout-api-dev")?;
        app.find("heading", "checkout-api-dev")?;
        app.see("Check the connection, the VPN and the proxy.")?;
        app.picture("service")?;
        // Without STS nobody knows whose account this is: no change, and it is said why.
        app.click("button", "Deploy")?;
        let review = "Deploy checkout-api-dev";
        app.see_in("alertdialog", review, "This could not be planned")?;
        app.see_in("alertdialog", review, "no answer")?;
        app.picture("no-plan")
    })
}
