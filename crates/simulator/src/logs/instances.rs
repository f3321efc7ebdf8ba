//! The instances that a service had, each with a stream of its own.

use std::ops::Range;

use crate::clock::Moment;
use crate::state::{Draw, LogLine, Operation, OperationKind, Phase, Service, hex_id};

/// An instance, from when it was made until it was taken away.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    /// 32 hex digits.
    pub(super) id: String,
    /// Milliseconds since the epoch.
    pub(super) span: Range<i64>,
    /// Whether it takes requests, and so writes about them.
    pub(super) serves: bool,
    /// What it wrote when it started and stopped.
    pub(super) lines: Vec<LogLine>,
}

/// Every instance of a service so far, oldest first. A deployment makes a
/// generation of them; the one before stays until traffic has moved.
pub(super) fn of(seed: u64, service: &Service, now: Moment) -> Vec<Instance> {
    let mut past: Vec<Instance> = Vec::new();
    let mut current: Vec<Instance> = Vec::new();
    let first = service.operations.first().map(|operation| operation.kind);
    if first != Some(OperationKind::CreateService) {
        current = generation(seed, service, "", service.created, Vec::new());
    }
    for operation in &service.operations {
        let lines = operation.application_log(now);
        let ends = operation.ends();
        match (operation.kind, begins(operation)) {
            (OperationKind::PauseService | OperationKind::DeleteService, _) => {
                if let Some(instance) = current.first_mut() {
                    instance.lines.extend(lines);
                }
                past.extend(retired(std::mem::take(&mut current), ends));
            }
            (_, Some(begins)) => {
                let made = generation(seed, service, &operation.id, begins, lines);
                if operation.fails().is_some() {
                    let failed = made.into_iter().take(1).map(|instance| Instance {
                        serves: false,
                        ..instance
                    });
                    past.extend(retired(failed.collect(), ends));
                } else {
                    past.extend(retired(std::mem::replace(&mut current, made), ends));
                }
            }
            // It failed before there was any instance of it.
            (_, None) => {}
        }
    }
    past.extend(current);
    past.retain(|instance| instance.span.start <= now.millis());
    past
}

/// When an operation makes instances, if it does.
fn begins(operation: &Operation) -> Option<Moment> {
    operation
        .script
        .timeline(operation.started)
        .find(|(phase, _, _)| matches!(phase, Phase::Provisioning | Phase::Starting))
        .map(|(_, begins, _)| begins)
}

fn generation(
    seed: u64,
    service: &Service,
    operation: &str,
    begins: Moment,
    lines: Vec<LogLine>,
) -> Vec<Instance> {
    let mut draw = Draw::of(seed, &["instances", &service.id, operation]);
    let count = 1 + draw.below(2);
    let mut lines = Some(lines);
    (0..count)
        .map(|_| Instance {
            id: hex_id(&mut draw),
            span: begins.millis()..i64::MAX,
            serves: true,
            // The state has the words of one instance.
            lines: lines.take().unwrap_or_default(),
        })
        .collect()
}

fn retired(instances: Vec<Instance>, at: Moment) -> impl Iterator<Item = Instance> {
    instances.into_iter().map(move |mut instance| {
        instance.span.end = instance.span.end.min(at.millis());
        instance
    })
}
