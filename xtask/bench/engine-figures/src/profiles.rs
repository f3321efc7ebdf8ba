//! How long it takes to read the AWS configuration files.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Result, ensure};
use aws::clock::SystemClock;
use aws::{CacheFolders, ConfigFiles, Sessions};
use serde_json::{Value, json};

/// The times in milliseconds for `count` profiles, and those of merely reading the same file.
pub(crate) async fn measure(count: usize, samples: usize) -> Result<Value> {
    let folder = tempfile::tempdir()?;
    let config = folder.path().join("config");
    let mut text = "[sso-session northwind]\nsso_start_url = https://northwind.awsapps.com/start\nsso_region = eu-west-1\n".to_owned();
    for number in 0..count {
        writeln!(
            text,
            "\n# team {number}\n[profile team-{number}]\nsso_session = northwind\nsso_account_id = {number:012}\n\
             sso_role_name = Operator\nregion = eu-west-1"
        )?;
    }
    std::fs::write(&config, text)?;
    let sessions = Sessions::new(
        Arc::new(SystemClock),
        ConfigFiles {
            config: Some(config.clone()),
            credentials: None,
            caches: CacheFolders::default(),
        },
        Arc::default(),
        Vec::new(),
    );
    let (mut times, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..samples {
        let start = Instant::now();
        sessions.reload().await;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        let found = sessions.profiles().await;
        ensure!(found.profiles.len() == count, "every profile is found");
        let start = Instant::now();
        let lines = std::fs::read_to_string(&config)?.lines().count();
        floor.push(start.elapsed().as_secs_f64() * 1000.0);
        ensure!(lines > count, "every line is read");
    }
    Ok(json!({ "milliseconds": times, "floor": floor }))
}
