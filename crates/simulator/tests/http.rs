//! The wire itself, without an SDK: controls, origins, and what is no API call.

use std::error::Error;

use serde_json::{Value as Json, json};
use simulator::{ClockMode, Options, Running, Simulator};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

type Outcome = Result<(), Box<dyn Error>>;

async fn demo() -> Result<Running, Box<dyn Error>> {
    let options = Options {
        clock: ClockMode::Stepped,
        ..Options::scenario("demo")
    };
    Ok(Simulator::start(options).await?)
}

/// Sends one request; answers the status, the head in lower case, and the body.
async fn send(
    running: &Running,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Result<(u16, String, String), Box<dyn Error>> {
    let address = running.endpoint().trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).await?;
    let mut request = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    request.push_str(body);
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("a head")?;
    let status = head.split(' ').nth(1).ok_or("a status")?.parse()?;
    Ok((status, head.to_ascii_lowercase(), body.to_owned()))
}

async fn control(
    running: &Running,
    method: &str,
    path: &str,
    body: &Json,
) -> Result<(u16, Json), Box<dyn Error>> {
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    let path = format!("/_simulator/{path}");
    let (status, _, body) = send(running, method, &path, &[], &body).await?;
    Ok((status, serde_json::from_str(&body)?))
}

#[tokio::test]
async fn the_controls_do_over_http_what_the_handle_does() -> Outcome {
    let running = demo().await?;
    let before = running.control().now();
    assert_eq!(
        control(&running, "POST", "step", &json!({"seconds": 90}))
            .await?
            .0,
        200
    );
    assert_eq!(running.control().now().since(before).as_secs(), 90);

    let fail = "services/inventory-sync/fail-next-deployment";
    assert_eq!(
        control(&running, "POST", fail, &json!({"cause": "build"}))
            .await?
            .0,
        200
    );
    let (status, answer) = control(
        &running,
        "POST",
        "services/inventory-sync/operation",
        &Json::Null,
    )
    .await?;
    assert_eq!(status, 200);
    assert!(answer["operationId"].is_string());
    // A second one finds the first in its way.
    let (status, _) = control(
        &running,
        "POST",
        "services/inventory-sync/operation",
        &Json::Null,
    )
    .await?;
    assert_eq!(status, 409);
    let (_, state) = control(&running, "GET", "state", &Json::Null).await?;
    let places = state["places"].as_array().ok_or("places")?;
    assert!(places.iter().any(|place| place["region"] == "eu-west-1"));

    let fault = json!({"operation": "ListServices", "kind": "throttle", "count": 2});
    assert_eq!(control(&running, "POST", "faults", &fault).await?.0, 200);
    let (_, state) = control(&running, "GET", "state", &Json::Null).await?;
    assert_eq!(state["faults"][0]["kind"], "throttle");
    assert_eq!(
        control(&running, "DELETE", "faults", &Json::Null).await?.0,
        200
    );
    let (_, state) = control(&running, "GET", "state", &Json::Null).await?;
    assert_eq!(state["faults"], json!([]));
    Ok(())
}

#[tokio::test]
async fn controls_that_make_no_sense_say_so() -> Outcome {
    let running = demo().await?;
    for (method, path, body, expected) in [
        ("POST", "step", json!({"seconds": -1}), 400),
        ("POST", "step", json!({"seconds": "soon"}), 400),
        ("POST", "faults", json!({"kind": "nonsense"}), 400),
        ("POST", "services/nobody/touch", Json::Null, 404),
        // In two regions of the production account.
        ("POST", "services/checkout-api/touch", Json::Null, 409),
        (
            "POST",
            "services/inventory-sync/fail-next-deployment",
            json!({"cause": "x"}),
            400,
        ),
        ("GET", "nonsense", Json::Null, 404),
    ] {
        let (status, answer) = control(&running, method, path, &body).await?;
        assert_eq!(status, expected, "{method} {path}");
        assert!(answer["error"].is_string());
    }
    Ok(())
}

