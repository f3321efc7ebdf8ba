//! CloudWatch metrics of a service.

use aws_sdk_cloudwatch::types::{
    Dimension, Metric, MetricDataQuery, MetricDataResult, MetricStat, ScanBy, StatusCode,
};
use aws_smithy_types::DateTime;
use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::metrics::{MetricLine, NAMESPACE};

use crate::convert;
use crate::session::Session;

/// The points of every line, in the order of [`MetricLine::ALL`].
pub type Points = Vec<Vec<(Timestamp, f64)>>;

impl Session {
    /// The points of one service from `start` up to `end`, both whole periods of `period` seconds.
    ///
    /// All lines are asked for at once: what is billed is a metric asked for, not a call.
    ///
    /// # Errors
    /// Any failure of `GetMetricData`.
    pub async fn metric_points(
        &self,
        name: &str,
        id: &str,
        (start, end): (Timestamp, Timestamp),
        period: i32,
    ) -> Result<Points, Failure> {
        let queries = queries(name, id, period);
        let mut points: Points = vec![Vec::new(); MetricLine::ALL.len()];
        let mut next = None;
        loop {
            let _permit = self.permit().await;
            let about = self.about("cloudwatch:GetMetricData");
            let answer = self
                .cloudwatch
                .get_metric_data()
                .set_metric_data_queries(Some(queries.clone()))
                .start_time(DateTime::from_secs(start.seconds()))
                .end_time(DateTime::from_secs(end.seconds()))
                .scan_by(ScanBy::TimestampAscending)
                .set_next_token(next)
                .send()
                .await
                .map_err(|error| about.failure(error))?;
            for result in answer.metric_data_results() {
                let line = result
                    .id()
                    .and_then(|id| id.strip_prefix('m'))
                    .and_then(|id| id.parse::<usize>().ok());
                self.complete(result)?;
                if let Some(held) = line.and_then(|line| points.get_mut(line)) {
                    let times = result.timestamps().iter().map(convert::timestamp);
                    held.extend(times.zip(result.values().iter().copied()));
                }
            }
            match answer.next_token() {
                Some(token) => next = Some(token.to_owned()),
                None => return Ok(points),
            }
        }
    }
}

impl Session {
    /// Refuses a result that says that it failed: its missing points would look like points that never
    /// were. `PartialData` is a page of several.
    fn complete(&self, result: &MetricDataResult) -> Result<(), Failure> {
        let code = match result.status_code() {
            Some(StatusCode::Forbidden) => FailureCode::AccessDenied,
            Some(StatusCode::InternalError) => FailureCode::AwsFault,
            _ => return Ok(()),
        };
        let mut failure = Failure::new(code, "CloudWatch could not answer for one of the metrics")
            .in_cell(self.cell());
        failure.action = Some("cloudwatch:GetMetricData".to_owned());
        failure.causes.extend(
            result
                .messages()
                .iter()
                .filter_map(|message| message.value().map(str::to_owned)),
        );
        Err(failure)
    }
}

/// One query a line. Both dimensions are needed: with one of them nothing matches (facts, CloudWatch).
fn queries(name: &str, id: &str, period: i32) -> Vec<MetricDataQuery> {
    let dimension = |name: &str, value: &str| Dimension::builder().name(name).value(value).build();
    let dimensions = [dimension("ServiceName", name), dimension("ServiceID", id)];
    MetricLine::ALL
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            let (metric, statistic) = line.query();
            let metric = Metric::builder()
                .namespace(NAMESPACE)
                .metric_name(metric)
                .set_dimensions(Some(dimensions.to_vec()))
                .build();
            MetricDataQuery::builder()
                .id(format!("m{index}"))
                .metric_stat(
                    MetricStat::builder()
                        .metric(metric)
                        .period(period)
                        .stat(statistic)
                        .build(),
                )
                .build()
        })
        .collect()
}
