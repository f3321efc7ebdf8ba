//! How often each operation was called.

use std::collections::BTreeMap;

use serde::Serialize;

/// How often an operation was called in one account and region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallCount {
    /// The operation.
    pub operation: String,
    /// The account.
    pub account: String,
    /// The region.
    pub region: String,
    /// How often.
    pub count: u64,
}

/// The calls made since the start or the last reset.
#[derive(Debug, Default)]
pub struct Calls(BTreeMap<(String, String, String), u64>);

impl Calls {
    pub(crate) fn count(&mut self, operation: &str, account: &str, region: &str) {
        let key = (operation.to_owned(), account.to_owned(), region.to_owned());
        *self.0.entry(key).or_default() += 1;
    }

    pub(crate) fn reset(&mut self) {
        self.0.clear();
    }

    pub(crate) fn counts(&self) -> Vec<CallCount> {
        self.0
            .iter()
            .map(|((operation, account, region), count)| CallCount {
                operation: operation.clone(),
                account: account.clone(),
                region: region.clone(),
                count: *count,
            })
            .collect()
    }
}
