//! StartLiveTail, with the SDK's own reader of event streams.

use std::net::{IpAddr, Ipv4Addr};

use aws_sdk_cloudwatchlogs::error::ProvideErrorMetadata as _;
use aws_sdk_cloudwatchlogs::types::StartLiveTailResponseStream as Part;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::{Builder, tls};
use aws_smithy_runtime_api::client::dns::{DnsFuture, ResolveDns};
use simulator::faults::{Fault, FaultKind};
use simulator::state::Cause;

use crate::client::{Aws, Found, Outcome, in_its_time, listed};

/// The SDK puts `stream-` before the host, which then is no address any more.
#[derive(Clone, Debug)]
struct Loopback;

impl ResolveDns for Loopback {
    fn resolve_dns<'a>(&'a self, _name: &'a str) -> DnsFuture<'a> {
        DnsFuture::ready(Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]))
    }
}

fn client(aws: &Aws) -> aws_sdk_cloudwatchlogs::Client {
    let http = Builder::new()
        .tls_provider(tls::Provider::Rustls(CryptoMode::Ring))
        .build_with_resolver(Loopback);
    let config = in_its_time(&aws.running, listed(0))
        .to_builder()
        .http_client(http)
        .build();
    aws_sdk_cloudwatchlogs::Client::new(&config)
}

fn group(service: &Found, kind: &str) -> String {
    format!(
        "arn:aws:logs:eu-west-1:482100937716:log-group:/aws/apprunner/{}/{}/{kind}",
        service.name, service.id
    )
}

#[tokio::test]
async fn lines_arrive_as_they_are_written() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let mut tail = client(&aws)
        .start_live_tail()
        .log_group_identifiers(group(&service, "service"))
        .log_event_filter_pattern("\"Failure reason\"")
        .send()
        .await?
        .response_stream;
    let Some(Part::SessionStart(start)) = tail.recv().await? else {
        return Err("the session did not start".into());
    };
    assert_eq!(start.log_group_identifiers(), [group(&service, "service")]);
    aws.running
        .control()
        .fail_next_deployment(&service.arn, Cause::Secret)?;
    aws.apprunner
        .start_deployment()
        .service_arn(&service.arn)
        .send()
        .await?;
    aws.step(120);
    loop {
        let Some(Part::SessionUpdate(update)) = tail.recv().await? else {
            return Err("the session ended".into());
        };
        let lines = update.session_results();
        let Some(line) = lines.first() else { continue };
        assert!(lines.iter().all(|line| {
            line.message()
                .is_some_and(|text| text.contains(Cause::Secret.reason()))
        }));
        assert_eq!(
            line.log_group_identifier(),
            Some(group(&service, "service").as_str())
        );
        assert!(
            update
                .session_metadata()
                .is_some_and(|metadata| !metadata.sampled())
        );
        break;
    }
    // After three hours the service ends it.
    aws.step(3 * 3_600);
    let error = loop {
        match tail.recv().await {
            Ok(Some(_)) => {}
            Ok(None) => return Err("it ended without a word".into()),
            Err(error) => break error,
        }
    };
    let error = error.into_service_error();
    assert!(error.is_session_timeout_exception(), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn a_limit_can_be_reached_on_demand() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let fault = Fault::new(FaultKind::InternalError)
        .on("StartLiveTail")
        .coded("LimitExceededException", 400);
    aws.running.control().add_fault(fault);
    let start = client(&aws)
        .start_live_tail()
        .log_group_identifiers(group(&service, "service"));
    let error = start.send().await.expect_err("the limit");
    let error = error.into_service_error();
    assert!(error.is_limit_exceeded_exception(), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn much_is_sampled_and_nonsense_refused() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let client = client(&aws);
    let mut start = client.start_live_tail();
    for name in [
        "checkout-api",
        "catalog-api",
        "payments-gateway",
        "storefront-web",
    ] {
        let service = aws.service(name).await?;
        start = start.log_group_identifiers(group(&service, "application"));
    }
    let mut tail = start.send().await?.response_stream;
    tail.recv().await?;
    aws.step(10_000);
    let Some(Part::SessionUpdate(update)) = tail.recv().await? else {
        return Err("the session ended".into());
    };
    let many = update.session_results().len();
    assert!((100..=500).contains(&many), "{many}");
    assert_eq!(
        update.session_metadata().map(|metadata| metadata.sampled()),
        Some(true)
    );
    for (identifier, code) in [
        (group(&service, "other"), "ResourceNotFoundException"),
        ("name".to_owned(), "InvalidParameterException"),
    ] {
        let refused = client
            .start_live_tail()
            .log_group_identifiers(identifier)
            .send()
            .await;
        assert_eq!(refused.expect_err("refused").code(), Some(code));
    }
    Ok(())
}
