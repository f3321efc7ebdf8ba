//! Inputs of every kind, straight to the API.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::CloudWatch;
use crate::api::{Api as _, Call};
use crate::auth::{KeyTable, Principal};
use crate::clock::Clock;
use crate::options::ClockMode;
use crate::scenarios;
use crate::state::World;
use crate::wire::{ApiError, Value};

fn ask(operation: &str, input: &Json) -> Result<Value, ApiError> {
    let clock = Arc::new(Clock::start(ClockMode::Stepped, 1.0));
    let scenario = scenarios::named("demo").expect("a scenario");
    let mut world = World::new(7, scenario.fill(7, &clock));
    let call = Call {
        account: scenarios::PRODUCTION,
        region: "eu-west-1",
        caller: &Principal::user(scenarios::PRODUCTION, "test"),
        keys: &KeyTable::default(),
        behaviour: scenarios::Behaviour::default(),
        host: "127.0.0.1",
        now: clock.now(),
        clock: &clock,
        request_id: "1",
    };
    CloudWatch.handle(&call, &mut world, operation, input)
}

fn any_time() -> impl Strategy<Value = Json> {
    prop_oneof![
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        (1_700_000_000_i64..1_900_000_000).prop_map(Json::from),
        Just(Json::Null),
        any::<String>().prop_map(Json::from),
    ]
}

fn any_query() -> impl Strategy<Value = Json> {
    let period = prop_oneof![Just(60), Just(86_400), any::<i64>()];
    let stat = prop_oneof![
        Just("Sum".to_owned()),
        Just("p99".to_owned()),
        any::<String>()
    ];
    let id = prop_oneof!["[a-z]{1,3}", any::<String>()];
    (id, period, stat, any::<bool>()).prop_map(|(id, period, stat, returned)| {
        json!({ "Id": id, "ReturnData": returned, "MetricStat": {
            "Period": period,
            "Stat": stat,
            "Metric": {
                "Namespace": "AWS/AppRunner",
                "MetricName": "Requests",
                "Dimensions": [{ "Name": "ServiceName", "Value": "x" }, { "Name": "ServiceID", "Value": "y" }],
            },
        }})
    })
}

proptest! {
    #[test]
    fn no_window_and_no_query_panics(
        start in any_time(),
        end in any_time(),
        queries in prop::collection::vec(any_query(), 0..4),
        most in any::<i64>(),
        token in prop::option::of("[0-9a-f]{0,40}"),
    ) {
        let input = json!({
            "StartTime": start,
            "EndTime": end,
            "MetricDataQueries": queries,
            "MaxDatapoints": most,
            "NextToken": token,
        });
        if let Err(error) = ask("GetMetricData", &input) {
            prop_assert!(!error.is_server_fault() && !error.message.is_empty(), "{error}");
        }
    }
}

#[test]
fn members_of_other_types_are_refused() {
    for input in [
        json!({ "MetricDataQueries": "text" }),
        json!({ "MetricDataQueries": [1] }),
        json!({ "MetricDataQueries": [{ "Id": 1 }] }),
        json!({ "MetricDataQueries": [{ "Id": "a", "MetricStat": [] }] }),
    ] {
        let error = ask("GetMetricData", &input).expect_err("refused");
        assert!(!error.is_server_fault(), "{input}: {error}");
    }
}
