//! Auto scaling configurations and their limits.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::instant::Timestamp;

/// Revisions that one name may have (facts, Shared resources).
pub const REVISIONS_PER_NAME: usize = 5;
/// Names that an account may have in a region; adjustable, so exceeding it is only expected to fail.
pub const NAMES_PER_REGION: usize = 10;
/// The largest `MaxConcurrency`.
pub const MAX_CONCURRENCY_LIMIT: u32 = 200;
/// The largest `MinSize`.
pub const MIN_SIZE_LIMIT: u32 = 25;
/// The `MaxSize` above which the account's own quota decides: warned about, never blocked.
pub const MAX_SIZE_WARNING: u32 = 25;
/// Characters that a configuration's name has at most.
pub const NAME_LENGTH: usize = 32;
/// The name of the configuration that AWS provides, which nobody may make revisions of.
pub const DEFAULT_NAME: &str = "DefaultConfiguration";

/// The three figures that auto scaling is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScalingFigures {
    /// Concurrent requests an instance takes before another one is started.
    pub max_concurrency: u32,
    /// Instances provisioned at least.
    pub min_size: u32,
    /// Instances at most.
    pub max_size: u32,
}

/// What is wrong with a figure, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScalingError {
    /// Outside 1 to 200.
    #[error("MaxConcurrency must be between 1 and {MAX_CONCURRENCY_LIMIT}, not {0}")]
    MaxConcurrency(u32),
    /// Outside 1 to 25.
    #[error("MinSize must be between 1 and {MIN_SIZE_LIMIT}, not {0}")]
    MinSize(u32),
    /// Zero.
    #[error("MaxSize must be at least 1")]
    MaxSize,
    /// The least is more than the most.
    #[error("MinSize ({0}) must not be larger than MaxSize ({1})")]
    Order(u32, u32),
}

impl ScalingFigures {
    /// Checks the figures against App Runner's limits.
    ///
    /// # Errors
    /// The first limit that is not kept.
    pub const fn check(&self) -> Result<(), ScalingError> {
        if self.max_concurrency < 1 || self.max_concurrency > MAX_CONCURRENCY_LIMIT {
            return Err(ScalingError::MaxConcurrency(self.max_concurrency));
        }
        if self.min_size < 1 || self.min_size > MIN_SIZE_LIMIT {
            return Err(ScalingError::MinSize(self.min_size));
        }
        if self.max_size < 1 {
            return Err(ScalingError::MaxSize);
        }
        if self.min_size > self.max_size {
            return Err(ScalingError::Order(self.min_size, self.max_size));
        }
        Ok(())
    }
}

/// One revision of an auto scaling configuration. Revisions never change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AutoScalingConfiguration {
    /// Its ARN, revision included.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// Its revision, counted from 1.
    pub revision: i32,
    /// Its figures.
    pub figures: ScalingFigures,
    /// Whether it is its name's latest active revision.
    pub latest: bool,
    /// Whether it is active; an inactive one cannot be used.
    pub active: bool,
    /// Whether a service uses it.
    pub in_use: bool,
    /// Whether services made without one get it.
    pub is_default: bool,
    /// When it was made.
    pub created_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_kept() {
        let figures = |max_concurrency, min_size, max_size| {
            ScalingFigures {
                max_concurrency,
                min_size,
                max_size,
            }
            .check()
        };
        assert_eq!(figures(100, 1, 25), Ok(()));
        assert_eq!(
            figures(100, 1, 400),
            Ok(()),
            "the ceiling is the account's own quota"
        );
        assert_eq!(figures(0, 1, 2), Err(ScalingError::MaxConcurrency(0)));
        assert_eq!(figures(201, 1, 2), Err(ScalingError::MaxConcurrency(201)));
        assert_eq!(figures(80, 26, 30), Err(ScalingError::MinSize(26)));
        assert_eq!(figures(80, 3, 2), Err(ScalingError::Order(3, 2)));
        assert_eq!(figures(80, 1, 0), Err(ScalingError::MaxSize));
    }
}
