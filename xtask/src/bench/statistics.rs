//! Samples, and what is said of them.

/// Some measurements of one thing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Samples(Vec<f64>);

impl Samples {
    /// At least one.
    pub(super) fn new(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        (!values.is_empty()).then_some(Self(values))
    }

    /// The one in the middle: on a machine that does other things too, single samples are far off.
    pub(super) fn median(&self) -> f64 {
        let middle = self.0.len() / 2;
        if self.0.len() % 2 == 1 {
            self.0[middle]
        } else {
            f64::midpoint(self.0[middle - 1], self.0[middle])
        }
    }

    pub(super) fn least(&self) -> f64 {
        self.0[0]
    }

    pub(super) fn most(&self) -> f64 {
        self.0[self.0.len() - 1]
    }

    pub(super) fn sorted(&self) -> &[f64] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_whatever_the_order() {
        let of = |values: &[f64]| Samples::new(values.to_vec()).map(|samples| samples.median());
        assert_eq!(of(&[9.0, 1.0, 5.0]), Some(5.0));
        assert_eq!(of(&[4.0, 1.0, 2.0, 1000.0]), Some(3.0));
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn the_spread_is_from_the_least_to_the_most() {
        let samples = Samples::new(vec![3.0, 1.0, 2.0]).expect("three of them");
        assert_eq!((samples.least(), samples.most()), (1.0, 3.0));
    }
}
