//! What lies deeper: each service described, and its operations listed.

use std::collections::HashSet;
use std::sync::Arc;

use futures::future::join_all;
use model::failure::{Failure, FailureCode};
use model::operation::{Operation, Verdict};
use model::place::{Cell, ServiceArn, ServiceRef};
use model::service::ServiceSummary;

use crate::event::Event;
use crate::fleet::Fleet;
use crate::fleet::cell::Missing;
use crate::fleet::read::after_failure;
use crate::fleet::view::{FleetOperation, Generation, RowDetails};
use crate::store::StoredService;

/// Services whose details are read at once in one cell; the session's own limit counts the calls.
const AT_ONCE: usize = 4;

/// Seconds for which a service whose details cannot be read is passed over.
const PASSED_OVER: i64 = 60;

/// One service to read.
#[derive(Debug, Clone)]
struct Job {
    service: ServiceSummary,
    missing: Missing,
    known: Option<StoredService>,
}

impl Fleet {
    /// Reads details of `cell`, services on screen first, until none is missing.
    pub(crate) async fn detail(&self, generation: Generation, cell: &Cell) {
        loop {
            let jobs = self.next_jobs(generation, cell);
            if jobs.is_empty() {
                break;
            }
            let results = join_all(jobs.iter().map(|job| self.detail_one(cell, job))).await;
            let mut read = Vec::new();
            let mut failed = Vec::new();
            for (job, result) in jobs.iter().zip(results) {
                match result {
                    Ok(stored) => read.push((job.service.arn.clone(), stored)),
                    Err(failure) => failed.push((job.service.arn.clone(), failure)),
                }
            }
            if !self.keep(generation, cell, read).await || self.stopped_by(generation, cell, failed)
            {
                break;
            }
        }
        if let Some(data) = self.state().current(generation, cell) {
            data.detailing = false;
        }
    }

    /// Takes failures in, and says whether the reading of details must stop. What belongs to one
    /// service alone passes that service over for a while; anything else stops the cell, for as long
    /// as its own reading would wait. What is missing stays unread, which the rows say.
    fn stopped_by(
        &self,
        generation: Generation,
        cell: &Cell,
        failed: Vec<(ServiceArn, Failure)>,
    ) -> bool {
        let now = self.core.clock.now();
        let idle = i64::from(self.core.settings().refresh_seconds);
        let mut state = self.state();
        let Some(data) = state.current(generation, cell) else {
            return true;
        };
        let before = data.details_failure.clone();
        let mut stop = false;
        for (arn, failure) in failed {
            if matches!(
                failure.code,
                FailureCode::NotFound | FailureCode::AwsFault | FailureCode::InvalidRequest
            ) {
                data.passed_over.insert(arn, now.plus_seconds(PASSED_OVER));
            } else {
                data.details_due =
                    after_failure(&failure, &mut data.details_throttled, now, idle, cell);
                data.details_failure = Some(failure);
                stop = true;
            }
        }
        if !stop {
            data.details_failure = None;
            data.details_throttled = 0;
        }
        if data.details_failure != before {
            let view = state.cell_view(cell);
            drop(state);
            self.core.events.push(&Event::Cell { generation, view });
        }
        stop
    }

    fn next_jobs(&self, generation: Generation, cell: &Cell) -> Vec<Job> {
        let now = self.core.clock.now();
        let mut state = self.state();
        let visible = std::mem::take(&mut state.visible);
        let hidden = state.hidden;
        let mut jobs = Vec::new();
        if let Some(data) = state.current(generation, cell) {
            let mut open: Vec<(bool, Missing, &ServiceSummary)> = data
                .services
                .iter()
                .map(|service| {
                    let seen = visible.contains(&ServiceRef {
                        cell: cell.clone(),
                        arn: service.arn.clone(),
                    });
                    (!seen, data.missing(service, now, hidden), service)
                })
                // An operation under way is looked at once per reading of the cell, not in a circle.
                .filter(|(_, missing, service)| match missing {
                    Missing::Nothing => false,
                    Missing::All => true,
                    Missing::Operations => data
                        .details
                        .get(&service.arn)
                        .is_none_or(|known| Some(known.details.read_at) < data.read_at),
                })
                .collect();
            open.sort_by_key(|(unseen, ..)| *unseen);
            jobs = open
                .into_iter()
                .take(AT_ONCE)
                .map(|(_, missing, service)| Job {
                    service: service.clone(),
                    missing,
                    known: data.details.get(&service.arn).cloned(),
                })
                .collect();
        }
        state.visible = visible;
        jobs
    }

    async fn detail_one(&self, cell: &Cell, job: &Job) -> Result<StoredService, Failure> {
        let session = self.core.sessions.session(cell).await?;
        let arn = &job.service.arn;
        if let (Missing::Operations, Some(known)) = (job.missing, &job.known) {
            let (operations, _) = session.operations_page(arn, None).await?;
            return Ok(self.stored(&job.service, known.details.clone(), operations));
        }
        let (described, listed) =
            tokio::join!(session.service(arn), session.operations_page(arn, None));
        let (service, (operations, _)) = (described?, listed?);
        let details = RowDetails {
            source: service.configuration.source,
            auto_deployments: service.configuration.auto_deployments,
            cpu: service.configuration.cpu,
            memory: service.configuration.memory,
            newest: None,
            read_at: self.core.clock.now(),
        };
        Ok(self.stored(&job.service, details, operations))
    }

