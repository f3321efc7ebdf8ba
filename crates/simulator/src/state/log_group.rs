//! What clients did to a log group.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::Moment;

/// A day, which retention is counted in.
const DAY: Duration = Duration::from_secs(86_400);

/// What clients did to a log group. Lines are made when they are read, and so this only says which
/// of them are not there any more.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LogGroup {
    /// For how many days lines are kept; for ever where nobody said.
    retention: Option<u32>,
    /// What an earlier retention has already taken away.
    expired: Option<Moment>,
    /// When it was last deleted. What is written later makes it anew.
    pub deleted: Option<Moment>,
    /// When streams of it were last deleted, by their name.
    pub streams: BTreeMap<String, Moment>,
}

impl LogGroup {
    /// Deletes it as it is at a moment, and what was set of it.
    pub fn delete(&mut self, now: Moment) {
        *self = Self {
            deleted: Some(now),
            ..Self::default()
        };
    }

    /// When a stream was last deleted, alone or with its group.
    #[must_use]
    pub fn stream_deleted(&self, name: &str) -> Option<Moment> {
        self.deleted.max(self.streams.get(name).copied())
    }

    /// For how many days lines are kept.
    #[must_use]
    pub const fn retention(&self) -> Option<u32> {
        self.retention
    }

    /// Keeps lines for so many days, or for ever. What is gone stays gone.
    pub fn keep(&mut self, days: Option<u32>, now: Moment) {
        self.expired = self.kept_since(now);
        self.retention = days;
    }

    /// Since when lines are kept.
    #[must_use]
    pub fn kept_since(&self, now: Moment) -> Option<Moment> {
        let since = self.retention.map(|days| now - DAY * days);
        since.max(self.expired)
    }
}
