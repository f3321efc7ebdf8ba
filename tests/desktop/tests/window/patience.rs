//! Regions that keep one waiting: slow, or limited by AWS. The others are there at once.

use desktop::{Account, Name, Result, Setting, Simulator, play};
use serde_json::json;

/// Seconds until the slow region answers: time enough to look at the rest, and less than a call may take.
const SLOW: u32 = 10;

#[test]
fn slow_and_throttled_regions_hold_nobody_back() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    aws.spoil(&json!({
        "operation": "ListServices", "region": "eu-central-1", "kind": "throttle", "count": 1000,
    }))?;
    aws.spoil(&json!({
        "operation": "ListServices", "region": "us-east-1", "kind": "slow", "seconds": SLOW, "count": 1,
    }))?;
    let setting = Setting::named("patience")
        .profile("default", &aws, Account::Production, "eu-west-1")
        .settings(json!({"version": 1, "scope": {"cells": [
            {"profile": "default", "region": "eu-west-1"},
            {"profile": "default", "region": "eu-central-1"},
            {"profile": "default", "region": "us-east-1"},
        ]}}));
    play(setting, |app| {
        app.find("row", Name::containing("payments-gateway"))?;
        let rows = app.names("row", "rows", |rows| rows.len() > 3)?;
        let strangers: Vec<_> = rows
            .iter()
            .skip(1)
            .filter(|row| !row.contains("eu-west-1"))
            .collect();
        assert!(strangers.is_empty(), "{strangers:?}");
        app.picture("one-region")?;

        app.see("default · eu-central-1: AWS is limiting calls.")?;
        app.see("It is tried again by itself, more slowly.")?;
        app.find("button", "Retry")?;
        app.picture("strip")?;
        app.assert_accessible()?;
        app.find("row", Name::containing("fraud-scoring"))?;

        // Nobody presses anything.
        aws.mend()?;
        app.find("row", Name::containing("gdpr-export"))?;
        app.gone("button", "Retry")
    })
}
