//! How long a refresh takes: from asking for it until every cell has been read.

use std::time::Instant;

use anyhow::Result;
use model::place::REGIONS;
use serde_json::{Value, json};

use crate::home::Home;

/// What one `ListServices` answers at most (facts, App Runner).
const PAGE: usize = 20;

/// The times in milliseconds, and how many calls of the largest cell depend on one another.
pub(crate) async fn measure(endpoint: &str, samples: usize) -> Result<Value> {
    let mut home = Home::start(endpoint).await?;
    let (generation, cells) = home.open(&REGIONS).await?;
    let sizes: Vec<usize> = cells.iter().map(|cell| cell.rows.len()).collect();
    let chain = sizes
        .iter()
        .max()
        .copied()
        .unwrap_or_default()
        .div_ceil(PAGE);
    let mut times = Vec::new();
    for _ in 0..samples {
        let start = Instant::now();
        home.engine.refresh(generation, &[])?;
        home.cells(REGIONS.len()).await?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        home.rest().await;
    }
    Ok(json!({
        "services": sizes.iter().sum::<usize>(),
        "chain": chain,
        "milliseconds": times,
    }))
}
