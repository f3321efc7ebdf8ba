//! What comes in revisions that share a name, or stands under a name of its own.

use crate::clock::Moment;

/// A resource with a name and a revision. A revision never changes; a deleted one is inactive.
pub trait Revisioned {
    /// Its ARN, `…/<name>/<revision>/<id>`.
    fn arn(&self) -> &str;
    /// The name that its revisions share.
    fn name(&self) -> &str;
    /// Its revision, from 1.
    fn revision(&self) -> u32;
    /// When it was deleted.
    fn deleted(&self) -> Option<Moment>;

    /// Whether it can be used.
    fn is_active(&self) -> bool {
        self.deleted().is_none()
    }
}

macro_rules! revisioned {
    ($($kind:ty),*) => {$(
        impl Revisioned for $kind {
            fn arn(&self) -> &str {
                &self.arn
            }
            fn name(&self) -> &str {
                &self.name
            }
            fn revision(&self) -> u32 {
                self.revision
            }
            fn deleted(&self) -> Option<Moment> {
                self.deleted
            }
        }
    )*};
}

revisioned!(
    super::ScalingConfiguration,
    super::ObservabilityConfiguration,
    super::VpcConnector
);
