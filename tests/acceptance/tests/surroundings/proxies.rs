//! Proxies, and what goes past them.

use acceptance::{ELSEWHERE, PRODUCTION, Proxy, Tls, profile};
use simulator::{Options, Running, Simulator};

use crate::{Ended, first_start, home, read};

/// An AWS, and a proxy in front of it.
async fn behind_a_proxy() -> (Running, Proxy) {
    let aws = Simulator::start(Options::scenario("demo")).await;
    let aws = aws.expect("a simulator");
    let proxy = Proxy::before(aws.endpoint().trim_start_matches("http://"))
        .await
        .expect("a proxy");
    (aws, proxy)
}

async fn opened(endpoint: &str, variables: &[(&str, &str)]) -> Vec<Ended> {
    let home = home(&profile("ops", PRODUCTION, endpoint));
    let named = [&[("AWS_PROFILE", "ops")], variables].concat();
    first_start(&home, "", &named).await
}

/// Loopback as well, but by an address that does not say so: a proxy is asked for it.
fn by_another_address(aws: &Running) -> String {
    aws.endpoint().replace("127.0.0.1", "0.0.0.0")
}

#[tokio::test]
async fn calls_over_tls_go_through_a_tunnel_of_the_proxy() {
    let aws = Simulator::start(Options::scenario("demo")).await;
    let aws = aws.expect("a simulator");
    let tls = Tls::before(&aws.endpoint()).await.expect("an endpoint");
    let proxy = Proxy::before(&tls.address().to_string()).await;
    let proxy = proxy.expect("a proxy");
    let authority = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(authority.path(), &tls.authority).expect("written");
    let bundle = authority.path().display().to_string();
    let address = format!("http://ana:s3cret@{}", proxy.address());
    let variables = [("HTTPS_PROXY", &*address), ("AWS_CA_BUNDLE", &*bundle)];
    read(opened(&format!("https://{ELSEWHERE}"), &variables).await);
    let asked = proxy.asked();
    assert!(!asked.is_empty());
    for head in asked {
        let line = format!("CONNECT {ELSEWHERE}:443 ");
        assert!(head.starts_with(&line), "{head}");
        // ana:s3cret, which only the proxy is told.
        let head = head.to_ascii_lowercase();
        assert!(
            head.contains("proxy-authorization: basic yw5honmzy3jlda=="),
            "{head}"
        );
    }
}

#[tokio::test]
async fn calls_without_tls_are_the_other_proxys() {
    let (aws, proxy) = behind_a_proxy().await;
    let address = format!("http://{}", proxy.address());
    let endpoint = by_another_address(&aws);
    read(opened(&endpoint, &[("HTTP_PROXY", &address)]).await);
    let asked = proxy.asked();
    assert!(!asked.is_empty());
    for head in asked {
        assert!(head.contains(&format!(" {endpoint}/")), "{head}");
    }
}

#[tokio::test]
async fn what_is_to_go_past_the_proxy_does() {
    let (aws, proxy) = behind_a_proxy().await;
    let address = format!("http://{}", proxy.address());
    for name in ["NO_PROXY", "no_proxy"] {
        let variables = [("HTTP_PROXY", &*address), (name, "example.com,0.0.0.0")];
        read(opened(&by_another_address(&aws), &variables).await);
    }
    assert_eq!(proxy.asked(), [""; 0]);
}

#[tokio::test]
async fn loopback_goes_past_the_proxy_whatever_is_said() {
    let (aws, proxy) = behind_a_proxy().await;
    let address = format!("http://{}", proxy.address());
    let variables = [("HTTP_PROXY", &*address), ("ALL_PROXY", &*address)];
    read(opened(&aws.endpoint(), &variables).await);
    assert_eq!(proxy.asked(), [""; 0]);
}
