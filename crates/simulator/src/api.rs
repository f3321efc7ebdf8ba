//! The seam by which an AWS API plugs in: one folder that implements [`Api`], one line in [`all`].

use crate::auth::{KeyTable, Principal};
use crate::clock::{Clock, Moment};
use crate::scenarios::Behaviour;
use crate::state::World;
use crate::wire::{ApiError, Binding, Live, Value};

/// Who is calling, where, and when.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// The account (12 digits) that the access key belongs to.
    pub account: &'a str,
    /// The region of the signature's credential scope.
    pub region: &'a str,
    /// Who the key belongs to.
    pub caller: &'a Principal,
    /// The access keys that are known; sessions are added to them.
    pub keys: &'a KeyTable,
    /// How the scenario's AWS behaves.
    pub behaviour: Behaviour,
    /// Where the simulator listens, without a scheme.
    pub host: &'a str,
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

    /// Whether an operation is turned away where IAM does not permit it.
    fn needs_permission(&self, _operation: &str) -> bool {
        true
    }

    /// Whether an operation carries no signature: what it is let do is decided by its input.
    fn is_unsigned(&self, _operation: &str) -> bool {
        false
    }

    /// The account and the region of an unsigned call, by what its input carries.
    fn home(&self, _world: &World, _input: &serde_json::Value) -> (String, String) {
        (String::new(), "us-east-1".to_owned())
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

    /// Where the operations are, for an API that names them by method and path.
    fn bindings(&self) -> &'static [Binding] {
        &[]
    }

    /// An error in this API's own form, where that is not every API's.
    fn own_error(&self, error: ApiError) -> ApiError {
        error
    }

    /// Whether the scenario's outage of a region reaches this API.
    fn regional(&self) -> bool {
        true
    }

    /// Whether the API has no other operations than those that are answered here.
    fn is_whole(&self) -> bool {
        false
    }

    /// Every operation of the API that is answered here.
    fn operations(&self) -> &'static [&'static str];

    /// What goes on after an operation's answer, for one that answers with a stream. It is asked
    /// instead of [`Api::handle`].
    ///
    /// # Errors
    /// What AWS would answer instead.
    fn live(
        &self,
        _call: &Call<'_>,
        _world: &mut World,
        _operation: &str,
        _input: &serde_json::Value,
    ) -> Result<Option<Box<dyn Live>>, ApiError> {
        Ok(None)
    }

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
        Box::new(crate::ecr::Ecr),
        Box::new(crate::iam::Iam),
        Box::new(crate::logs::Logs),
        Box::new(crate::sso::Portal),
        Box::new(crate::ssooidc::Oidc),
        Box::new(crate::sts::Sts),
    ]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::options::ClockMode;
    use crate::scenarios::{self, PRODUCTION};
    use crate::state::Draw;
    use crate::validation::{APP_RUNNER, ApiModel, CLOUDWATCH, ECR, IAM, OIDC, PORTAL, STS};

    fn model_of(api: &dyn Api) -> Option<&'static ApiModel> {
        Some(match api.signing_name() {
            "apprunner" => &APP_RUNNER,
            "awsssoportal" => &PORTAL,
            "ecr" => &ECR,
            "iam" => &IAM,
            "monitoring" => &CLOUDWATCH,
            "sso-oauth" => &OIDC,
            "sts" => &STS,
            _ => return None,
        })
    }

    #[test]
    fn no_input_made_from_a_model_panics_or_is_the_services_fault() {
        let clock = Arc::new(Clock::start(ClockMode::Stepped, 1.0));
        let demo = scenarios::named("demo").expect("the demo");
        let mut world = World::new(7, demo.fill(7, &clock));
        let (keys, ana) = (KeyTable::default(), Principal::user(PRODUCTION, "ana"));
        let mut draw = Draw::of(7, &["made from models"]);
        let (mut good, mut refused) = (0, 0);
        for api in all() {
            let Some(model) = model_of(api.as_ref()) else {
                continue;
            };
            for round in 0..150_u64 {
                clock.step(std::time::Duration::from_secs(round % 40));
                for operation in api.operations() {
                    let call = Call {
                        account: PRODUCTION,
                        region: "eu-west-1",
                        caller: &ana,
                        keys: &keys,
                        behaviour: Behaviour::default(),
                        host: "127.0.0.1",
                        now: clock.now(),
                        clock: &clock,
                        request_id: "request",
                    };
                    let input = model.invent(operation, &mut draw);
                    match api.handle(&call, &mut world, operation, &input) {
                        Ok(_) => good += 1,
                        Err(error) => {
                            refused += 1;
                            // What is not offered says so with a status of its own.
                            let honest = error.status < 500 || error.status == 501;
                            assert!(honest, "{operation} {input}: {error}");
                            assert!(!error.message.is_empty(), "{operation} {input}");
                        }
                    }
                }
            }
        }
        // Otherwise it would have tried too little of either.
        assert!(
            good > 500 && refused > 500,
            "{good} good, {refused} refused"
        );
    }
}
