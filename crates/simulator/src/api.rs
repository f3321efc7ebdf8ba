//! The seam by which an AWS API plugs in: one folder that implements [`Api`], one line in [`all`].

use crate::clock::{Clock, Moment};
use crate::state::World;
use crate::wire::{ApiError, Value};

/// Who is calling, where, and when.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// The account (12 digits) that the access key belongs to.
    pub account: &'a str,
    /// The region of the signature's credential scope.
    pub region: &'a str,
    /// The access key id.
    pub access_key: &'a str,
    /// The caller's ARN.
    pub caller: &'a str,
    /// What time it is; the same for the whole call.
    pub now: Moment,
    /// The clock, for the durations of what the call starts.
    pub clock: &'a Clock,
    /// The id that the answer carries.
    pub request_id: &'a str,
}

/// One AWS API, such as App Runner or STS.
pub trait Api: Send + Sync {
    /// The name in a signature's credential scope: `apprunner`.
    fn signing_name(&self) -> &'static str;

    /// The name in IAM actions, where it is another.
    fn iam_prefix(&self) -> &'static str {
        self.signing_name()
    }

    /// Whether a caller without any permission is turned away.
    fn needs_permission(&self) -> bool {
        true
    }

    /// What precedes the operation in `X-Amz-Target`, and names the service in an RPC path:
    /// `AppRunner`.
    fn target_prefix(&self) -> &'static str;

    /// What precedes `#` in an error's `__type`: `com.amazonaws.apprunner`.
    fn error_namespace(&self) -> &'static str;

    /// The version that requests of the query protocol name, where the API speaks it; answers then
    /// carry the namespace `https://<signing name>.amazonaws.com/doc/<version>/`.
    fn query_version(&self) -> Option<&'static str> {
        None
    }

    /// Whether the scenario's outage of a region reaches this API.
    fn regional(&self) -> bool {
        true
    }

    /// Every operation of the API that is answered here.
    fn operations(&self) -> &'static [&'static str];

    /// Answers one of [`Api::operations`]. It runs under the world's lock: it computes and returns,
    /// it never waits.
    ///
    /// # Errors
    /// What AWS would answer instead.
    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &serde_json::Value,
    ) -> Result<Value, ApiError>;
}

/// Every API, one line each.
#[must_use]
pub fn all() -> Vec<Box<dyn Api>> {
    vec![
        Box::new(crate::apprunner::AppRunner),
        Box::new(crate::cloudwatch::CloudWatch),
        Box::new(crate::logs::Logs),
        Box::new(crate::sts::Sts),
    ]
}
