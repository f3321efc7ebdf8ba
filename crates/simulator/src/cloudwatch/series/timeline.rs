//! What a service's operations did to it, as spans on the clock.

use std::ops::Range;

use crate::clock::Moment;
use crate::state::{OperationKind, Phase, Service};

/// A span in milliseconds since the epoch.
type Span = Range<i64>;

/// When a service ran, deployed, and deployed what does not work.
#[derive(Debug, Clone, Default)]
pub(super) struct Timeline {
    running: Vec<Span>,
    deploying: Vec<Span>,
    failing: Vec<Span>,
}

impl Timeline {
    pub(super) fn of(service: &Service) -> Self {
        let mut timeline = Self::default();
        let created = service.created.millis();
        // A service whose creation is not part of its history ran from the
        // start of it.
        let first = service.operations.first().map(|operation| operation.kind);
        let mut since = (first != Some(OperationKind::CreateService)).then_some(created);
        for operation in &service.operations {
            let ends = operation.ends().millis();
            let runs = match operation.kind {
                OperationKind::PauseService | OperationKind::DeleteService => false,
                OperationKind::CreateService => operation.fails().is_none(),
                OperationKind::UpdateService
                | OperationKind::StartDeployment
                | OperationKind::ResumeService => true,
            };
            match (since, runs) {
                (Some(from), false) => {
                    timeline.running.push(from..ends);
                    since = None;
                }
                (None, true) => since = Some(ends),
                (Some(_), true) | (None, false) => {}
            }
            let phases = operation.script.timeline(operation.started);
            for (phase, begins, ended) in phases {
                timeline.phase(phase, begins..ended, operation.fails().is_some());
            }
        }
        timeline.running.extend(since.map(|from| from..i64::MAX));
        timeline
    }

    fn phase(&mut self, phase: Phase, span: Range<Moment>, fails: bool) {
        let span = span.start.millis()..span.end.millis();
        match phase {
            Phase::Provisioning
            | Phase::ExpandingNetwork
            | Phase::CheckingHealth
            | Phase::Routing => {
                self.deploying.push(span);
            }
            Phase::FailingHealth => {
                self.deploying.push(span.clone());
                self.failing.push(span);
            }
            // Some requests reach what does not work until it is gone.
            Phase::RollingBack if fails => {
                self.deploying.push(span.clone());
                self.failing.push(span);
            }
            Phase::Queued
            | Phase::Preparing
            | Phase::Pulling
            | Phase::FetchingSource
            | Phase::Building
            | Phase::RollingBack
            | Phase::Stopping
            | Phase::Starting
            | Phase::Removing => {}
        }
    }

    /// The share of a span for which the service ran.
    pub(super) fn running(&self, span: &Span) -> f64 {
        let length = span.end - span.start;
        let ran: i64 = self.running.iter().map(|run| overlap(run, span)).sum();
        ran as f64 / length as f64
    }

    /// Whether instances of two versions were there at some time of a span.
    pub(super) fn deploying(&self, span: &Span) -> bool {
        self.deploying.iter().any(|other| overlap(other, span) > 0)
    }

    /// The share of a span in which a version that does not work was there.
    pub(super) fn failing(&self, span: &Span) -> f64 {
        let length = span.end - span.start;
        let failed: i64 = self.failing.iter().map(|other| overlap(other, span)).sum();
        failed as f64 / length as f64
    }
}

fn overlap(one: &Span, other: &Span) -> i64 {
    (one.end.min(other.end) - one.start.max(other.start)).max(0)
}
