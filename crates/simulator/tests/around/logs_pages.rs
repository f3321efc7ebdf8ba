//! Groups, streams, pages and tokens of CloudWatch Logs.

use aws_sdk_cloudwatchlogs::error::ProvideErrorMetadata as _;
use aws_sdk_cloudwatchlogs::types::{OrderBy, OutputLogEvent};

use crate::client::{Aws, Outcome};
use crate::logs::{group, messages};

#[tokio::test]
async fn every_service_has_two_groups_listed_by_name() -> Outcome {
    let aws = Aws::demo().await?;
    let services = aws
        .apprunner
        .list_services()
        .send()
        .await?
        .service_summary_list()
        .len();
    let mut pages = aws
        .logs
        .describe_log_groups()
        .limit(5)
        .into_paginator()
        .send();
    let mut names = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page?;
        assert!(page.log_groups().len() <= 5);
        names.extend(
            page.log_groups()
                .iter()
                .filter_map(|g| g.log_group_name().map(str::to_owned)),
        );
    }
    assert_eq!(names.len(), services * 2);
    assert!(names.is_sorted());
    let service = aws.service("checkout-api").await?;
    let prefix = format!("/aws/apprunner/{}/", service.name);
    let own = aws
        .logs
        .describe_log_groups()
        .log_group_name_prefix(prefix)
        .send()
        .await?;
    let own: Vec<_> = own
        .log_groups()
        .iter()
        .filter_map(|g| g.log_group_name())
        .collect();
    assert_eq!(
        own,
        [group(&service, "application"), group(&service, "service")]
    );
    let found = aws
        .logs
        .describe_log_groups()
        .log_group_name_pattern("checkout")
        .send()
        .await?;
    assert_eq!(found.log_groups().len(), 2);
    assert_eq!(found.log_groups()[0].retention_in_days(), None);
    Ok(())
}

#[tokio::test]
async fn streams_come_by_name_or_by_their_last_event() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("storefront-web").await?;
    let group = group(&service, "service");
    let ask = || aws.logs.describe_log_streams().log_group_name(&group);
    let by_name = ask().send().await?;
    let names: Vec<_> = by_name
        .log_streams()
        .iter()
        .map(|s| s.log_stream_name())
        .collect();
    assert!(names.len() > 2 && names.is_sorted(), "{names:?}");
    let newest = ask()
        .order_by(OrderBy::LastEventTime)
        .descending(true)
        .send()
        .await?;
    let times: Vec<_> = newest
        .log_streams()
        .iter()
        .map(|s| s.last_event_timestamp())
        .collect();
    assert!(times.is_sorted_by(|one, next| one >= next), "{times:?}");
    let mut pages = ask().limit(1).into_paginator().send();
    let mut one_by_one = Vec::new();
    while let Some(page) = pages.next().await {
        one_by_one.extend(page?.log_streams().to_vec());
    }
    assert_eq!(one_by_one, by_name.log_streams());
    let deployments = ask().log_stream_name_prefix("deployment/").send().await?;
    assert_eq!(deployments.log_streams().len(), names.len() - 1);
    for stream in deployments.log_streams() {
        assert!(stream.first_event_timestamp() < stream.last_event_timestamp());
    }
    let error = ask()
        .log_stream_name_prefix("d")
        .order_by(OrderBy::LastEventTime)
        .send()
        .await;
    let error = error.expect_err("one or the other");
    assert_eq!(error.code(), Some("InvalidParameterException"));
    Ok(())
}

