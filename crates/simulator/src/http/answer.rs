//! From a request to its answer, faults included.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper::header::HeaderValue;
use hyper::http::request::Parts;
use hyper::{Request, Response, StatusCode};
use tokio::sync::mpsc;

use super::Cut;
use super::call::{self, Answered};
use crate::control::{self, Control};
use crate::core::Core;
use crate::faults::{Fault, FaultKind};
use crate::pages;
use crate::wire::{Live, Rendered};

/// Between two parts of a stream.
const PACE: Duration = Duration::from_secs(1);

/// No AWS API here takes a larger input.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

/// A body that is sent at once, that never comes, or that goes on.
#[derive(Debug)]
pub(super) enum Answer {
    Whole(Full<Bytes>),
    Stalled,
    Live(mpsc::Receiver<Bytes>),
}

impl Body for Answer {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Self::Whole(body) => Pin::new(body).poll_frame(context),
            // Nobody wakes this up: it ends with its connection.
            Self::Stalled => Poll::Pending,
            Self::Live(parts) => parts
                .poll_recv(context)
                .map(|part| part.map(|part| Ok(Frame::data(part)))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(body) => body.size_hint(),
            Self::Stalled => SizeHint::with_exact(1),
            Self::Live(_) => SizeHint::default(),
        }
    }
}

/// Answers a request.
pub(super) async fn to(
    core: &Arc<Core>,
    request: Request<Incoming>,
) -> Result<Response<Answer>, Cut> {
    let (head, body) = request.into_parts();
    // Before its body is read.
    if let Some(refusal) = unwelcome(core, &head) {
        return Ok(refusal);
    }
    let Ok(body) = Limited::new(body, LARGEST_BODY).collect().await else {
        return Ok(plain(
            StatusCode::PAYLOAD_TOO_LARGE,
            "The body is too large or broken off.",
        ));
    };
    let body = body.to_bytes();
    if let Some(answer) = without_api(core, &head, &body) {
        return Ok(answer);
    }
    if !core.latency.is_zero() {
        tokio::time::sleep(core.latency).await;
    }
    let Called {
        mut answer,
        fault,
        live,
    } = by_api(core, &head, &body);
    if let Some(live) = live {
        *answer.body_mut() = Answer::Live(followed(Arc::clone(core), live));
    }
    match fault.map(|fault| (fault.kind, fault.delay())) {
        Some((FaultKind::Slow, delay)) => tokio::time::sleep(delay).await,
        Some((FaultKind::Cut, _)) => return Err(Cut),
        Some((FaultKind::Stall, _)) => *answer.body_mut() = Answer::Stalled,
        Some((FaultKind::Malformed, _)) => {
            // Half of a structure in JSON, nothing at all in XML and CBOR.
            *answer.body_mut() = Answer::Whole(Full::from("{\"ServiceSummaryList\": [{"));
            *answer.status_mut() = StatusCode::OK;
        }
        // These are answers like any other.
        Some((
            FaultKind::Throttle
            | FaultKind::InternalError
            | FaultKind::Unavailable
            | FaultKind::ExpiredToken
            | FaultKind::Denied,
            _,
        ))
        | None => {}
    }
    Ok(answer)
}

/// Refuses a web page that has no business here.
pub(super) fn unwelcome(core: &Core, head: &Parts) -> Option<Response<Answer>> {
    let page = head.headers.contains_key("origin") && !is_own_form(head);
    (core.reject_origin && page).then(|| {
        plain(
            StatusCode::FORBIDDEN,
            "Requests from web pages are refused.",
        )
    })
}

/// Answers what is no API call: a control, or a page for a person.
pub(super) fn without_api(core: &Arc<Core>, head: &Parts, body: &[u8]) -> Option<Response<Answer>> {
    if let Some(path) = head.uri.path().strip_prefix(control::PREFIX) {
        if head.method != hyper::Method::GET {
            core.changed();
        }
        let (status, json) = {
            let control = Control::over(Arc::clone(core));
            control::http::answer(&control, &head.method, path, body)
        };
        let bytes = Bytes::from(json.to_string());
        return Some(response(
            status,
            &[("content-type", "application/json")],
            bytes,
        ));
    }
    let page = pages::answer(core, head, body)?;
    core.changed();
    let headers: Vec<(&str, &str)> = page
        .headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    Some(response(page.status, &headers, Bytes::from(page.body)))
}

/// An API call's answer.
pub(super) struct Called {
    pub(super) answer: Response<Answer>,
    /// What is to befall it on its way.
    pub(super) fault: Option<Fault>,
    /// What goes on after it.
    pub(super) live: Option<Box<dyn Live>>,
}

/// Answers an API call.
pub(super) fn by_api(core: &Core, head: &Parts, body: &[u8]) -> Called {
    let request_id = core.request_id();
    let Answered {
        rendered,
        fault,
        live,
    } = call::answer(core, head, body, &request_id);
    Called {
        answer: of(core, rendered, &request_id),
        fault,
        live,
    }
}

/// What a stream sends, a part a second, until it ends or nobody listens. The seconds are real:
/// they pace a real client, whatever the simulated clock does.
fn followed(core: Arc<Core>, mut live: Box<dyn Live>) -> mpsc::Receiver<Bytes> {
    let (to, parts) = mpsc::channel(4);
    tokio::spawn(async move {
        let mut part = Some(live.begin());
        while let Some(bytes) = part {
            if to.send(Bytes::from(bytes)).await.is_err() {
                return;
            }
            tokio::select! {
                () = to.closed() => return,
                () = tokio::time::sleep(PACE) => {}
            }
            part = live.next(&mut core.world(), core.clock.now());
        }
    });
    parts
}

/// Whether a request is a form of one of the simulator's own pages: the one case in which a web
/// page has any business here.
fn is_own_form(head: &Parts) -> bool {
    let header = |name| head.headers.get(name).and_then(|value| value.to_str().ok());
    let host = header("host").unwrap_or_default();
    let loopback = ["127.0.0.1", "localhost"].contains(&host.split(':').next().unwrap_or_default());
    let own = header("origin").and_then(|origin| origin.strip_prefix("http://")) == Some(host);
    pages::is_page(head.uri.path()) && loopback && own
}

fn of(core: &Core, rendered: Rendered, request_id: &str) -> Response<Answer> {
    let date = http_date(core.clock.now().to_date_time());
    let mut headers: Vec<(&str, &str)> = rendered
        .headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    headers.push(("x-amzn-requestid", request_id));
    // Clients correct their clock by this header.
    headers.push(("date", &date));
    response(rendered.status, &headers, rendered.body)
}

fn plain(status: StatusCode, text: &'static str) -> Response<Answer> {
    response(
        status.as_u16(),
        &[("content-type", "text/plain")],
        Bytes::from_static(text.as_bytes()),
    )
}

fn response(status: u16, headers: &[(&str, &str)], body: Bytes) -> Response<Answer> {
    let mut response = Response::new(Answer::Whole(Full::new(body)));
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in headers {
        let name = hyper::header::HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn http_date(at: time::OffsetDateTime) -> String {
    let format = time::macros::format_description!(
        "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
    );
    at.format(format).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_the_form_of_http() {
        let at = time::macros::datetime!(2026-11-03 04:05:06 UTC);
        assert_eq!(http_date(at), "Tue, 03 Nov 2026 04:05:06 GMT");
    }
}
