//! Noise that depends on nothing but its key and where it is asked for.

/// A source of noise; different keys and salts are independent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noise(pub(super) u64);

impl Noise {
    /// The same source for another purpose.
    pub(super) const fn salted(self, salt: u64) -> Self {
        Self(mix(self.0 ^ mix(salt)))
    }

    /// A number in 0..1, independent at each place.
    pub(super) fn white(self, at: i64) -> f64 {
        let bits = mix(self.0 ^ mix(u64::from_ne_bytes(at.to_ne_bytes())));
        // The upper 53 bits are what an f64 holds exactly.
        (bits >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number in about -2..2 with mean 0 and variance 1.
    pub(super) fn normal(self, at: i64) -> f64 {
        let sum: f64 = (1..=4).map(|salt| self.salted(salt).white(at)).sum();
        (sum - 2.0) * 3.0_f64.sqrt()
    }

    /// A number in 0..1 that takes about `span` to change its mind.
    pub(super) fn smooth(self, at: i64, span: i64) -> f64 {
        let (cell, within) = (at.div_euclid(span), at.rem_euclid(span));
        let share = within as f64 / span as f64;
        // Eased, so that there is no kink where two cells meet.
        let eased = share * share * (3.0 - 2.0 * share);
        let (from, to) = (self.white(cell), self.white(cell + 1));
        from + (to - from) * eased
    }
}

/// SplitMix64's finaliser.
const fn mix(value: u64) -> u64 {
    let mut mixed = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_stays_in_its_range_and_fills_it() {
        let noise = Noise(7);
        let (mut low, mut high, mut sum) = (1.0_f64, 0.0_f64, 0.0);
        for at in -500..500 {
            let white = noise.white(at);
            assert!((0.0..1.0).contains(&white));
            assert!((0.0..1.0).contains(&noise.smooth(at, 45)));
            (low, high) = (low.min(white), high.max(white));
            sum += noise.normal(at);
        }
        assert!(low < 0.05 && high > 0.95, "{low} {high}");
        assert!((sum / 1000.0).abs() < 0.15, "{sum}");
    }

    #[test]
    fn smooth_noise_has_small_steps() {
        let noise = Noise(9);
        for at in 0..1000 {
            let step = noise.smooth(at + 1, 60) - noise.smooth(at, 60);
            assert!(step.abs() < 0.03, "{at}: {step}");
        }
    }
}
