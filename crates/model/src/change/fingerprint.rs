//! What must not change between a plan and its application.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::change::{Change, Facts};

/// The state that a plan was made from, as one number.
///
/// App Runner has no ETag, so this covers what can be read: the service's status, its configuration (values included),
/// the time of its last change, and the revisions or domains that the change touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(u64);

impl Facts {
    /// The fingerprint of this state, as far as `change` relies on it.
    #[must_use]
    pub fn fingerprint(&self, change: &Change) -> Fingerprint {
        let mut hasher = DefaultHasher::new();
        let service = &self.service;
        service.summary.status.hash(&mut hasher);
        service.summary.updated_at.hash(&mut hasher);
        service.configuration.hash(&mut hasher);
        for entry in &service.environment_values {
            (&entry.name, entry.value.expose()).hash(&mut hasher);
        }
        // Revisions that an estimate alone needs may be missing at one of the two readings.
        if change.relies_on().scaling {
            for revision in &self.scaling {
                let flags = (revision.active, revision.in_use, revision.is_default);
                (&revision.arn, revision.figures, flags).hash(&mut hasher);
            }
        }
        // A domain's status follows DNS and says nothing of what the plan would do.
        for domain in self.domains.iter().flat_map(|domains| &domains.domains) {
            (&domain.name, domain.www).hash(&mut hasher);
        }
        Fingerprint(hasher.finish())
    }
}
