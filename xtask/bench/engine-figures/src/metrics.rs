//! What is read of CloudWatch: every range of some services, and then all of it again.

use anyhow::Result;
use model::metrics::{MetricLine, MetricRange};
use model::place::ServiceRef;
use serde_json::{Value, json};

use crate::home::Home;

/// What one `GetMetricData` takes and answers at most (facts, CloudWatch).
const QUERIES: usize = 500;
const POINTS: usize = 100_800;
/// Points younger than this many seconds may still change; the period that has begun is one of them.
const UNSETTLED: usize = 900;
const REGION: &str = "eu-west-1";
const RANGES: [MetricRange; 4] = [
    MetricRange::Week,
    MetricRange::Day,
    MetricRange::ThreeHours,
    MetricRange::Hour,
];

/// The least calls that the reads need, and the points, each settled one of them once.
pub(crate) async fn measure(endpoint: &str, services: usize) -> Result<Value> {
    let mut home = Home::start(endpoint).await?;
    let (_, cells) = home.open(&[REGION]).await?;
    let rows = cells.iter().flat_map(|cell| &cell.rows);
    let services: Vec<ServiceRef> = rows.take(services).map(|row| row.service.clone()).collect();
    let lines = MetricLine::ALL.len();
    let (mut calls, mut points) = (0, 0);
    for round in 0..2 {
        for service in &services {
            // The longest first: what it has read of a period serves the shorter ones too.
            for range in RANGES {
                home.engine.metrics(service, range).await?;
                let period = usize::try_from(range.period())?;
                let whole = usize::try_from(range.seconds())? / period;
                let held =
                    round == 1 || matches!(range, MetricRange::Hour | MetricRange::ThreeHours);
                // The tail has the period that has begun, and the one that the settled ones end in.
                let asked = lines * if held { UNSETTLED / period + 2 } else { whole };
                calls += lines.div_ceil(QUERIES).max(asked.div_ceil(POINTS));
                points += asked;
            }
        }
    }
    Ok(json!({ "services": services.len(), "calls": calls, "points": points }))
}
