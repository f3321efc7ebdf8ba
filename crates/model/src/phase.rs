//! A deployment told as a story: the phases it went through, read from its log.

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

/// A phase and the beginning of the line of the log that opens it (facts, CloudWatch).
struct Mark {
    name: &'static str,
    opened_by: &'static [&'static str],
}

const DEPLOYMENT: [Mark; 5] = [
    Mark {
        name: "Queued",
        opened_by: &[],
    },
    Mark {
        name: "Pull and build the source",
        opened_by: &["Deployment started", "Pulling"],
    },
    Mark {
        name: "Provision instances",
        opened_by: &["Provisioning instances"],
    },
    Mark {
        name: "Health check",
        opened_by: &["Performing health check"],
    },
    Mark {
        name: "Route traffic",
        opened_by: &["Health check is successful"],
    },
];

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
    let opened = |mark: &Mark| {
        lines
            .iter()
            .find(|line| {
                line.origin == LogOrigin::AppRunner
                    && mark
                        .opened_by
                        .iter()
                        .any(|text| line.text.starts_with(text))
            })
            .map(|line| line.at)
    };
    let mut starts: Vec<Option<Timestamp>> = DEPLOYMENT.iter().map(opened).collect();
    starts[0] = operation.started_at;
    // The reason for a failure may come long before the rollback ends: it closes the phase it fell in.
    let failed_at = lines.iter().find(|line| line.failure).map(|line| line.at);
    let verdict = operation.status.verdict();
    let last_open = starts.iter().rposition(Option::is_some).unwrap_or(0);
    DEPLOYMENT
        .iter()
        .enumerate()
        .map(|(index, mark)| {
            let started_at = starts[index];
            let next = starts[index + 1..].iter().flatten().next().copied();
            let (state, ended_at) = match (index.cmp(&last_open), verdict) {
                (std::cmp::Ordering::Greater, _) => (PhaseState::Waiting, None),
                (std::cmp::Ordering::Less, _) => (PhaseState::Done, next),
                (std::cmp::Ordering::Equal, Some(Verdict::Succeeded)) => {
                    (PhaseState::Done, operation.ended_at)
                }
                (std::cmp::Ordering::Equal, Some(_)) => {
                    (PhaseState::Failed, failed_at.or(operation.ended_at))
                }
                (std::cmp::Ordering::Equal, None) if failed_at.is_some() => {
                    (PhaseState::Failed, failed_at)
                }
                (std::cmp::Ordering::Equal, None) => (PhaseState::Running, None),
            };
            Phase {
                name: mark.name.to_owned(),
                state,
                started_at,
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
