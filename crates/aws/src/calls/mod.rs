//! The calls to AWS, one file a subject. Each is a method of [`crate::Session`].

pub(crate) mod changes;
mod domains;
mod identity;
mod images;
pub(crate) mod logs;
pub(crate) mod metrics;
mod operations;
mod scaling;
mod services;

use crate::failure::About;
use crate::session::Session;

impl Session {
    /// What a failure of `action` is said of.
    pub(crate) fn about(&self, action: &'static str) -> About<'_> {
        About {
            action,
            cell: Some(self.cell()),
            now: self.clock.now(),
            denials: Some(&self.denials),
            spent: Some(&self.spent),
        }
    }
}
