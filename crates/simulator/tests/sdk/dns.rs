//! The name server, and the custom domains that follow it.

use std::error::Error;
use std::time::Duration;

use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::types::CustomDomain;
use simulator::control::DomainRecords;
use simulator::dns::RecordKind;
use simulator::{ClockMode, Options, Running, Simulator};
use tokio::net::UdpSocket;

use crate::client::{Outcome, arn_of, client, running_service, seconds};

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

/// Associates a domain that then waits for its records, and answers its service's ARN.
async fn waiting(running: &Running, client: &Client, name: &str) -> Result<String, Box<dyn Error>> {
    let service = running_service(running, client, "shop").await?;
    associate(client, service.service_arn(), name).await?;
    running.control().step(seconds(60));
    Ok(service.service_arn().to_owned())
}

async fn associate(client: &Client, service: &str, name: &str) -> Outcome {
    let request = client.associate_custom_domain().service_arn(service);
    let request = request.domain_name(name).enable_www_subdomain(false);
    request.send().await?;
    Ok(())
}

#[tokio::test]
async fn mistakes_can_be_asked_for_and_put_right() -> Outcome {
    let name = "shop.example.com";
    for (mistake, status) in [
        (DomainRecords::Missing, "pending_certificate_dns_validation"),
        (DomainRecords::Doubled, "pending_certificate_dns_validation"),
        (DomainRecords::Hidden, "pending_certificate_dns_validation"),
        (DomainRecords::Forbidden, "create_failed"),
    ] {
        let running = start().await?;
        let client = client(&running);
        let service = waiting(&running, &client, name).await?;
        let set = |records| running.control().set_domain_dns(&service, name, records);
        set(mistake)?;
        let told = domain(&client, &service).await?;
        assert_eq!(told.status().as_str(), status, "{mistake:?}");
        set(DomainRecords::Right)?;
        let after = domain(&client, &service).await?;
        let failed = mistake == DomainRecords::Forbidden;
        // A certificate that was refused is not asked for again.
        let expected = if failed {
            status
        } else {
            "binding_certificate"
        };
        assert_eq!(after.status().as_str(), expected, "{mistake:?}");
    }
    Ok(())
}

#[tokio::test]
async fn each_record_says_whether_it_was_found() -> Outcome {
    let running = start().await?;
    let client = client(&running);
    let service = running_service(&running, &client, "shop").await?;
    let request = client.associate_custom_domain();
    let request = request.service_arn(service.service_arn());
    request.domain_name("shop.example.com").send().await?;
    running.control().step(seconds(60));
    let told = domain(&client, service.service_arn()).await?;
    let first = &told.certificate_validation_records()[0];
    running.control().set_dns(
        first.name().ok_or("a name")?,
        RecordKind::Cname,
        vec![first.value().ok_or("a value")?.to_owned()],
    )?;
    let told = domain(&client, service.service_arn()).await?;
    let records = told.certificate_validation_records();
    let statuses: Vec<_> = records
        .iter()
        .filter_map(|record| record.status().map(|status| status.as_str()))
        .collect();
    assert_eq!(
        statuses,
        ["SUCCESS", "PENDING_VALIDATION", "PENDING_VALIDATION"]
    );
    Ok(())
}

#[tokio::test]
async fn records_that_stayed_are_found_again() -> Outcome {
    let running = start().await?;
    let client = client(&running);
    let name = "shop.example.com";
    let service = waiting(&running, &client, name).await?;
    let control = running.control();
    control.set_domain_dns(&service, name, DomainRecords::Right)?;
    control.step(seconds(60));
    let request = client.disassociate_custom_domain().service_arn(&service);
    request.domain_name(name).send().await?;
    control.step(seconds(60));
    associate(&client, &service, name).await?;
    let created = domain(&client, &service).await?;
    assert_eq!(created.status().as_str(), "creating");
    control.step(seconds(60));
    let found = domain(&client, &service).await?;
    assert_eq!(found.status().as_str(), "binding_certificate");
    Ok(())
}

#[tokio::test]
async fn the_demo_has_its_domains_in_the_zone() -> Outcome {
    let options = Options {
        dns: Some(0),
        ..Options::scenario("demo")
    };
    let running = Simulator::start(options).await?;
    let client = client(&running);
    let arn = arn_of(&client, "storefront-web").await?;
    let told = client.describe_custom_domains().service_arn(&arn);
    let told = told.send().await?;
    for one in told.custom_domains() {
        let serves = one.status().as_str() == "active";
        for record in one.certificate_validation_records() {
            let name = record.name().ok_or("a name")?;
            let answer = resolved(&running, name).await?;
            // Three is the code for a name that is not there.
            assert_eq!(answer[3] == 0, serves, "{name}");
        }
    }
    // What waits there follows the zone as well.
    let waits = &told.custom_domains()[1];
    let name = waits.domain_name();
    let control = running.control();
    control.set_domain_dns(&arn, name, DomainRecords::Right)?;
    let told = client.describe_custom_domains().service_arn(&arn);
    let told = told.send().await?;
    assert_eq!(
        told.custom_domains()[1].status().as_str(),
        "binding_certificate"
    );
    Ok(())
}

/// What the name server answers to a question for a CNAME.
async fn resolved(running: &Running, name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let socket = UdpSocket::bind("127.0.0.1:0").await?;
    let server = running.dns().ok_or("a name server")?;
    socket.connect(server).await?;
    let mut query = vec![0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
    for label in name.trim_end_matches('.').split('.') {
        query.push(u8::try_from(label.len())?);
        query.extend(label.as_bytes());
    }
    query.extend([0, 0, 5, 0, 1]);
    socket.send(&query).await?;
    let mut answer = [0; 512];
    let length = tokio::time::timeout(Duration::from_secs(10), socket.recv(&mut answer)).await??;
    Ok(answer.get(..length).ok_or("an answer")?.to_vec())
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
