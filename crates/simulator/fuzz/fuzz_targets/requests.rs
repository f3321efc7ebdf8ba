//! A few requests, one after the other, with bodies of the fuzzer's choosing: none may make the simulator panic, or
//! answer with a failure of its own.

#![no_main]

#[path = "../../tests/anything/ask.rs"]
mod ask;

use std::sync::LazyLock;
use std::time::Duration;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use simulator::api::{self, Api};
use simulator::wire::Protocol;
use simulator::{ClockMode, Direct, Options};

const PROTOCOLS: [Protocol; 5] = [
    Protocol::Json10,
    Protocol::Json11,
    Protocol::Query,
    Protocol::RpcCbor,
    Protocol::RestJson,
];

static APIS: LazyLock<Vec<Box<dyn Api>>> = LazyLock::new(api::all);

#[derive(Arbitrary, Debug)]
struct Ask {
    api: u8,
    operation: u8,
    protocol: u8,
    /// Seconds before it.
    pause: u8,
    body: Vec<u8>,
}

fuzz_target!(|asks: Vec<Ask>| {
    // A simulator of its own, so that what is found is found again.
    let options = Options {
        clock: ClockMode::Stepped,
        ..Options::scenario("demo")
    };
    let direct = Direct::start(&options).expect("the demo");
    for ask in asks {
        direct
            .control()
            .step(Duration::from_secs(u64::from(ask.pause)));
        let api = APIS[usize::from(ask.api) % APIS.len()].as_ref();
        let operation = api.operations()[usize::from(ask.operation) % api.operations().len()];
        let protocol = PROTOCOLS[usize::from(ask.protocol) % PROTOCOLS.len()];
        let answer = direct.answer(ask::framed(&direct, api, operation, protocol, ask.body));
        // What is not offered says so with a status of its own.
        let honest = answer.status().as_u16() < 500 || answer.status() == 501;
        assert!(honest, "{operation} in {protocol:?}: {answer:?}");
    }
});