    fn stored(
        &self,
        service: &ServiceSummary,
        details: RowDetails,
        operations: Vec<Operation>,
    ) -> StoredService {
        let newest = operations.first().cloned();
        StoredService {
            updated_at: service.updated_at,
            status: service.status.clone(),
            details: RowDetails {
                newest,
                read_at: self.core.clock.now(),
                ..details
            },
            operations,
        }
    }

    /// Takes in what was read and tells the window. `false` where another scope was opened meanwhile.
    async fn keep(
        &self,
        generation: Generation,
        cell: &Cell,
        read: Vec<(ServiceArn, StoredService)>,
    ) -> bool {
        let (rows, ended, account) = {
            let mut state = self.state();
            let Some(data) = state.current(generation, cell) else {
                return false;
            };
            let (mut ended, mut changed) = (Vec::new(), HashSet::new());
            for (arn, stored) in &read {
                let before = data.details.insert(arn.clone(), stored.clone());
                if !before.as_ref().is_some_and(|before| before.says(stored)) {
                    changed.insert(arn);
                }
                ended.extend(
                    before
                        .and_then(|before| newly_ended(&before, stored))
                        .map(|found| (arn.clone(), found)),
                );
            }
            let rows: Vec<_> = data
                .services
                .iter()
                .filter(|service| changed.contains(&service.arn))
                .map(|service| data.row(cell, service))
                .collect();
            (rows, ended, data.account.clone())
        };
        let name = |arn: &ServiceArn| {
            rows.iter()
                .find(|row| row.service.arn == *arn)
                .map(|row| row.summary.name.clone())
                .unwrap_or_default()
        };
        for (arn, (operation, verdict)) in ended {
            let service = ServiceRef {
                cell: cell.clone(),
                arn: arn.clone(),
            };
            let ended = FleetOperation {
                service,
                name: name(&arn),
                operation,
            };
            self.core.tell_end(ended, verdict);
        }
        if !rows.is_empty() {
            self.core.events.push(&Event::Rows { generation, rows });
        }
        if let Some(account) = account.filter(|_| !read.is_empty())
            && self.core.remembered(&cell.profile).await
            && self
                .core
                .confirmed(&cell.profile)
                .is_some_and(|identity| identity.account == account)
        {
            let region = cell.region.clone();
            self.core
                .stored(move |store| store.set_services(&account, &region, &read))
                .await;
        }
        true
    }

    /// Reads the details of every cell that misses some.
    pub(crate) fn detail_where_missing(self: &Arc<Self>) {
        let now = self.core.clock.now();
        let (generation, cells) = {
            let mut state = self.state();
            let generation = state.generation;
            let hidden = state.hidden;
            let cells: Vec<Cell> = state
                .cells
                .iter_mut()
                .filter(|(_, data)| {
                    !data.detailing
                        && data.details_due.is_some_and(|due| due <= now)
                        && matches!(data.state, crate::fleet::view::CellState::Ready)
                        && data
                            .services
                            .iter()
                            .any(|service| data.missing(service, now, hidden) != Missing::Nothing)
                })
                .map(|(cell, data)| {
                    data.detailing = true;
                    cell.clone()
                })
                .collect();
            (generation, cells)
        };
        for cell in cells {
            let fleet = Arc::clone(self);
            self.core
                .spawn(async move { fleet.detail(generation, &cell).await });
        }
    }
}

/// The operation that ended between two readings, and how.
fn newly_ended(before: &StoredService, after: &StoredService) -> Option<(Operation, Verdict)> {
    let was = before.operations.first()?;
    if was.status.verdict().is_some() {
        return None;
    }
    let is = after
        .operations
        .iter()
        .find(|operation| operation.id == was.id)?;
    Some((is.clone(), is.status.verdict()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::configuration::Source;
    use model::instant::Timestamp;
    use model::operation::{OperationKind, OperationStatus};
    use model::service::ServiceStatus;

    fn stored(status: OperationStatus) -> StoredService {
        let operation = Operation {
            id: "1".into(),
            kind: OperationKind::StartDeployment,
            status,
            started_at: None,
            ended_at: None,
            updated_at: None,
        };
        StoredService {
            updated_at: None,
            status: ServiceStatus::Running,
            details: RowDetails {
                source: Source::Unreported,
                auto_deployments: false,
                cpu: None,
                memory: None,
                newest: None,
                read_at: Timestamp(0),
            },
            operations: vec![operation],
        }
    }

    #[test]
    fn an_end_is_told_once() {
        let (running, failed) = (
            stored(OperationStatus::InProgress),
            stored(OperationStatus::RollbackSucceeded),
        );
        assert_eq!(
            newly_ended(&running, &failed).map(|(_, verdict)| verdict),
            Some(Verdict::RolledBack)
        );
        assert_eq!(newly_ended(&failed, &failed), None);
        assert_eq!(newly_ended(&running, &running), None);
    }
}
