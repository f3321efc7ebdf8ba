//! The instances that a service had, each with a log stream and metrics of its own.

use std::ops::Range;
use std::time::Duration;

use super::{
    Draw, Footing, LogLine, Operation, OperationKind, Phase, ScalingConfiguration, Service, hex_id,
};
use crate::clock::Moment;

/// An instance, from when it was made until it was taken away.
#[derive(Debug, Clone)]
pub struct ServiceInstance {
    /// 32 hex digits.
    pub id: String,
    /// Milliseconds since the epoch.
    pub span: Range<i64>,
    /// Whether it takes requests, and so writes about them.
    pub serves: bool,
    /// What it wrote when it started and stopped.
    pub lines: Vec<LogLine>,
}

/// More instances than this are not told apart.
const MOST: u64 = 25;

impl ServiceInstance {
    /// Every instance of a service so far, oldest first. A deployment makes a generation of them;
    /// the one before stays until traffic has moved. `scaling` are the auto scaling revisions of the
    /// service's place: it has at least as many as its own says.
    #[must_use]
    pub fn all_of(
        seed: u64,
        service: &Service,
        scaling: &[ScalingConfiguration],
        now: Moment,
    ) -> Vec<Self> {
        let footings = service.footings();
        let least = |at: Moment| {
            let holds = |(until, _): &&(Option<Moment>, Footing)| until.is_none_or(|end| at <= end);
            let footing = footings.iter().find(holds).map(|(_, footing)| footing);
            let revision = scaling
                .iter()
                .find(|one| footing.is_some_and(|footing| one.arn == footing.scaling));
            u64::from(revision.map_or(1, |one| one.min_size)).min(MOST)
        };
        all_of(seed, service, &least, now)
    }
}

fn all_of(
    seed: u64,
    service: &Service,
    least: &dyn Fn(Moment) -> u64,
    now: Moment,
) -> Vec<ServiceInstance> {
    let mut past: Vec<ServiceInstance> = Vec::new();
    let mut current: Vec<ServiceInstance> = Vec::new();
    let first = service.operations.first().map(|operation| operation.kind);
    if first != Some(OperationKind::CreateService) {
        let made = Draw::of(seed, &["instances", &service.id, ""]);
        current = generation(made, least(service.created), service.created, Vec::new());
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
                let draw = Draw::of(seed, &["instances", &service.id, &operation.id]);
                // What an update brings holds from its end on.
                let least = least(ends + Duration::from_millis(1));
                let made = generation(draw, least, begins, lines);
                if operation.fails().is_some() {
                    let failed = made.into_iter().take(1).map(|instance| ServiceInstance {
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
    mut draw: Draw,
    least: u64,
    begins: Moment,
    lines: Vec<LogLine>,
) -> Vec<ServiceInstance> {
    let count = (1 + draw.below(2)).max(least);
    let mut lines = Some(lines);
    (0..count)
        .map(|_| ServiceInstance {
            id: hex_id(&mut draw),
            span: begins.millis()..i64::MAX,
            serves: true,
            // The state has the words of one instance.
            lines: lines.take().unwrap_or_default(),
        })
        .collect()
}

fn retired(instances: Vec<ServiceInstance>, at: Moment) -> impl Iterator<Item = ServiceInstance> {
    instances.into_iter().map(move |mut instance| {
        instance.span.end = instance.span.end.min(at.millis());
        instance
    })
}
