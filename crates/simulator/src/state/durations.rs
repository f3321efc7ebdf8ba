//! How long things take at speed 1: short enough to watch, long enough to see each step.
//!
//! The real service takes minutes (a pause 1 to 2, a deployment 3 to 5, a source build 15 to 20, a
//! failed deployment about 20); the proportions are kept, roughly, and `--speed` divides all of it.

use std::time::Duration;

use super::script::Phase;

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// A deleted service stays in the list for a while.
pub(crate) const DELETED_STAYS_LISTED: Duration = seconds(60);
/// Until a VPC ingress connection is made, changed or gone.
pub(crate) const INGRESS_CHANGES: Duration = seconds(12);
/// Until a domain's validation records are known.
pub(super) const DOMAIN_CREATES: Duration = seconds(6);
/// Until a domain's records are found in DNS.
pub(super) const DOMAIN_VALIDATES: Duration = seconds(90);
/// Until a validated domain serves.
pub(super) const DOMAIN_BINDS: Duration = seconds(20);
/// Until a disassociated domain is gone.
pub(super) const DOMAIN_DELETES: Duration = seconds(8);

/// How long a phase takes.
///
/// The sums: deployment or update of an image 40 s, of code 75 s; creation 15 s more; a failing
/// deployment of an image 30 s and its rollback 10 s; pause and resume 12 s; deletion 15 s. The first
/// use of a VPC connector takes 30 s more.
pub(super) const fn of(phase: Phase) -> Duration {
    match phase {
        Phase::Queued => seconds(2),
        Phase::Pulling => seconds(8),
        Phase::FetchingSource => seconds(5),
        Phase::Building => seconds(38),
        Phase::Provisioning => seconds(14),
        Phase::CheckingHealth => seconds(10),
        Phase::FailingHealth => seconds(6),
        Phase::Routing => seconds(6),
        Phase::ExpandingNetwork => seconds(30),
        Phase::RollingBack | Phase::Stopping | Phase::Starting => seconds(10),
        Phase::Preparing => seconds(15),
        Phase::Removing => seconds(13),
    }
}
