//! CloudWatch metrics of a service.

use aws_sdk_cloudwatch::types::{Dimension, Metric, MetricDataQuery, MetricStat, ScanBy};
use aws_smithy_types::DateTime;
use model::failure::Failure;
use model::instant::Timestamp;
use model::metrics::{MetricLine, MetricRange, MetricSeries, MetricSet, NAMESPACE, on_axis};

use crate::convert;
use crate::session::Session;

impl Session {
    /// Every line of one service over `range`, in one series of `GetMetricData` calls: all lines are
    /// asked for at once, which is what is billed least.
    ///
    /// # Errors
    /// Any failure of `GetMetricData`.
    pub async fn metrics(
        &self,
        name: &str,
        id: &str,
        range: MetricRange,
    ) -> Result<MetricSet, Failure> {
        let now = self.clock.now();
        let period = i64::from(range.period());
        // Whole periods, so that the same window asked for twice in a period has the same points.
        let end = Timestamp::from_seconds((now.seconds() / period + 1) * period);
        let slots = range.seconds() / period;
        let start = end.plus_seconds(-slots * period);
        let queries = queries(name, id, range.period());

        let mut points: Vec<Vec<(Timestamp, f64)>> = vec![Vec::new(); MetricLine::ALL.len()];
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
                if let Some(held) = line.and_then(|line| points.get_mut(line)) {
                    let times = result.timestamps().iter().map(convert::timestamp);
                    held.extend(times.zip(result.values().iter().copied()));
                }
            }
            match answer.next_token() {
                Some(token) => next = Some(token.to_owned()),
                None => break,
            }
        }

        let slot_count = usize::try_from(slots).unwrap_or_default();
        Ok(MetricSet {
            range,
            period_seconds: range.period(),
            times: (0..slots)
                .map(|slot| start.plus_seconds(slot * period))
                .collect(),
            series: MetricLine::ALL
                .into_iter()
                .zip(points)
                .map(|(line, points)| MetricSeries {
                    line,
                    values: on_axis(&points, start, slot_count, range.period()),
                })
                .collect(),
            read_at: now,
        })
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
