//! What a service costs, as an estimate and only where the price is known.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::configuration::ConfigurationView;
use crate::place::Region;
use crate::scaling::ScalingFigures;

/// Hours in a month, as AWS counts them.
const HOURS: f64 = 730.0;
/// Automatic deployment, per service and month, in US dollars (facts, Price).
const AUTOMATIC_DEPLOYMENT: f64 = 1.0;

/// Prices of a region in US dollars.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Price {
    /// A vCPU for an hour, while it handles requests.
    vcpu_hour: f64,
    /// A GB for an hour, while it is provisioned.
    gb_hour: f64,
}

/// An estimate, in US dollars a month. `None` where the region's price is not known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CostEstimate {
    /// With no requests at all: the memory of MinSize instances.
    pub idle: Option<f64>,
    /// With MaxSize instances busy all the time.
    pub full: Option<f64>,
}

/// An estimate before and after a change.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CostChange {
    /// As it is.
    pub before: CostEstimate,
    /// As it would be.
    pub after: CostEstimate,
}

/// Prices that could be verified (facts, Price); every other region answers `None`.
fn price(region: &Region) -> Option<Price> {
    match region.as_str() {
        "us-east-1" | "us-east-2" | "us-west-2" | "eu-west-1" => Some(Price {
            vcpu_hour: 0.064,
            gb_hour: 0.007,
        }),
        "ap-northeast-1" => Some(Price {
            vcpu_hour: 0.081,
            gb_hour: 0.009,
        }),
        _ => None,
    }
}

impl CostEstimate {
    /// The estimate of a service that does not run: nothing is billed while it is paused or deleted.
    pub const NOTHING: Self = Self {
        idle: Some(0.0),
        full: Some(0.0),
    };

    /// The estimate of a service of this size, scaled by `figures`.
    #[must_use]
    pub fn of(region: &Region, configuration: &ConfigurationView, figures: ScalingFigures) -> Self {
        let unknown = Self {
            idle: None,
            full: None,
        };
        let (Some(price), Some(cpu), Some(memory)) =
            (price(region), configuration.cpu, configuration.memory)
        else {
            return unknown;
        };
        let memory_month = f64::from(memory) / 1024.0 * price.gb_hour * HOURS;
        let vcpu_month = f64::from(cpu) / 1024.0 * price.vcpu_hour * HOURS;
        let fixed = if configuration.auto_deployments {
            AUTOMATIC_DEPLOYMENT
        } else {
            0.0
        };
        Self {
            idle: Some(f64::from(figures.min_size).mul_add(memory_month, fixed)),
            full: Some(f64::from(figures.max_size).mul_add(memory_month + vcpu_month, fixed)),
        }
    }
}
