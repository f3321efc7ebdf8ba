//! Settled metric points.

use model::failure::Failure;
use rusqlite::{OptionalExtension as _, params};

use crate::metrics::Settled;

use super::{Store, failure};

impl Store {
    /// What is remembered of a service's metrics at a period.
    pub(crate) fn metrics(&self, arn: &str, period: i32) -> Result<Option<Settled>, Failure> {
        let text: Option<String> = self
            .connection()
            .query_row(
                "SELECT settled FROM metric WHERE arn = ?1 AND period = ?2",
                params![arn, period],
                |row| row.get(0),
            )
            .optional()
            .map_err(|error| failure("be read", &error))?;
        text.map(|text| serde_json::from_str(&text).map_err(|error| failure("be read", &error)))
            .transpose()
    }

    /// Remembers a service's metrics at a period.
    pub(crate) fn set_metrics(
        &self,
        arn: &str,
        period: i32,
        settled: &Settled,
    ) -> Result<(), Failure> {
        let text = serde_json::to_string(settled).map_err(|error| failure("be written", &error))?;
        self.connection()
            .execute(
                "INSERT INTO metric VALUES (?1, ?2, ?3) ON CONFLICT (arn, period) DO UPDATE SET settled = ?3",
                params![arn, period, text],
            )
            .map(drop)
            .map_err(|error| failure("be written", &error))
    }
}
