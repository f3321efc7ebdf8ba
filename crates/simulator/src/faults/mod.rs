//! Faults on demand: the ways in which a real network and a real service go wrong.

mod chaos;

pub use chaos::Chaos;

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// `ThrottlingException`, 400.
    Throttle,
    /// `InternalServiceErrorException`, 500.
    #[serde(rename = "500")]
    InternalError,
    /// `ServiceUnavailable`, 503.
    #[serde(rename = "503")]
    Unavailable,
    /// The answer comes late.
    Slow,
    /// The head of an answer comes, and no body.
    Stall,
    /// The connection is closed without an answer.
    Cut,
    /// The answer is no message of its protocol.
    Malformed,
    /// `ExpiredTokenException`, 400.
    ExpiredToken,
    /// `AccessDeniedException`, 400.
    Denied,
}

/// A fault that waits for its calls.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// What goes wrong.
    pub kind: FaultKind,
    /// The operation it is for; every one if absent or `*`.
    #[serde(default)]
    pub operation: Option<String>,
    /// The region it is for; every one if absent.
    #[serde(default)]
    pub region: Option<String>,
    /// The account it is for; every one if absent.
    #[serde(default)]
    pub account: Option<String>,
    /// How many calls it spoils.
    #[serde(default = "once")]
    pub count: u32,
    /// Whether the call takes effect first, so that only its answer is lost.
    #[serde(default)]
    pub after_effect: bool,
    /// How late a slow answer is.
    #[serde(default = "slow_seconds")]
    pub seconds: f64,
    /// The code that a refusal has instead of its own: any that an API has.
    #[serde(default)]
    pub code: Option<String>,
    /// The status of a refusal with another code; 400 where nothing is said.
    #[serde(default)]
    pub status: Option<u16>,
}

const fn once() -> u32 {
    1
}

const fn slow_seconds() -> f64 {
    10.0
}

impl Fault {
    /// A fault for the next call of any operation.
    #[must_use]
    pub const fn new(kind: FaultKind) -> Self {
        Self {
            kind,
            operation: None,
            region: None,
            account: None,
            count: once(),
            after_effect: false,
            seconds: slow_seconds(),
            code: None,
            status: None,
        }
    }

    /// The same for one operation.
    #[must_use]
    pub fn on(mut self, operation: &str) -> Self {
        self.operation = Some(operation.to_owned());
        self
    }

    /// The same for one region.
    #[must_use]
    pub fn in_region(mut self, region: &str) -> Self {
        self.region = Some(region.to_owned());
        self
    }

    /// The same for so many calls.
    #[must_use]
    pub const fn times(mut self, count: u32) -> Self {
        self.count = count;
        self
    }

    /// The same with another error than its own: any that an API has.
    #[must_use]
    pub fn coded(mut self, code: &str, status: u16) -> Self {
        self.code = Some(code.to_owned());
        self.status = Some(status);
        self
    }

    /// The same with the call taking effect first.
    #[must_use]
    pub const fn after_effect(mut self) -> Self {
        self.after_effect = true;
        self
    }

    /// How late a slow answer is.
    #[must_use]
    pub fn delay(&self) -> Duration {
        Duration::try_from_secs_f64(self.seconds).unwrap_or_default()
    }

    fn is_for(&self, operation: &str, account: &str, region: &str) -> bool {
        let fits = |wanted: &Option<String>, is: &str| {
            wanted
                .as_deref()
                .is_none_or(|wanted| wanted == is || wanted == "*")
        };
        fits(&self.operation, operation)
            && fits(&self.account, account)
            && fits(&self.region, region)
    }
}

/// The faults that wait for their calls, and chaos.
#[derive(Debug, Default)]
pub struct Faults {
    waiting: Vec<Fault>,
    chaos: Option<Chaos>,
}

impl Faults {
    /// Adds one, behind those that are there.
    pub fn add(&mut self, fault: Fault) {
        self.waiting.push(fault);
    }

    /// Forgets all that wait; chaos goes on.
    pub fn clear(&mut self) {
        self.waiting.clear();
    }

    /// Spoils a share of all calls from here on.
    pub fn set_chaos(&mut self, chaos: Option<Chaos>) {
        self.chaos = chaos;
    }

    /// What waits.
    #[must_use]
    pub fn waiting(&self) -> &[Fault] {
        &self.waiting
    }

    /// The first fault that is for a call, counted down by one; chaos where none is.
    pub fn take(&mut self, operation: &str, account: &str, region: &str) -> Option<Fault> {
        let Some(index) = self
            .waiting
            .iter()
            .position(|fault| fault.is_for(operation, account, region))
        else {
            let chaos = self.chaos.as_mut()?;
            return chaos.strike(operation, account, region);
        };
        let fault = self.waiting.get_mut(index)?;
        fault.count = fault.count.saturating_sub(1);
        let taken = fault.clone();
        if taken.count == 0 {
            self.waiting.remove(index);
        }
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_for_its_calls_and_as_often_as_it_says() {
        let mut faults = Faults::default();
        faults.add(
            Fault::new(FaultKind::Cut)
                .on("ListServices")
                .in_region("eu-west-1")
                .times(2),
        );
        assert_eq!(faults.take("ListServices", "1", "us-east-1"), None);
        assert_eq!(faults.take("DescribeService", "1", "eu-west-1"), None);
        assert!(faults.take("ListServices", "1", "eu-west-1").is_some());
        assert!(faults.take("ListServices", "2", "eu-west-1").is_some());
        assert_eq!(faults.take("ListServices", "1", "eu-west-1"), None);
    }

    #[test]
    fn a_fault_is_read_from_json() {
        let fault: Fault =
            serde_json::from_str(r#"{"operation": "*", "kind": "503", "count": 3}"#).expect("JSON");
        assert_eq!((fault.kind, fault.count), (FaultKind::Unavailable, 3));
        assert!(serde_json::from_str::<Fault>(r#"{"kind": "nonsense"}"#).is_err());
    }
}
