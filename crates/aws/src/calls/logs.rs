//! The logs of operations.

use aws_sdk_cloudwatchlogs::types::OrderBy;
use model::arn::LogGroupKind;
use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::log::LogLine;
use model::operation::Operation;
use model::place::ServiceArn;

use crate::session::Session;

/// Events asked for in one page: the most that CloudWatch Logs answers.
const PAGE: i32 = 10_000;
/// Digits of an operation's id before its first dash, where it has dashes.
const BEFORE_DASH: usize = 8;
/// Seconds after its end in which an operation's own events may still be written.
const TAIL: i64 = 60;

/// Lines of a log, and where to go on.
#[derive(Debug, Clone, Default)]
pub struct LogChunk {
    /// The lines, oldest first.
    pub lines: Vec<LogLine>,
    /// Where the next reading goes on; `None` where it must start afresh.
    pub next: Option<String>,
}

impl Session {
    /// The stream that holds the log of `operation`; `None` where it has none of its own.
    ///
    /// # Errors
    /// Any failure of `DescribeLogStreams`; a log group that does not exist yet is no failure.
    pub async fn deployment_stream(
        &self,
        arn: &ServiceArn,
        operation: &Operation,
    ) -> Result<Option<String>, Failure> {
        let Some(group) = arn.log_group(LogGroupKind::Service) else {
            return Ok(None);
        };
        let wanted = operation.bare_id();
        // Ids come with and without dashes (facts, 8), and are the same up to the first one: asked for so far, a long
        // history costs no more than a short one.
        let beginning: String = wanted.chars().take(BEFORE_DASH).collect();
        let mut next = None;
        loop {
            let _permit = self.permit().await;
            let about = self.about("logs:DescribeLogStreams");
            let answer = self
                .logs
                .describe_log_streams()
                .log_group_name(&group)
                .log_stream_name_prefix(format!("deployment/{beginning}"))
                .order_by(OrderBy::LogStreamName)
                .set_next_token(next)
                .send()
                .await
                .map_err(|error| about.failure(error));
            let answer = match answer {
                Ok(answer) => answer,
                Err(failure) if failure.code == FailureCode::NotFound => return Ok(None),
                Err(failure) => return Err(failure),
            };
            let found = answer
                .log_streams()
                .iter()
                .filter_map(|stream| stream.log_stream_name())
                .find(|name| {
                    name.rsplit('/')
                        .next()
                        .is_some_and(|tail| tail.replace('-', "").eq_ignore_ascii_case(&wanted))
                });
            if let Some(name) = found {
                return Ok(Some(name.to_owned()));
            }
            match answer.next_token() {
                Some(token) => next = Some(token.to_owned()),
                None => return Ok(None),
            }
        }
    }

    /// The lines of `stream` from `next` on, or from its beginning.
    ///
    /// # Errors
    /// Any failure of `GetLogEvents`.
    pub async fn log_events(
        &self,
        arn: &ServiceArn,
        stream: &str,
        next: Option<String>,
    ) -> Result<LogChunk, Failure> {
        let Some(group) = arn.log_group(LogGroupKind::Service) else {
            return Ok(LogChunk::default());
        };
        let mut chunk = LogChunk {
            lines: Vec::new(),
            next,
        };
        loop {
            let _permit = self.permit().await;
            let about = self.about("logs:GetLogEvents");
            let answer = self
                .logs
                .get_log_events()
                .log_group_name(&group)
                .log_stream_name(stream)
                .start_from_head(true)
                .limit(PAGE)
                .set_next_token(chunk.next.clone())
                .send()
                .await
                .map_err(|error| about.failure(error))?;
            chunk.lines.extend(
                answer
                    .events()
                    .iter()
                    .filter_map(|event| line(event.timestamp(), event.message())),
            );
            // The end of a stream is a token that stays the same, not a missing one.
            let token = answer.next_forward_token().map(str::to_owned);
            // An empty page is no end either: a stream may have nothing where a page was looked for.
            if token.is_none() || token == chunk.next {
                chunk.next = token.or(chunk.next);
                return Ok(chunk);
            }
            chunk.next = token;
        }
    }

    /// What the service's `events` stream says between an operation's start and end: the log of an
    /// operation that has no stream of its own.
    ///
    /// # Errors
    /// Any failure of `FilterLogEvents`; a log group that does not exist yet is no failure.
    pub async fn operation_events(
        &self,
        arn: &ServiceArn,
        operation: &Operation,
    ) -> Result<Vec<LogLine>, Failure> {
        let (Some(group), Some(start)) =
            (arn.log_group(LogGroupKind::Service), operation.started_at)
        else {
            return Ok(Vec::new());
        };
        let end = operation
            .ended_at
            .unwrap_or_else(|| self.clock.now())
            .plus_seconds(TAIL);
        let mut lines = Vec::new();
        let mut next = None;
        loop {
            let _permit = self.permit().await;
            let about = self.about("logs:FilterLogEvents");
            let answer = self
                .logs
                .filter_log_events()
                .log_group_name(&group)
                .log_stream_names("events")
                .start_time(start.millis())
                .end_time(end.millis())
                .set_next_token(next)
                .send()
                .await
                .map_err(|error| about.failure(error));
            let answer = match answer {
                Ok(answer) => answer,
                Err(failure) if failure.code == FailureCode::NotFound => return Ok(lines),
                Err(failure) => return Err(failure),
            };
            lines.extend(
                answer
                    .events()
                    .iter()
                    .filter_map(|event| line(event.timestamp(), event.message())),
            );
            match answer.next_token() {
                Some(token) => next = Some(token.to_owned()),
                None => return Ok(lines),
            }
        }
    }
}

/// An event as a line. One without a time or a text cannot be shown, and is left out.
fn line(at: Option<i64>, message: Option<&str>) -> Option<LogLine> {
    Some(LogLine::read(Timestamp(at?), message?.trim_end()))
}
