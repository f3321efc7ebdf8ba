//! Filters on lines that are JSON, and regular expressions.

use std::error::Error;

use serde_json::Value as Json;

use crate::client::{Aws, Outcome};
use crate::logs::group;

/// What an application wrote in the last day, of what a pattern finds.
async fn found(aws: &Aws, group: &str, pattern: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let request = aws
        .logs
        .filter_log_events()
        .log_group_name(group)
        .start_time((aws.now() - 86_400) * 1_000)
        .filter_pattern(pattern);
    let mut pages = request.into_paginator().send();
    let mut lines = Vec::new();
    while let Some(page) = pages.next().await {
        for event in page?.events() {
            lines.push(event.message().ok_or("a message")?.to_owned());
        }
    }
    Ok(lines)
}

#[tokio::test]
async fn lines_that_are_json_are_filtered_by_their_properties() -> Outcome {
    let aws = Aws::demo().await?;
    let listed = aws.apprunner.list_services().send().await?;
    let names = listed.service_summary_list().iter();
    let mut json = None;
    for name in names.filter_map(|one| one.service_name()) {
        let service = aws.service(name).await?;
        let group = group(&service, "application");
        let lines = found(&aws, &group, "").await?;
        let objects = lines.iter().filter(|line| line.starts_with('{')).count();
        if objects > 100 {
            json = Some((group, lines));
            break;
        }
    }
    let (group, all) = json.ok_or("an application that writes JSON")?;
    let parsed = |line: &String| serde_json::from_str::<Json>(line).unwrap_or_default();
    for (pattern, keep) in [
        (
            r#"{ $.level = "warn" }"#,
            (|line| line["level"] == "warn") as fn(&Json) -> bool,
        ),
        ("{ $.status >= 400 && $.status < 500 }", |line| {
            (400..500).contains(&line["status"].as_i64().unwrap_or(0))
        }),
        (
            r#"{ ($.method = "POST") || ($.path = "/carts/*") }"#,
            |line| {
                line["method"] == "POST"
                    || line["path"]
                        .as_str()
                        .is_some_and(|path| path.starts_with("/carts/"))
            },
        ),
        (r#"%"status":4[0-9]{2}%"#, |line| {
            (400..500).contains(&line["status"].as_i64().unwrap_or(0))
        }),
    ] {
        let expected: Vec<&String> = all.iter().filter(|line| keep(&parsed(line))).collect();
        assert!(
            !expected.is_empty() && expected.len() < all.len(),
            "{pattern}"
        );
        let told = found(&aws, &group, pattern).await?;
        assert_eq!(told.iter().collect::<Vec<_>>(), expected, "{pattern}");
    }
    Ok(())
}