#[tokio::test]
async fn requests_of_web_pages_are_refused_where_that_is_asked_for() -> Outcome {
    let options = Options {
        reject_origin: true,
        ..Options::scenario("demo")
    };
    let running = Simulator::start(options).await?;
    let origin = [("origin", "https://example.com")];
    for path in ["/", "/_simulator/state"] {
        assert_eq!(send(&running, "GET", path, &origin, "").await?.0, 403);
    }
    assert_eq!(
        send(&running, "GET", "/_simulator/state", &[], "").await?.0,
        200
    );
    Ok(())
}

#[tokio::test]
async fn what_names_no_operation_or_has_no_signature_is_told_so() -> Outcome {
    let running = demo().await?;
    let json = ("content-type", "application/x-amz-json-1.0");
    let (status, head, body) = send(&running, "POST", "/", &[json], "{}").await?;
    assert_eq!(status, 400);
    assert!(head.contains("x-amzn-requestid: "));
    assert!(body.contains("UnknownOperationException"), "{body}");
    for (api, operation, status) in [
        ("GraniteServiceVersion20100801", "PutDashboard", 501),
        ("Logs_20140328", "StartQuery", 501),
        ("AmazonEC2ContainerRegistry_V20150921", "PutImage", 501),
        ("Logs_20140328", "start-query", 400),
        ("Nobody", "StartQuery", 400),
    ] {
        let target = format!("{api}.{operation}");
        let headers = [json, ("x-amz-target", target.as_str())];
        let (answered, _, body) = send(&running, "POST", "/", &headers, "{}").await?;
        assert_eq!(answered, status, "{target}: {body}");
        let code = if status == 501 {
            "NotImplementedException"
        } else {
            "UnknownOperationException"
        };
        assert!(body.contains(code), "{target}: {body}");
        assert_eq!(body.contains(operation), status == 501, "{target}: {body}");
    }
    let target = ("x-amz-target", "AppRunner.Nonsense");
    let (_, _, body) = send(&running, "POST", "/", &[json, target], "{}").await?;
    assert!(body.contains("UnknownOperationException"), "{body}");
    let target = ("x-amz-target", "AppRunner.ListServices");
    let (_, _, body) = send(&running, "POST", "/", &[json, target], "{}").await?;
    assert!(
        body.contains("MissingAuthenticationTokenException"),
        "{body}"
    );
    Ok(())
}

#[tokio::test]
async fn every_control_of_a_service_takes_its_body_and_no_other() -> Outcome {
    let running = demo().await?;
    for (path, good, wrong) in [
        ("fail-next-deletion", Json::Null, None),
        (
            "fail-next-deployment",
            json!({ "cause": "network" }),
            // A deletion's cause is none of a deployment's.
            Some(json!({ "cause": "deletion" })),
        ),
        (
            "late-metrics",
            json!({ "seconds": 300 }),
            Some(json!({ "seconds": -1 })),
        ),
        (
            "metrics-gap",
            json!({ "ago": 1200, "seconds": 600 }),
            Some(json!({ "ago": 1200 })),
        ),
    ] {
        let path = format!("services/storefront-web/{path}");
        assert_eq!(control(&running, "POST", &path, &good).await?.0, 200);
        if let Some(wrong) = wrong {
            let refused = control(&running, "POST", &path, &wrong).await?;
            assert_eq!(refused.0, 400, "{path}: {}", refused.1);
        }
        let nobody = path.replace("storefront-web", "nobody");
        assert_eq!(control(&running, "POST", &nobody, &good).await?.0, 404);
    }
    let state = control(&running, "GET", "state", &Json::Null).await?.1;
    let domain = state["places"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|place| place["services"].as_array().into_iter().flatten())
        .filter(|service| service["name"] == "storefront-web")
        .find_map(|service| service["domains"][0]["name"].as_str())
        .ok_or("a domain")?;
    let path = "services/storefront-web/domain-dns";
    for (domain, records, status) in [
        (domain, "doubled", 200),
        (domain, "right", 200),
        (domain, "nonsense", 400),
        ("nobody.example", "right", 404),
    ] {
        let body = json!({ "domain": domain, "records": records });
        let answer = control(&running, "POST", path, &body).await?;
        assert_eq!(answer.0, status, "{body}: {}", answer.1);
    }
    for seconds in [3_600, 0] {
        let body = json!({ "seconds": seconds });
        assert_eq!(control(&running, "POST", "unasked", &body).await?.0, 200);
    }
    Ok(())
}
