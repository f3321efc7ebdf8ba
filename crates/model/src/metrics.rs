//! CloudWatch metrics of a service: which there are, and how they are asked for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::instant::Timestamp;

/// The namespace of App Runner's metrics.
pub const NAMESPACE: &str = "AWS/AppRunner";

/// A window of time that ends at the present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MetricRange {
    /// One hour.
    Hour,
    /// Three hours.
    ThreeHours,
    /// One day.
    Day,
    /// One week.
    Week,
}

impl MetricRange {
    /// Its length in seconds.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Hour => 3_600,
            Self::ThreeHours => 3 * 3_600,
            Self::Day => 86_400,
            Self::Week => 7 * 86_400,
        }
    }

    /// The period of one point in seconds. One-minute data is kept for 15 days, so each of these
    /// ranges could have it; the longer ones take coarser points to keep a chart readable.
    #[must_use]
    pub const fn period(self) -> i32 {
        match self {
            Self::Hour | Self::ThreeHours | Self::Day => 60,
            Self::Week => 300,
        }
    }
}

/// One line of a chart: a metric and its statistic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MetricLine {
    /// Requests, all of them.
    Requests,
    /// Requests answered 2xx.
    Status2xx,
    /// Requests answered 4xx.
    Status4xx,
    /// Requests answered 5xx.
    Status5xx,
    /// Latency, median, ms.
    LatencyP50,
    /// Latency, 95th percentile, ms.
    LatencyP95,
    /// Latency, 99th percentile, ms.
    LatencyP99,
    /// Instances that handle requests; 0 when idle is normal.
    ActiveInstances,
    /// Requests handled at the same time, all instances together.
    Concurrency,
    /// CPU used, average of the instances, percent.
    CpuAverage,
    /// CPU used, most loaded instance, percent.
    CpuMaximum,
    /// Memory used, average of the instances, percent.
    MemoryAverage,
    /// Memory used, fullest instance, percent.
    MemoryMaximum,
}

impl MetricLine {
    /// Every line, in the order of the charts.
    pub const ALL: [Self; 13] = [
        Self::Requests,
        Self::Status2xx,
        Self::Status4xx,
        Self::Status5xx,
        Self::LatencyP50,
        Self::LatencyP95,
        Self::LatencyP99,
        Self::ActiveInstances,
        Self::Concurrency,
        Self::CpuAverage,
        Self::CpuMaximum,
        Self::MemoryAverage,
        Self::MemoryMaximum,
    ];

    /// CloudWatch's name of the metric, and the statistic (facts, CloudWatch).
    #[must_use]
    pub const fn query(self) -> (&'static str, &'static str) {
        match self {
            Self::Requests => ("Requests", "Sum"),
            Self::Status2xx => ("2xxStatusResponses", "Sum"),
            Self::Status4xx => ("4xxStatusResponses", "Sum"),
            Self::Status5xx => ("5xxStatusResponses", "Sum"),
            Self::LatencyP50 => ("RequestLatency", "p50"),
            Self::LatencyP95 => ("RequestLatency", "p95"),
            Self::LatencyP99 => ("RequestLatency", "p99"),
            Self::ActiveInstances => ("ActiveInstances", "Maximum"),
            Self::Concurrency => ("Concurrency", "Maximum"),
            Self::CpuAverage => ("CPUUtilization", "Average"),
            Self::CpuMaximum => ("CPUUtilization", "Maximum"),
            Self::MemoryAverage => ("MemoryUtilization", "Average"),
            Self::MemoryMaximum => ("MemoryUtilization", "Maximum"),
        }
    }
}

/// The values of one line. A missing point is `None`, never 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MetricSeries {
    /// Which line.
    pub line: MetricLine,
    /// One value per entry of [`MetricSet::times`].
    pub values: Vec<Option<f64>>,
}

/// Every line of a service over one range, on one time axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MetricSet {
    /// The range asked for.
    pub range: MetricRange,
    /// Seconds between two points.
    pub period_seconds: i32,
    /// The start of each period, ascending, without gaps.
    pub times: Vec<Timestamp>,
    /// The lines, in the order of [`MetricLine::ALL`].
    pub series: Vec<MetricSeries>,
    /// When it was read.
    pub read_at: Timestamp,
}

/// Points sampled at any time, put on the axis of `[start, end)` with one slot per `period` seconds.
#[must_use]
pub fn on_axis(
    points: &[(Timestamp, f64)],
    start: Timestamp,
    slots: usize,
    period: i32,
) -> Vec<Option<f64>> {
    let mut values = vec![None; slots];
    for (at, value) in points {
        let offset = at.seconds() - start.seconds();
        if offset < 0 {
            continue;
        }
        if let Some(slot) = usize::try_from(offset / i64::from(period))
            .ok()
            .and_then(|index| values.get_mut(index))
        {
            *slot = Some(*value);
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_fall_in_their_slots_and_gaps_stay_gaps() {
        let start = Timestamp::from_seconds(600);
        let at = |seconds| Timestamp::from_seconds(seconds);
        let values = on_axis(
            &[
                (at(600), 1.0),
                (at(720), 3.0),
                (at(540), 9.0),
                (at(780), 9.0),
            ],
            start,
            3,
            60,
        );
        assert_eq!(values, [Some(1.0), None, Some(3.0)]);
    }
}
