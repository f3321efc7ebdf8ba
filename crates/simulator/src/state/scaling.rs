//! Auto scaling configurations: revisions that never change.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::clock::Moment;

/// One revision of an auto scaling configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScalingConfiguration {
    /// Its ARN, `…/<name>/<revision>/<id>`.
    pub arn: String,
    /// The name that its revisions share.
    pub name: String,
    /// Its revision, from 1.
    pub revision: u32,
    /// Requests at once per instance before another is added.
    pub max_concurrency: u32,
    /// Instances that are always there.
    pub min_size: u32,
    /// The most instances.
    pub max_size: u32,
    /// When it was created.
    pub created: Moment,
    /// When it was deleted; it is inactive from then on.
    pub deleted: Option<Moment>,
    /// Whether services that name none get it.
    pub default: bool,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
}

impl ScalingConfiguration {
    /// What every account has in every region from the start.
    #[must_use]
    pub fn first_default(account: &str, region: &str) -> Self {
        Self {
            arn: format!(
                "arn:aws:apprunner:{region}:{account}:autoscalingconfiguration/\
                 DefaultConfiguration/1/00000000000000000000000000000001"
            ),
            name: "DefaultConfiguration".to_owned(),
            revision: 1,
            max_concurrency: 100,
            min_size: 1,
            max_size: 25,
            // The day App Runner was opened.
            created: Moment::from_secs(1_621_296_000),
            deleted: None,
            default: true,
            tags: BTreeMap::new(),
        }
    }

    /// The API's word; this API writes it in lower case, whatever its model says.
    #[must_use]
    pub const fn status(&self) -> &'static str {
        if self.deleted.is_some() {
            "inactive"
        } else {
            "active"
        }
    }
}
