//! What an operation writes while it goes on.

use super::operation::{Operation, OperationKind};
use super::script::{Phase, Source};
use super::{Cause, Stage};
use crate::clock::Moment;

/// One line of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// When it was written.
    pub at: Moment,
    /// Its text, `[AppRunner]` or `[Build]` included where the log has it.
    pub text: String,
}

fn line(at: Moment, text: impl Into<String>) -> LogLine {
    LogLine {
        at,
        text: text.into(),
    }
}

pub(super) fn deployment(operation: &Operation, now: Moment) -> Vec<LogLine> {
    if !operation.kind.deploys() {
        return Vec::new();
    }
    let script = &operation.script;
    let mut lines = Vec::new();
    for (phase, begins, ends) in script.timeline(operation.started) {
        phase_lines(operation, phase, begins, ends, &mut lines);
    }
    if script.fails().is_none() {
        lines.push(line(
            operation.ends(),
            "[AppRunner] Deployment completed successfully.",
        ));
    } else if !script.rolls_back() {
        lines.push(failure(operation, operation.ends()));
    }
    lines.retain(|line| line.at <= now);
    lines
}

fn phase_lines(
    operation: &Operation,
    phase: Phase,
    begins: Moment,
    ends: Moment,
    lines: &mut Vec<LogLine>,
) {
    let script = &operation.script;
    let ends_at = script.fails().map(Cause::stage);
    match phase {
        Phase::Queued => lines.push(line(begins, "[AppRunner] Deployment started.")),
        Phase::Pulling => {
            if ends_at != Some(Stage::Pull) {
                let from = match &script.source {
                    Source::Image { public: true, .. } => "ECR Public",
                    Source::Image { .. } | Source::Code { .. } => "ECR",
                };
                let text = format!("[AppRunner] Successfully pulled image from {from}.");
                lines.push(line(ends, text));
            }
        }
        Phase::FetchingSource => {
            lines.push(line(
                begins,
                "[AppRunner] Pulling source code from the repository.",
            ));
            if ends_at != Some(Stage::Fetch) {
                lines.push(line(ends, "[AppRunner] Successfully pulled source code."));
            }
        }
        Phase::Building => build(operation, begins, ends, lines),
        Phase::Provisioning => {
            let text = "[AppRunner] Provisioning instances and deploying image.";
            lines.push(line(begins, text));
        }
        Phase::CheckingHealth | Phase::FailingHealth => {
            let port = &script.port;
            let text = format!("[AppRunner] Performing health check on port '{port}'.");
            lines.push(line(begins, text));
        }
        Phase::Routing => lines.push(line(
            begins,
            "[AppRunner] Health check is successful. Routing traffic to application.",
        )),
        Phase::RollingBack => {
            lines.push(failure(operation, begins));
            lines.push(line(
                begins,
                "[AppRunner] Rolling back to the previous version.",
            ));
            lines.push(line(
                ends,
                if script.rollback_fails() {
                    "[AppRunner] Rollback failed."
                } else {
                    "[AppRunner] Rollback completed successfully."
                },
            ));
        }
        Phase::Preparing
        | Phase::ExpandingNetwork
        | Phase::Stopping
        | Phase::Starting
        | Phase::Removing => {}
    }
}

fn failure(operation: &Operation, at: Moment) -> LogLine {
    let reason = operation.fails().map_or("", Cause::reason);
    let id = &operation.id;
    line(
        at,
        format!("[AppRunner] Deployment with ID : {id} failed. Failure reason : {reason}"),
    )
}

fn build(operation: &Operation, begins: Moment, ends: Moment, lines: &mut Vec<LogLine>) {
    let Source::Code { runtime, .. } = &operation.script.source else {
        return;
    };
    let failure = operation.script.fails();
    let fails = failure.is_some_and(|cause| cause.stage() == Stage::Build);
    let mut steps = build_steps(runtime, fails);
    if let Some(cause) = failure.filter(|cause| fails && !cause.output().is_empty()) {
        steps.truncate(1);
        steps.extend(cause.output());
    }
    let span = ends.since(begins);
    let count = u32::try_from(steps.len()).unwrap_or(1).max(1);
    lines.push(line(begins, "[AppRunner] Starting source code build."));
    for (index, step) in (0_u32..).zip(&steps) {
        lines.push(line(
            begins + span * index / count,
            format!("[Build] {step}"),
        ));
    }
    if !fails {
        lines.push(line(ends, "[AppRunner] Successfully built source code."));
    }
}

