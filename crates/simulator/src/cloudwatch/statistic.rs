//! Statistics, and the buckets that they are taken over.

use super::series::Points;

/// A statistic that a query asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Statistic {
    Sum,
    Average,
    Maximum,
    Minimum,
    SampleCount,
    /// The value that a share of the data does not exceed.
    Percentile(f64),
}

impl Statistic {
    /// The statistic that the API's word means: the five by name, and `p` with
    /// a percentage of up to ten decimals.
    pub(super) fn named(word: &str) -> Option<Self> {
        match word {
            "Sum" => Some(Self::Sum),
            "Average" => Some(Self::Average),
            "Maximum" => Some(Self::Maximum),
            "Minimum" => Some(Self::Minimum),
            "SampleCount" => Some(Self::SampleCount),
            other => {
                let digits = other.strip_prefix('p')?;
                let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
                let percent: f64 = digits.parse().ok().filter(|_| plain)?;
                (0.0..=100.0)
                    .contains(&percent)
                    .then_some(Self::Percentile(percent / 100.0))
            }
        }
    }
}

/// Minutes put together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bucket {
    statistic: Statistic,
    count: f64,
    sum: f64,
    min: f64,
    max: f64,
    /// Quantiles of the minutes, each with the weight of its minute's data.
    weighted: f64,
}

impl Bucket {
    pub(super) const fn empty(statistic: Statistic) -> Self {
        Self {
            statistic,
            count: 0.0,
            sum: 0.0,
            min: f64::MAX,
            max: f64::MIN,
            weighted: 0.0,
        }
    }

    pub(super) fn add(&mut self, points: &Points) {
        self.count += points.count;
        self.sum += points.sum;
        self.min = self.min.min(points.min);
        self.max = self.max.max(points.max);
        if let Statistic::Percentile(share) = self.statistic {
            self.weighted += points.quantile(share) * points.count;
        }
    }

    /// The statistic, if there was anything to take it of.
    pub(super) fn value(&self) -> Option<f64> {
        if self.count <= 0.0 {
            return None;
        }
        Some(match self.statistic {
            Statistic::Sum => self.sum,
            Statistic::Average => self.sum / self.count,
            Statistic::Maximum => self.max,
            Statistic::Minimum => self.min,
            Statistic::SampleCount => self.count,
            Statistic::Percentile(_) => self.weighted / self.count,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statistics_go_by_the_names_of_the_api() {
        assert_eq!(Statistic::named("Sum"), Some(Statistic::Sum));
        assert_eq!(Statistic::named("p50"), Some(Statistic::Percentile(0.5)));
        assert_eq!(
            Statistic::named("p12.5"),
            Some(Statistic::Percentile(0.125))
        );
        for word in ["", "sum", "p", "p101", "p-1", "p1e1", "pinf", "tm99", "IQM"] {
            assert_eq!(Statistic::named(word), None, "{word}");
        }
    }

    #[test]
    fn nothing_has_no_value() {
        assert_eq!(Bucket::empty(Statistic::Sum).value(), None);
    }
}
