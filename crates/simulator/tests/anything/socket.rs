//! Bytes on a socket, which need not be HTTP.

use std::error::Error;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use simulator::{Options, Running, Simulator};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

type Outcome = Result<(), Box<dyn Error>>;

/// What comes back until the simulator closes the connection.
async fn sent(running: &Running, bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let endpoint = running.endpoint();
    let mut stream = TcpStream::connect(endpoint.trim_start_matches("http://")).await?;
    // It may close the connection before it has read everything.
    if stream.write_all(bytes).await.is_ok() {
        stream.shutdown().await?;
    }
    let mut answer = Vec::new();
    let _reset = stream.read_to_end(&mut answer).await;
    Ok(answer)
}

#[tokio::test]
async fn any_bytes_on_a_socket_leave_it_answering() -> Outcome {
    let running = Simulator::start(Options::scenario("empty")).await?;
    let anything = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        "(GET|POST|BREW|) [ -~]{0,40} HTTP/[0-9].[0-9]\r\n([a-z-]{1,20}: [ -~]{0,30}\r\n){0,6}\r\n[ -~]{0,60}"
            .prop_map(String::into_bytes),
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: [0-9]{1,30}\r\n\r\n[ -~]{0,60}".prop_map(String::into_bytes),
        "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n([0-9a-f]{1,17}\r\n[ -~]{0,20}\r\n){0,4}"
            .prop_map(String::into_bytes),
    ];
    let mut runner = TestRunner::deterministic();
    for _ in 0..300 {
        let bytes = anything
            .new_tree(&mut runner)
            .map_err(|reason| reason.to_string())?
            .current();
        let answer = sent(&running, &bytes).await?;
        let status = answer.get(9..12).unwrap_or_default();
        // Nothing at all, or an answer that blames the request.
        let blames =
            answer.is_empty() || (answer.starts_with(b"HTTP/1.") && !status.starts_with(b"5"));
        let shown = String::from_utf8_lossy(&bytes);
        assert!(blames, "{shown:?}: {:?}", String::from_utf8_lossy(&answer));
    }
    let request = "GET /_simulator/state HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let answer = sent(&running, request.as_bytes()).await?;
    assert!(
        answer.starts_with(b"HTTP/1.1 200"),
        "{}",
        String::from_utf8_lossy(&answer)
    );
    Ok(())
}
