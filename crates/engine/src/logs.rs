//! Logs of operations: what was read is held, and only what follows is asked for.

use std::collections::VecDeque;
use std::sync::Arc;

use aws::LogChunk;
use model::failure::{Failure, FailureCode};
use model::log::LogLine;
use model::operation::Operation;
use model::place::{ServiceArn, ServiceRef};
use tokio::sync::Mutex;

use crate::core::Core;

/// Logs that are held at once; the one that was read longest ago makes room.
const HELD: usize = 4;

/// One operation's stream, as far as it was read.
#[derive(Debug, Default)]
struct Stream {
    /// Its name; `None` while it has not been found.
    name: Option<String>,
    lines: Vec<LogLine>,
    next: Option<String>,
}

/// By ARN and operation. Each is locked for as long as it is being read, so that no line is taken in twice.
type Entry = ((ServiceArn, String), Arc<Mutex<Stream>>);

/// The logs in memory, the one that was read last at the end.
#[derive(Debug, Default)]
pub(crate) struct Logs(std::sync::Mutex<VecDeque<Entry>>);

impl Logs {
    fn of(&self, service: &ServiceRef, operation: &Operation) -> Arc<Mutex<Stream>> {
        let key = (service.arn.clone(), operation.bare_id());
        let mut held = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let known = held.iter().position(|(known, _)| *known == key);
        let (_, stream) = known
            .and_then(|at| held.remove(at))
            .unwrap_or_else(|| (key.clone(), Arc::default()));
        held.push_back((key, Arc::clone(&stream)));
        if held.len() > HELD {
            held.pop_front();
        }
        stream
    }
}

impl Core {
    /// The log of `operation`, from its first line on.
    ///
    /// # Errors
    /// Any failure of the calls. What was read before stays held.
    pub(crate) async fn log(
        &self,
        service: &ServiceRef,
        operation: &Operation,
    ) -> Result<Vec<LogLine>, Failure> {
        let session = self.sessions.session(&service.cell).await?;
        let held = self.logs.of(service, operation);
        let mut stream = held.lock().await;
        if stream.name.is_none() {
            stream.name = session.deployment_stream(&service.arn, operation).await?;
        }
        let Some(name) = stream.name.clone() else {
            return session.operation_events(&service.arn, operation).await;
        };
        let read = session
            .log_events(&service.arn, &name, stream.next.clone())
            .await;
        let LogChunk { lines, next } = match read {
            Ok(chunk) => chunk,
            // A place in a stream is good for a day: after that it is read from its beginning.
            Err(failure)
                if failure.code == FailureCode::InvalidRequest && stream.next.is_some() =>
            {
                stream.lines.clear();
                session.log_events(&service.arn, &name, None).await?
            }
            Err(failure) => return Err(failure),
        };
        stream.lines.extend(lines);
        stream.next = next;
        Ok(stream.lines.clone())
    }
}
