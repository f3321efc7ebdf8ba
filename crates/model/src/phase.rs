//! A deployment told as a story: the phases it went through, read from its log.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::instant::Timestamp;
use crate::log::{LogLine, LogOrigin};
use crate::operation::{Operation, OperationKind, Verdict};

/// Where a phase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PhaseState {
    /// Not reached.
    Waiting,
    /// Under way.
    Running,
    /// Done.
    Done,
    /// The operation failed in it.
    Failed,
}

/// One phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Phase {
    /// What happens in it, in words.
    pub name: String,
    /// Where it stands.
    pub state: PhaseState,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// What opens a phase.
enum Opening {
    /// The operation's own start.
    Start,
    /// The first line of App Runner's that begins so (facts, CloudWatch).
    Line(&'static [&'static str]),
    /// The first line of the build's. Images are not built: without such a line there is no phase.
    Build,
}

const DEPLOYMENT: [(&str, Opening); 6] = [
    ("Queued", Opening::Start),
    (
        "Pull image or source",
        Opening::Line(&["Deployment started", "Pulling"]),
    ),
    ("Build", Opening::Build),
    (
        "Provision instances",
        Opening::Line(&["Provisioning instances"]),
    ),
    ("Health check", Opening::Line(&["Performing health check"])),
    (
        "Route traffic",
        Opening::Line(&["Health check is successful"]),
    ),
];

impl Opening {
    /// When the phase was opened, as far as the log shows.
    fn at(&self, operation: &Operation, lines: &[LogLine]) -> Option<Timestamp> {
        let first = |wanted: &dyn Fn(&LogLine) -> bool| {
            lines.iter().find(|line| wanted(line)).map(|line| line.at)
        };
        match self {
            Self::Start => operation.started_at,
            Self::Build => first(&|line| line.origin == LogOrigin::Build),
            Self::Line(beginnings) => first(&|line| {
                line.origin == LogOrigin::AppRunner
                    && beginnings.iter().any(|text| line.text.starts_with(text))
            }),
        }
    }
}

/// The phases of `operation` as far as its log shows them; empty where its kind has none.
#[must_use]
pub fn phases(operation: &Operation, lines: &[LogLine]) -> Vec<Phase> {
    if !matches!(
        operation.kind,
        OperationKind::StartDeployment
            | OperationKind::CreateService
            | OperationKind::UpdateService
    ) {
        return Vec::new();
    }
    let opened: Vec<(&str, Option<Timestamp>)> = DEPLOYMENT
        .iter()
        .map(|(name, opening)| {
            (
                *name,
                opening.at(operation, lines),
                matches!(opening, Opening::Build),
            )
        })
        .filter(|(_, at, optional)| at.is_some() || !optional)
        .map(|(name, at, _)| (name, at))
        .collect();
    // The reason for a failure may come long before the rollback ends: it closes the phase it fell in.
    let failed_at = lines.iter().find(|line| line.failure).map(|line| line.at);
    let verdict = operation.status.verdict();
    let last_open = opened.iter().rposition(|(_, at)| at.is_some()).unwrap_or(0);
    opened
        .iter()
        .enumerate()
        .map(|(index, (name, started_at))| {
            let next = opened[index + 1..].iter().find_map(|(_, at)| *at);
            let (state, ended_at) = match (index.cmp(&last_open), verdict) {
                (Ordering::Greater, _) => (PhaseState::Waiting, None),
                (Ordering::Less, _) => (PhaseState::Done, next),
                (Ordering::Equal, Some(Verdict::Succeeded)) => {
                    (PhaseState::Done, operation.ended_at)
                }
                (Ordering::Equal, Some(_)) => {
                    (PhaseState::Failed, failed_at.or(operation.ended_at))
                }
                (Ordering::Equal, None) if failed_at.is_some() => (PhaseState::Failed, failed_at),
                (Ordering::Equal, None) => (PhaseState::Running, None),
            };
            Phase {
                name: (*name).to_owned(),
                state,
                started_at: *started_at,
                ended_at,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::OperationStatus;

    fn deployment(status: OperationStatus) -> Operation {
        let ended_at = status.verdict().map(|_| Timestamp::from_seconds(100));
        Operation {
            id: "1".into(),
            kind: OperationKind::StartDeployment,
            status,
            started_at: Some(Timestamp::from_seconds(0)),
            ended_at,
            updated_at: None,
        }
    }

    fn line(seconds: i64, text: &str) -> LogLine {
        LogLine::read(
            Timestamp::from_seconds(seconds),
            &format!("[AppRunner] {text}"),
        )
    }

    fn states(operation: &Operation, lines: &[LogLine]) -> Vec<PhaseState> {
        phases(operation, lines)
            .into_iter()
            .map(|phase| phase.state)
            .collect()
    }

    #[test]
    fn a_deployment_under_way_shows_where_it_is() {
        use PhaseState::{Done, Running, Waiting};
        let lines = [
            line(2, "Deployment started."),
            line(9, "Provisioning instances and deploying image."),
        ];
        assert_eq!(
            states(&deployment(OperationStatus::InProgress), &lines),
            [Done, Done, Running, Waiting, Waiting]
        );
        assert_eq!(
            states(&deployment(OperationStatus::Pending), &[]),
            [Running, Waiting, Waiting, Waiting, Waiting]
        );
    }

    #[test]
    fn a_build_is_a_phase_of_its_own_where_there_is_one() {
        let lines = [
            line(2, "Deployment started."),
            LogLine::read(Timestamp::from_seconds(9), "[Build] npm ci"),
        ];
        let names: Vec<_> = phases(&deployment(OperationStatus::InProgress), &lines)
            .into_iter()
            .map(|phase| phase.name)
            .collect();
        assert_eq!(
            names[1..4],
            ["Pull image or source", "Build", "Provision instances"]
        );
        assert_eq!(
            phases(&deployment(OperationStatus::InProgress), &lines[..1]).len(),
            5
        );
    }

    #[test]
    fn a_failure_marks_the_phase_it_fell_in() {
        use PhaseState::{Done, Failed, Waiting};
        let lines = [
            line(2, "Deployment started."),
            line(9, "Provisioning instances and deploying image."),
            line(20, "Performing health check on port '8080'."),
            line(
                50,
                "Deployment with ID : 1 failed. Failure reason : Health check failed on port '8080'.",
            ),
        ];
        for status in [
            OperationStatus::RollbackInProgress,
            OperationStatus::RollbackSucceeded,
        ] {
            assert_eq!(
                states(&deployment(status), &lines),
                [Done, Done, Done, Failed, Waiting]
            );
        }
    }

    #[test]
    fn a_pause_has_no_phases() {
        let mut pause = deployment(OperationStatus::InProgress);
        pause.kind = OperationKind::PauseService;
        assert!(phases(&pause, &[]).is_empty());
    }
}
