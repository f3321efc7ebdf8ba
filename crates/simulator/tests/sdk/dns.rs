//! The name server, and the custom domains that follow it.

use std::error::Error;
use std::time::Duration;

use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::types::CustomDomain;
use simulator::dns::RecordKind;
use simulator::{ClockMode, Options, Running, Simulator};
use tokio::net::UdpSocket;

use crate::client::{Outcome, client, running_service, seconds};

async fn start() -> Result<Running, Box<dyn Error>> {
    let options = Options {
        clock: ClockMode::Stepped,
        dns: Some(0),
        ..Options::scenario("empty")
    };
    Ok(Simulator::start(options).await?)
}

async fn domain(client: &Client, service: &str) -> Result<CustomDomain, Box<dyn Error>> {
    let told = client
        .describe_custom_domains()
        .service_arn(service)
        .send()
        .await?;
    Ok(told.custom_domains().first().ok_or("a domain")?.clone())
}

#[tokio::test]
async fn a_domain_serves_when_every_record_is_there() -> Outcome {
    let running = start().await?;
    let client = client(&running);
    let service = running_service(&running, &client, "shop").await?;
    client
        .associate_custom_domain()
        .service_arn(service.service_arn())
        .domain_name("shop.example.com")
        .enable_www_subdomain(true)
        .send()
        .await?;
    // However long it takes, nothing happens by itself.
    running.control().step(seconds(3_600));
    let waiting = domain(&client, service.service_arn()).await?;
    assert_eq!(
        waiting.status().as_str(),
        "pending_certificate_dns_validation"
    );
    let records = waiting.certificate_validation_records();
    assert_eq!(records.len(), 3);
    let set = |index: usize, value: &str| {
        let name = records[index].name().ok_or("a name")?;
        running
            .control()
            .set_dns(name, RecordKind::Cname, vec![value.to_owned()])?;
        Ok::<_, Box<dyn Error>>(())
    };
    for (index, record) in records.iter().enumerate() {
        set(index, "elsewhere.example")?;
        let still = domain(&client, service.service_arn()).await?;
        assert_eq!(still.status(), waiting.status(), "{index}");
        set(index, record.value().ok_or("a value")?)?;
    }
    let binding = domain(&client, service.service_arn()).await?;
    assert_eq!(binding.status().as_str(), "binding_certificate");
    running.control().step(seconds(60));
    let serving = domain(&client, service.service_arn()).await?;
    assert_eq!(serving.status().as_str(), "active");
    Ok(())
}

#[tokio::test]
async fn who_may_issue_is_asked_of_the_zone() -> Outcome {
    let running = start().await?;
    let client = client(&running);
    let service = running_service(&running, &client, "shop").await?;
    let only = vec!["0 issue \"letsencrypt.org\"".to_owned()];
    running
        .control()
        .set_dns("example.com", RecordKind::Caa, only)?;
    client
        .associate_custom_domain()
        .service_arn(service.service_arn())
        .domain_name("shop.example.com")
        .send()
        .await?;
    running.control().step(seconds(60));
    let refused = domain(&client, service.service_arn()).await?;
    assert_eq!(refused.status().as_str(), "create_failed");
    Ok(())
}

#[tokio::test]
async fn a_resolver_is_answered_over_udp() -> Outcome {
    let running = start().await?;
    let target = vec!["192.0.2.9".to_owned()];
    running
        .control()
        .set_dns("www.example.com", RecordKind::A, target)?;
    let socket = UdpSocket::bind("127.0.0.1:0").await?;
    socket
        .connect(running.dns().ok_or("a name server")?)
        .await?;
    let mut query = vec![0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
    for label in ["www", "example", "com"] {
        query.push(u8::try_from(label.len())?);
        query.extend(label.as_bytes());
    }
    query.extend([0, 0, 1, 0, 1]);
    socket.send(&query).await?;
    let mut answer = [0; 512];
    let length = tokio::time::timeout(Duration::from_secs(10), socket.recv(&mut answer)).await??;
    let answer = answer.get(..length).ok_or("an answer")?;
    assert_eq!(answer.get(..2), Some(&[0, 7][..]));
    assert!(answer.ends_with(&[192, 0, 2, 9]), "{answer:?}");
    running.control().clear_dns();
    socket.send(&query).await?;
    let mut answer = [0; 512];
    tokio::time::timeout(Duration::from_secs(10), socket.recv(&mut answer)).await??;
    assert_eq!(answer[3], 3, "no such name");
    Ok(())
}
