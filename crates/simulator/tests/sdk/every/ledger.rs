//! What was seen, held against the model.

use std::collections::BTreeSet;

use simulator::Running;
use simulator::control::Control;
use simulator::faults::{Fault, FaultKind};

use crate::client::Outcome;

/// The model that botocore publishes, which the simulator's own checks are made from as well.
const MODEL: &str = include_str!("../../../data/apprunner.model.json");

/// In the place of an error's code.
const SUCCESS: &str = "success";

pub(super) struct Ledger {
    control: Control,
    seen: BTreeSet<(String, String)>,
}

impl Ledger {
    pub(super) fn over(running: &Running) -> Self {
        Self {
            control: running.control().clone(),
            seen: BTreeSet::new(),
        }
    }

    /// Lets the service fail at the next call of an operation.
    pub(super) fn disturb(&self, operation: &str) {
        let fault = Fault::new(FaultKind::InternalError).on(operation);
        self.control.add_fault(fault);
    }

    /// How often an operation was called: what a line of the ledger says was asked has been asked.
    pub(super) fn calls(&self, operation: &str) -> u64 {
        self.control.calls_of(operation)
    }

    pub(super) fn succeeded(&mut self, operation: &str) {
        self.refused(operation, SUCCESS);
    }

    pub(super) fn refused(&mut self, operation: &str, code: &str) {
        self.seen.insert((operation.to_owned(), code.to_owned()));
    }

    /// Fails where the model has more than was seen, or what was seen is not in the model.
    pub(super) fn must_be_whole(&self) -> Outcome {
        let model: serde_json::Value = serde_json::from_str(MODEL)?;
        let operations = model["operations"].as_object().ok_or("operations")?;
        let mut wanted = BTreeSet::new();
        for (name, operation) in operations {
            wanted.insert((name.clone(), SUCCESS.to_owned()));
            for error in operation["errors"].as_array().ok_or("errors")? {
                let shape = error["shape"].as_str().ok_or("a shape")?;
                wanted.insert((name.clone(), shape.to_owned()));
            }
        }
        let missing: Vec<_> = wanted.difference(&self.seen).collect();
        assert!(missing.is_empty(), "not seen: {missing:?}");
        let others: Vec<_> = self.seen.difference(&wanted).collect();
        assert!(others.is_empty(), "not in the model: {others:?}");
        Ok(())
    }
}

/// Sends a request that is good: first to a service that fails at it, then for its answer.
macro_rules! good {
    ($bench:expr, $operation:literal, $request:expr) => {{
        $bench.ledger.disturb($operation);
        let error = $request.send().await.expect_err($operation);
        let error = error.into_service_error();
        assert!(
            error.is_internal_service_error_exception(),
            "{}: {error:?}",
            $operation
        );
        let code = "InternalServiceErrorException";
        $bench.ledger.refused($operation, code);
        let answer = $request.send().await?;
        $bench.ledger.succeeded($operation);
        answer
    }};
}

/// Sends a request that is refused with an error that the SDK knows as modelled.
macro_rules! refused {
    ($bench:expr, $operation:literal, $is:ident, $request:expr) => {{
        let before = $bench.ledger.calls($operation);
        let error = $request.send().await.expect_err($operation);
        assert_eq!(
            $bench.ledger.calls($operation),
            before + 1,
            "{}",
            $operation
        );
        let error = error.into_service_error();
        assert!(error.$is(), "{}: {error:?}", $operation);
        let told = error.meta();
        assert!(
            told.message().is_some_and(|message| !message.is_empty()),
            "{}: {error:?}",
            $operation
        );
        $bench
            .ledger
            .refused($operation, told.code().unwrap_or_default());
    }};
}

pub(super) use {good, refused};
