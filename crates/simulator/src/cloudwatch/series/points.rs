//! The metrics, and what each has to say of a minute.

use super::subject::Minute;

/// A metric of `AWS/AppRunner` at the level of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cloudwatch) enum Metric {
    Requests,
    Successes,
    ClientErrors,
    ServerErrors,
    RequestLatency,
    ActiveInstances,
    Concurrency,
    CpuUtilization,
    MemoryUtilization,
}

impl Metric {
    pub(in crate::cloudwatch) const ALL: [Self; 9] = [
        Self::Requests,
        Self::Successes,
        Self::ClientErrors,
        Self::ServerErrors,
        Self::RequestLatency,
        Self::ActiveInstances,
        Self::Concurrency,
        Self::CpuUtilization,
        Self::MemoryUtilization,
    ];

    /// The API's word.
    pub(in crate::cloudwatch) const fn as_str(self) -> &'static str {
        match self {
            Self::Requests => "Requests",
            Self::Successes => "2xxStatusResponses",
            Self::ClientErrors => "4xxStatusResponses",
            Self::ServerErrors => "5xxStatusResponses",
            Self::RequestLatency => "RequestLatency",
            Self::ActiveInstances => "ActiveInstances",
            Self::Concurrency => "Concurrency",
            Self::CpuUtilization => "CPUUtilization",
            Self::MemoryUtilization => "MemoryUtilization",
        }
    }

    /// The unit that its data comes in.
    pub(in crate::cloudwatch) const fn unit(self) -> &'static str {
        match self {
            Self::Requests
            | Self::Successes
            | Self::ClientErrors
            | Self::ServerErrors
            | Self::ActiveInstances
            | Self::Concurrency => "Count",
            Self::RequestLatency => "Milliseconds",
            Self::CpuUtilization | Self::MemoryUtilization => "Percent",
        }
    }

    /// The metric that the API's word means.
    pub(in crate::cloudwatch) fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.as_str() == word)
    }

    /// What it has to say of a minute, if anything.
    pub(in crate::cloudwatch) fn of(self, minute: &Minute) -> Option<Points> {
        let failed = minute.client_errors + minute.server_errors;
        match self {
            Self::Requests => Some(Points::one(minute.requests as f64)),
            Self::Successes => Some(Points::one((minute.requests - failed) as f64)),
            Self::ClientErrors => Some(Points::one(minute.client_errors as f64)),
            Self::ServerErrors => Some(Points::one(minute.server_errors as f64)),
            Self::ActiveInstances => Some(Points::one(f64::from(minute.instances))),
            // Without a request there is nothing to time.
            Self::RequestLatency if minute.requests == 0 => None,
            Self::RequestLatency => Some(Points::latency(
                minute.requests as f64,
                minute.latency,
                minute.spread,
            )),
            // Sampled once a second.
            Self::Concurrency => Some(Points::spread(60.0, minute.concurrency, 0.3, f64::MAX)),
            Self::CpuUtilization => Some(Points::per_instance(minute, minute.cpu)),
            Self::MemoryUtilization => Some(Points::per_instance(minute, minute.memory)),
        }
    }
}

impl Metric {
    /// Whether each instance measures it too.
    pub(in crate::cloudwatch) const fn is_per_instance(self) -> bool {
        match self {
            Self::CpuUtilization | Self::MemoryUtilization => true,
            Self::Requests
            | Self::Successes
            | Self::ClientErrors
            | Self::ServerErrors
            | Self::RequestLatency
            | Self::ActiveInstances
            | Self::Concurrency => false,
        }
    }

    /// What an instance that leans so far from the others, in -1..1, has to say of a minute.
    pub(in crate::cloudwatch) fn of_instance(self, minute: &Minute, lean: f64) -> Option<Points> {
        let mean = match self {
            Self::CpuUtilization => minute.cpu,
            Self::MemoryUtilization => minute.memory,
            Self::Requests
            | Self::Successes
            | Self::ClientErrors
            | Self::ServerErrors
            | Self::RequestLatency
            | Self::ActiveInstances
            | Self::Concurrency => return None,
        };
        // Within what the service's own figures span.
        let own = (mean * (1.0 + 0.8 * minute.uneven * lean)).min(100.0);
        Some(Points::spread(1.0, own, 0.0, 100.0))
    }
}

/// The data of a metric in a minute: CloudWatch keeps it as a set, not one by
/// one.
#[derive(Debug, Clone, Copy)]
pub(in crate::cloudwatch) struct Points {
    pub(in crate::cloudwatch) count: f64,
    pub(in crate::cloudwatch) sum: f64,
    pub(in crate::cloudwatch) min: f64,
    pub(in crate::cloudwatch) max: f64,
    /// The spread of the logarithm, for what is distributed that way.
    log_spread: Option<f64>,
}

impl Points {
    fn one(value: f64) -> Self {
        Self {
            count: 1.0,
            sum: value,
            min: value,
            max: value,
            log_spread: None,
        }
    }

    /// `count` values around a mean, up to a share of it away.
    fn spread(count: f64, mean: f64, share: f64, most: f64) -> Self {
        Self {
            count,
            sum: mean * count,
            min: mean * (1.0 - share),
            max: (mean * (1.0 + share)).min(most),
            log_spread: None,
        }
    }

    fn per_instance(minute: &Minute, mean: f64) -> Self {
        let instances = f64::from(minute.instances.max(1));
        Self::spread(instances, mean, minute.uneven, 100.0)
    }

    fn latency(count: f64, mean: f64, spread: f64) -> Self {
        let set = Self {
            count,
            sum: mean * count,
            min: 0.0,
            max: f64::MAX,
            log_spread: Some(spread),
        };
        // The extremes are what so many requests can be expected to show.
        let tail = 1.0 / (count + 1.0);
        Self {
            min: set.quantile(tail).min(mean),
            max: set.quantile(1.0 - tail).max(mean),
            ..set
        }
    }

    /// The value that a share of the data does not exceed.
    pub(in crate::cloudwatch) fn quantile(&self, share: f64) -> f64 {
        let mean = self.sum / self.count;
        let value = match self.log_spread {
            Some(spread) => mean * (spread * probit(share) - spread * spread / 2.0).exp(),
            None if share < 0.5 => self.min + (mean - self.min) * share * 2.0,
            None => mean + (self.max - mean) * (share - 0.5) * 2.0,
        };
        value.clamp(self.min, self.max)
    }
}

/// How many standard deviations from the mean a share of a normal distribution
/// ends (Abramowitz and Stegun, 26.2.23).
fn probit(share: f64) -> f64 {
    let tail = share.min(1.0 - share).max(1e-12);
    let t = (-2.0 * tail.ln()).sqrt();
    let top = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let bottom = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let distance = t - top / bottom;
    if share < 0.5 { -distance } else { distance }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_rise_and_stay_between_the_extremes() {
        for count in [1.0, 3.0, 50.0, 5000.0] {
            let points = Points::latency(count, 120.0, 0.6);
            let quantiles = [0.0, 0.1, 0.5, 0.9, 0.95, 0.99, 1.0].map(|q| points.quantile(q));
            assert!(quantiles.is_sorted(), "{count}: {quantiles:?}");
            assert!(points.min <= quantiles[0] && quantiles[6] <= points.max);
            assert!((points.min..=points.max).contains(&120.0), "{count}");
        }
    }

    #[test]
    fn probit_knows_the_table() {
        for (share, distance) in [(0.5, 0.0), (0.95, 1.645), (0.99, 2.326), (0.01, -2.326)] {
            assert!((probit(share) - distance).abs() < 0.001, "{share}");
        }
    }
}
