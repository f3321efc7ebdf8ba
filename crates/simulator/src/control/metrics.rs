//! Metrics that come late, or never.

use std::time::Duration;

use super::services::with;
use super::{Control, ControlError};

impl Control {
    /// Lets the datapoints of a service (by ARN or name) come so late from here on, beyond the
    /// seconds that every datapoint takes; zero ends it.
    ///
    /// # Errors
    /// Where no service, or more than one, is meant.
    pub fn delay_metrics(&self, service: &str, by: Duration) -> Result<(), ControlError> {
        with(&self.core, service, |service, _, now| {
            service.late = (!by.is_zero()).then_some((now, by));
            Ok(())
        })
    }

    /// Lets a service have no datapoints for a time that began so long ago; it may reach into the
    /// future. Minutes that it touches in part are lost but for the last.
    ///
    /// # Errors
    /// Where no service, or more than one, is meant.
    pub fn lose_metrics(
        &self,
        service: &str,
        ago: Duration,
        lasts: Duration,
    ) -> Result<(), ControlError> {
        with(&self.core, service, |service, _, now| {
            let from = now - ago;
            service.gaps.push(from..from + lasts);
            Ok(())
        })
    }
}
