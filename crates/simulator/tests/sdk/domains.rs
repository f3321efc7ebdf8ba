//! Custom domains.

use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::error::ProvideErrorMetadata as _;
use aws_sdk_apprunner::types::CustomDomain;

use crate::client::{Outcome, arn_of, client, running_service, seconds, stepped};

async fn domains(
    client: &Client,
    arn: &str,
) -> Result<Vec<CustomDomain>, Box<dyn std::error::Error>> {
    let answer = client
        .describe_custom_domains()
        .service_arn(arn)
        .send()
        .await?;
    assert!(!answer.dns_target().is_empty());
    Ok(answer.custom_domains().to_vec())
}

fn status(domain: &CustomDomain) -> &str {
    domain.status().as_str()
}

#[tokio::test]
async fn a_root_domain_comes_to_serve() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = running_service(&running, &client, "with-domain").await?;
    let arn = service.service_arn();
    let answer = client
        .associate_custom_domain()
        .service_arn(arn)
        .domain_name("example.com")
        .send()
        .await?;
    assert_eq!(Some(answer.dns_target()), service.service_url());
    let domain = answer.custom_domain().ok_or("a domain")?;
    assert_eq!(
        (status(domain), domain.enable_www_subdomain()),
        ("creating", true)
    );
    assert!(domain.certificate_validation_records().is_empty());
    for (step, expected) in [
        (6, "pending_certificate_dns_validation"),
        (90, "binding_certificate"),
        (20, "active"),
    ] {
        running.control().step(seconds(step));
        let domain = &domains(&client, arn).await?[0];
        assert_eq!(status(domain), expected);
        // The name, its www., and the service's own.
        assert_eq!(domain.certificate_validation_records().len(), 3);
    }
    client
        .disassociate_custom_domain()
        .service_arn(arn)
        .domain_name("example.com")
        .send()
        .await?;
    assert_eq!(status(&domains(&client, arn).await?[0]), "deleting");
    running.control().step(seconds(8));
    assert!(domains(&client, arn).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn five_domains_and_only_good_ones() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = running_service(&running, &client, "domains").await?;
    let arn = service.service_arn();
    let associate = |name: &str| {
        client
            .associate_custom_domain()
            .service_arn(arn)
            .domain_name(name)
            .send()
    };
    for name in ["a.*.example.com", "localhost", "x..com"] {
        let error = associate(name).await.expect_err(name);
        assert_eq!(error.code(), Some("InvalidRequestException"), "{name}");
    }
    let wildcard = associate("*.example.com").await?;
    let wildcard = wildcard.custom_domain().ok_or("a domain")?;
    assert!(!wildcard.enable_www_subdomain());
    for number in 1..5 {
        associate(&format!("n{number}.example.com")).await?;
    }
    let error = associate("n5.example.com").await.expect_err("the sixth");
    assert_eq!(error.code(), Some("InvalidRequestException"));
    let error = associate("n1.example.com").await.expect_err("taken");
    assert_eq!(error.code(), Some("InvalidRequestException"));
    let page = client
        .describe_custom_domains()
        .service_arn(arn)
        .max_results(2)
        .send()
        .await?;
    assert_eq!(page.custom_domains().len(), 2);
    assert!(page.next_token().is_some());
    Ok(())
}

#[tokio::test]
async fn names_ask_for_what_goes_wrong() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = running_service(&running, &client, "sentinels").await?;
    let arn = service.service_arn();
    for name in ["pending.example.com", "failing.example.com"] {
        client
            .associate_custom_domain()
            .service_arn(arn)
            .domain_name(name)
            .send()
            .await?;
    }
    running.control().step(seconds(1_000));
    let all = domains(&client, arn).await?;
    let found: Vec<&str> = all.iter().map(status).collect();
    assert_eq!(
        found,
        ["pending_certificate_dns_validation", "create_failed"]
    );
    running
        .control()
        .validate_domain(arn, "pending.example.com")?;
    running.control().step(seconds(20));
    assert_eq!(status(&domains(&client, arn).await?[0]), "active");
    Ok(())
}

#[tokio::test]
async fn what_sticks_is_taken_away_at_the_second_attempt() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = running_service(&running, &client, "sentinels").await?;
    let (arn, name) = (service.service_arn(), "sticking.example.com");
    let request = client.associate_custom_domain().service_arn(arn);
    request.domain_name(name).send().await?;
    running.control().step(seconds(300));
    let leave = || {
        let request = client.disassociate_custom_domain().service_arn(arn);
        request.domain_name(name).send()
    };
    leave().await?;
    let busy = leave().await.expect_err("under way").into_service_error();
    assert!(busy.is_invalid_state_exception(), "{busy:?}");
    running.control().step(seconds(30));
    assert_eq!(status(&domains(&client, arn).await?[0]), "delete_failed");
    leave().await?;
    running.control().step(seconds(30));
    assert!(domains(&client, arn).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn the_demo_has_domains_in_several_states() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let arn = arn_of(&client, "storefront-web").await?;
    let all = domains(&client, &arn).await?;
    let found: Vec<&str> = all.iter().map(status).collect();
    assert_eq!(found, ["active", "pending_certificate_dns_validation"]);
    Ok(())
}
