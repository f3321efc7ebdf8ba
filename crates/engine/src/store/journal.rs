//! The journal: every attempt, as it last stood.

use model::failure::Failure;
use rusqlite::params;

use crate::change::view::Attempt;

use super::{Store, failure};

impl Store {
    /// The newest attempts, newest first.
    pub(crate) fn attempts(&self, limit: u32) -> Result<Vec<Attempt>, Failure> {
        let read = || -> rusqlite::Result<Vec<String>> {
            let connection = self.connection();
            let mut statement = connection
                .prepare_cached("SELECT attempt FROM attempt ORDER BY started_at DESC LIMIT ?1")?;
            statement.query_map([limit], |row| row.get(0))?.collect()
        };
        // An entry that cannot be understood, of another version of the program, hides no other.
        let texts = read().map_err(|error| failure("be read", &error))?;
        Ok(texts
            .iter()
            .filter_map(|text| serde_json::from_str(text).ok())
            .collect())
    }

    /// Writes an attempt as it stands, but for what programs of the user's said: that may be a secret.
    pub(crate) fn set_attempt(&self, attempt: &Attempt) -> Result<(), Failure> {
        let mut kept = attempt.clone();
        for failure in kept.failures_mut() {
            failure.said = None;
        }
        let text = serde_json::to_string(&kept).map_err(|error| failure("be written", &error))?;
        self.connection()
            .execute(
                "INSERT INTO attempt VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET attempt = ?3",
                params![attempt.id.0, attempt.started_at.millis(), text],
            )
            .map(drop)
            .map_err(|error| failure("be written", &error))
    }
}
