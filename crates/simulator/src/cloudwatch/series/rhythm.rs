//! How busy a service is: its own scale, the day, the week, and chance.

use super::noise::Noise;

const DAY: i64 = 24 * 60;
/// The epoch was a Thursday; days are counted from the Sunday before.
const EPOCH_WEEKDAY: i64 = 4;

/// What a service is like, drawn once from its key.
#[derive(Debug, Clone)]
pub(super) struct Rhythm {
    noise: Noise,
    /// Requests a minute, on average over a working day.
    requests: f64,
    /// The busiest minute of the day (UTC), and how far the day swings.
    peak: f64,
    swing: f64,
    /// The share of a working day's traffic that a weekend has.
    weekend: f64,
    /// Milliseconds that a request takes when nothing is in its way.
    latency: f64,
    /// The spread of latencies: the standard deviation of their logarithm.
    pub(super) spread: f64,
    /// The shares of requests that fail, by whose fault it is.
    pub(super) client_errors: f64,
    pub(super) server_errors: f64,
    /// CPU and memory of an idle instance, percent.
    pub(super) cpu_idle: f64,
    pub(super) memory_idle: f64,
    /// How much a request asks of the CPU, compared with waiting for others.
    pub(super) work: f64,
}

impl Rhythm {
    pub(super) fn of(noise: Noise) -> Self {
        let draw =
            |salt: u64, from: f64, to: f64| from + (to - from) * noise.salted(1000 + salt).white(0);
        // Most services see some hundreds of requests a minute, a few see
        // enough to need several instances.
        let exponent = match draw(0, 0.0, 1.0) {
            tier if tier < 0.25 => draw(1, 0.3, 1.7),
            tier if tier < 0.85 => draw(1, 1.7, 3.6),
            _ => draw(1, 4.2, 5.0),
        };
        Self {
            noise,
            requests: 10.0_f64.powf(exponent),
            peak: draw(2, 540.0, 1140.0),
            swing: draw(3, 0.3, 0.85),
            weekend: draw(4, 0.3, 0.95),
            latency: 10.0_f64.powf(draw(5, 1.2, 2.3)),
            spread: draw(6, 0.4, 0.8),
            client_errors: draw(7, 0.002, 0.04),
            server_errors: draw(8, 0.000_05, 0.002),
            cpu_idle: draw(9, 0.6, 3.0),
            memory_idle: draw(10, 18.0, 55.0),
            work: draw(11, 0.06, 0.2),
        }
    }

    /// How many requests come in a minute, of which the service is there for a
    /// share.
    pub(super) fn requests(&self, minute: i64, share: f64) -> u64 {
        let expected = self.requests * self.level(minute) * share;
        // Counts scatter as a Poisson process does.
        let scatter = expected.sqrt() * self.noise.salted(1).normal(minute);
        (expected + scatter).round().max(0.0) as u64
    }

    /// The latency of a minute, before anything that a deployment adds.
    pub(super) fn latency(&self, minute: i64) -> f64 {
        let drift = 0.85 + 0.3 * self.noise.salted(2).smooth(minute, 90);
        let jitter = 1.0 + 0.05 * self.noise.salted(3).normal(minute);
        // A busy service answers a little later.
        self.latency * drift * jitter * (0.9 + 0.12 * self.level(minute))
    }

    /// A small number around 0 for whatever else scatters, by `salt`.
    pub(super) fn jitter(&self, minute: i64, salt: u64) -> f64 {
        self.noise.salted(salt).normal(minute)
    }

    /// A number in 0..1 for whatever else drifts, by `salt`.
    pub(super) fn drift(&self, minute: i64, salt: u64, span: i64) -> f64 {
        self.noise.salted(salt).smooth(minute, span)
    }

    /// The traffic of a minute as a multiple of the average.
    fn level(&self, minute: i64) -> f64 {
        let angle = (minute.rem_euclid(DAY) as f64 - self.peak) / DAY as f64;
        let day = 1.0 + self.swing * (std::f64::consts::TAU * angle).cos();
        let week = match (minute.div_euclid(DAY) + EPOCH_WEEKDAY).rem_euclid(7) {
            0 | 6 => self.weekend,
            _ => 1.0,
        };
        let drift = 0.85 + 0.3 * self.noise.salted(4).smooth(minute, 45);
        // Once in a while something sends everyone at the same time.
        let burst = match self.noise.salted(5).smooth(minute, 30) {
            high if high > 0.97 => 1.0 + 25.0 * (high - 0.97),
            _ => 1.0,
        };
        day * week * drift * burst
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(rhythm: &Rhythm, minutes: std::ops::Range<i64>) -> u64 {
        minutes.map(|minute| rhythm.requests(minute, 1.0)).sum()
    }

    #[test]
    fn days_have_a_peak_and_weekends_are_quieter() {
        for key in 0..50 {
            let mut rhythm = Rhythm::of(Noise(key));
            rhythm.requests = 1000.0;
            rhythm.weekend = 0.5;
            // Day 4 was a Monday, day 2 a Saturday.
            let monday = 4 * DAY;
            let peak = monday + rhythm.peak.round() as i64;
            let trough = peak - DAY / 2;
            let busy = sum(&rhythm, peak - 60..peak + 60);
            assert!(busy > sum(&rhythm, trough - 60..trough + 60), "{key}");
            let saturday = 2 * DAY;
            let weekend = sum(&rhythm, saturday..saturday + DAY);
            assert!(
                weekend < sum(&rhythm, monday..monday + DAY) * 3 / 4,
                "{key}"
            );
        }
    }

    #[test]
    fn services_differ_in_scale() {
        let mut scales: Vec<f64> = (0..200)
            .map(|key| Rhythm::of(Noise(key)).requests)
            .collect();
        scales.sort_by(f64::total_cmp);
        let (low, high) = (scales[20], scales[180]);
        assert!(low < 100.0 && high > 5_000.0, "{low} {high}");
    }
}