#[tokio::test]
async fn a_stream_reads_forward_and_backward_and_its_end_is_stable() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("storefront-web").await?;
    let group = group(&service, "service");
    let streams = aws
        .logs
        .describe_log_streams()
        .log_group_name(&group)
        .log_stream_name_prefix("deployment/")
        .send()
        .await?;
    let oldest = streams
        .log_streams()
        .iter()
        .min_by_key(|stream| stream.creation_time());
    let name = oldest
        .and_then(|stream| stream.log_stream_name())
        .ok_or("a stream")?;
    let whole = messages(&aws, &group, name).await?;
    let read = async |token: Option<String>, from_head: bool| {
        aws.logs
            .get_log_events()
            .log_group_name(&group)
            .log_stream_name(name)
            .limit(3)
            .start_from_head(from_head)
            .set_next_token(token)
            .send()
            .await
    };
    let texts = |events: &[OutputLogEvent]| -> Vec<String> {
        events
            .iter()
            .filter_map(|event| event.message().map(str::to_owned))
            .collect()
    };
    for from_head in [true, false] {
        let mut read_so_far: Vec<String> = Vec::new();
        let mut token: Option<String> = None;
        loop {
            let page = read(token.clone(), from_head).await?;
            let lines = texts(page.events());
            assert!(lines.len() <= 3);
            let next = if from_head {
                read_so_far.extend(lines);
                page.next_forward_token()
            } else {
                read_so_far.splice(0..0, lines);
                page.next_backward_token()
            };
            let next = next.map(str::to_owned);
            // At the end, the token that was given comes back.
            if next == token {
                break;
            }
            token = next;
        }
        assert_eq!(read_so_far, whole, "from the head: {from_head}");
    }
    let first = read(None, true).await?;
    let second = read(first.next_forward_token().map(str::to_owned), true).await?;
    let back = read(second.next_backward_token().map(str::to_owned), true).await?;
    assert_eq!(back.events(), first.events());
    Ok(())
}

#[tokio::test]
async fn a_tail_is_followed_by_its_forward_token() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let group = group(&service, "service");
    let deployment = aws
        .apprunner
        .start_deployment()
        .service_arn(&service.arn)
        .send()
        .await?;
    let stream = format!("deployment/{}", deployment.operation_id().replace('-', ""));
    let mut token: Option<String> = None;
    let mut followed = Vec::new();
    for _ in 0..30 {
        aws.step(3);
        let page = aws
            .logs
            .get_log_events()
            .log_group_name(&group)
            .log_stream_name(&stream)
            .start_from_head(true)
            .set_next_token(token)
            .send()
            .await?;
        followed.extend(
            page.events()
                .iter()
                .filter_map(|e| e.message().map(str::to_owned)),
        );
        token = page.next_forward_token().map(str::to_owned);
    }
    assert_eq!(followed, messages(&aws, &group, &stream).await?);
    assert!(followed.len() > 4, "{followed:?}");
    Ok(())
}

#[tokio::test]
async fn filtered_pages_hold_every_event_once() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let end = (aws.now() - 600) * 1_000;
    let ask = || {
        aws.logs
            .filter_log_events()
            .log_group_name(group(&service, "application"))
            .start_time(end - 3_600_000)
            .end_time(end)
    };
    let whole = ask().send().await?;
    assert_eq!(whole.next_token(), None);
    let mut pages = ask().limit(7).into_paginator().send();
    let mut events = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page?;
        assert!(page.events().len() <= 7);
        events.extend(page.events().to_vec());
    }
    assert_eq!(events, whole.events());
    assert!(events.len() > 14);
    Ok(())
}

#[tokio::test]
async fn what_is_not_there_or_asked_wrongly_is_refused() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let group = group(&service, "service");
    let filter = || aws.logs.filter_log_events();
    for (request, code) in [
        (
            filter().log_group_name("/aws/apprunner/no/such/service"),
            "ResourceNotFoundException",
        ),
        (filter(), "InvalidParameterException"),
        (
            filter().log_group_name(&group).log_stream_names("gone"),
            "ResourceNotFoundException",
        ),
        (
            filter()
                .log_group_name(&group)
                .log_stream_names("events")
                .log_stream_name_prefix("e"),
            "InvalidParameterException",
        ),
        (
            filter().log_group_name(&group).next_token("made-up"),
            "InvalidParameterException",
        ),
        (
            filter().log_group_name(&group).limit(0),
            "InvalidParameterException",
        ),
        (
            filter().log_group_name(&group).limit(10_001),
            "InvalidParameterException",
        ),
        (
            filter().log_group_name(&group).start_time(2).end_time(1),
            "InvalidParameterException",
        ),
    ] {
        let error = request.send().await.expect_err(code);
        assert_eq!(error.code(), Some(code), "{error:?}");
    }
    let get = || aws.logs.get_log_events().log_group_name(&group);
    for (request, code) in [
        (get().log_stream_name("gone"), "ResourceNotFoundException"),
        (
            get().log_stream_name("events").next_token("f/made-up"),
            "InvalidParameterException",
        ),
    ] {
        let error = request.send().await.expect_err(code);
        assert_eq!(error.code(), Some(code), "{error:?}");
    }
    Ok(())
}