fn build_steps(runtime: &str, fails: bool) -> Vec<&'static str> {
    let (install, broken) = if runtime.starts_with("NODEJS") {
        (
            [
                "Running build command: npm ci && npm run build",
                "added 412 packages in 9s",
            ],
            [
                "npm ERR! code ELIFECYCLE",
                "npm ERR! src/index.ts: Cannot find module './config'",
            ],
        )
    } else if runtime.starts_with("PYTHON") {
        (
            [
                "Running build command: pip3 install -r requirements.txt",
                "Collecting dependencies",
            ],
            [
                "ERROR: Could not find a version that satisfies the requirement acme-common==4.2",
                "ERROR: No matching distribution found for acme-common==4.2",
            ],
        )
    } else {
        (
            ["Running build command", "Compiling application"],
            [
                "error: build failed",
                "The build command exited with status 1",
            ],
        )
    };
    let mut steps = vec!["Step 1/4 : Preparing the build environment"];
    steps.extend(install);
    if fails {
        steps.extend(broken);
    } else {
        steps.extend(["Build command finished", "Packing the application image"]);
    }
    steps
}

pub(super) fn application(operation: &Operation, now: Moment) -> Vec<LogLine> {
    let script = &operation.script;
    let port = &script.port;
    let mut lines = Vec::new();
    for (phase, begins, ends) in script.timeline(operation.started) {
        match (phase, script.fails()) {
            (Phase::Provisioning, Some(cause)) if cause.stage() == Stage::Start => {
                let half = begins + ends.since(begins) / 2;
                lines.extend(cause.output().iter().map(|text| line(half, *text)));
            }
            (Phase::FailingHealth, Some(cause)) => {
                let count = u32::try_from(cause.output().len()).unwrap_or(1).max(1);
                for (index, text) in (0_u32..).zip(cause.output()) {
                    let at = begins + ends.since(begins) * index / count;
                    lines.push(line(at, text.replace("{port}", port)));
                }
            }
            (Phase::CheckingHealth, _) => {
                lines.push(line(begins, format!("Server listening on 0.0.0.0:{port}")));
            }
            (Phase::Starting, _) => {
                lines.push(line(ends, format!("Server listening on 0.0.0.0:{port}")));
            }
            (Phase::Stopping, _) => lines.push(line(begins, "SIGTERM received, shutting down")),
            _ => {}
        }
    }
    lines.retain(|line| line.at <= now);
    lines
}

pub(super) fn events(operation: &Operation, now: Moment) -> Vec<LogLine> {
    let (began, done) = match operation.kind {
        OperationKind::CreateService => ("Service creation started.", "Service created."),
        OperationKind::UpdateService => ("Service update started.", "Service update completed."),
        OperationKind::StartDeployment => ("Deployment started.", "Deployment completed."),
        OperationKind::PauseService => ("Service pause started.", "Service paused."),
        OperationKind::ResumeService => ("Service resume started.", "Service resumed."),
        OperationKind::DeleteService => ("Service deletion started.", "Service deleted."),
    };
    let id = &operation.id;
    let mut lines = vec![line(
        operation.started,
        format!("[AppRunner] {began} Operation ID : {id}"),
    )];
    lines.push(match operation.fails() {
        None => line(
            operation.ends(),
            format!("[AppRunner] {done} Operation ID : {id}"),
        ),
        Some(cause) => line(
            operation.ends(),
            format!(
                "[AppRunner] Operation with ID : {id} failed. Failure reason : {}",
                cause.reason()
            ),
        ),
    });
    lines.retain(|line| line.at <= now);
    lines
}
