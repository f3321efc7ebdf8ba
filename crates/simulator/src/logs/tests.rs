//! Inputs of every kind, straight to the API.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::Logs;
use super::group::Kind;
use crate::api::{Api as _, Call};
use crate::auth::{KeyTable, Principal};
use crate::clock::Clock;
use crate::options::ClockMode;
use crate::scenarios;
use crate::state::World;
use crate::wire::{ApiError, Value};

const REGION: &str = "eu-west-1";

/// A world, and the names of the groups in it.
struct Asked {
    clock: Arc<Clock>,
    world: World,
    groups: Vec<String>,
}

impl Asked {
    fn new() -> Self {
        let clock = Arc::new(Clock::start(ClockMode::Stepped, 1.0));
        let scenario = scenarios::named("demo").expect("a scenario");
        let mut world = World::new(7, scenario.fill(7, &clock));
        let groups = world
            .place(scenarios::PRODUCTION, REGION)
            .services(clock.now())
            .take(1)
            .flat_map(|service| Kind::ALL.map(|kind| kind.group_of(service)))
            .collect();
        Self {
            clock,
            world,
            groups,
        }
    }

    fn ask(&mut self, operation: &str, input: &Json) -> Result<Value, ApiError> {
        let call = Call {
            account: scenarios::PRODUCTION,
            region: REGION,
            caller: &Principal::user(scenarios::PRODUCTION, "test"),
            keys: &KeyTable::default(),
            behaviour: scenarios::Behaviour::default(),
            host: "127.0.0.1",
            now: self.clock.now(),
            clock: &self.clock,
            request_id: "1",
        };
        Logs.handle(&call, &mut self.world, operation, input)
    }
}

fn any_time() -> impl Strategy<Value = Json> {
    prop_oneof![
        any::<i64>().prop_map(Json::from),
        (1_700_000_000_000_i64..1_900_000_000_000).prop_map(Json::from),
        Just(Json::Null),
        any::<f64>().prop_map(Json::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_input_panics(
        start in any_time(),
        end in any_time(),
        limit in prop::option::of(prop_oneof![1..20_i64, any::<i64>()]),
        pattern in prop::option::of(any::<String>()),
        token in prop::option::of("(f/|b/)?[0-9a-f]{0,40}"),
        from_head in any::<bool>(),
    ) {
        let mut asked = Asked::new();
        for group in asked.groups.clone() {
            let input = json!({
                "logGroupName": group,
                "logStreamName": "events",
                "startTime": start,
                "endTime": end,
                "limit": limit,
                "filterPattern": pattern,
                "nextToken": token,
                "startFromHead": from_head,
            });
            for operation in Logs.operations().iter().take(4) {
                if let Err(error) = asked.ask(operation, &input) {
                    prop_assert!(!error.is_server_fault() && !error.message.is_empty(), "{error}");
                }
            }
        }
    }
}

#[test]
fn a_reader_of_everything_comes_to_an_end() {
    let mut asked = Asked::new();
    for group in asked.groups.clone() {
        let mut token = Json::Null;
        let mut pages = 0;
        loop {
            let input = json!({ "logGroupName": group, "nextToken": token });
            let answer = asked.ask("FilterLogEvents", &input).expect("a page");
            pages += 1;
            let Value::Object(members) = answer else {
                panic!("an object");
            };
            let next = members.into_iter().find(|(name, _)| name == "nextToken");
            match next {
                Some((_, Value::Text(next))) => token = next.into(),
                _ => break,
            }
        }
        assert!(pages < 10, "{group}: {pages}");
    }
}
