//! The local address that the browser comes back to, for one sign-in.

use std::io;
use std::net::Ipv4Addr;
use std::time::Duration;

use model::failure::{Failure, FailureCode};
use model::redacted::Redacted;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::SsoSession;

/// The path that a client is registered with.
const PATH: &str = "/oauth/callback";
/// The longest request that is read.
const LONGEST: usize = 16 * 1024;
/// Real time in which a request must arrive: browsers open connections that they never use.
const READING: Duration = Duration::from_secs(10);

/// A listener for one sign-in, on this machine alone.
#[derive(Debug)]
pub(super) struct Loopback {
    listener: TcpListener,
    port: u16,
}

/// The browser came back.
pub(super) struct Callback {
    /// The code, or why there is none.
    pub(super) answer: Result<Redacted<String>, Refusal>,
    /// Who waits to be told how it ended.
    pub(super) browser: Browser,
}

/// The sign-in page sent no code.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    error: String,
    description: Option<String>,
}

impl Refusal {
    /// The failure that this is.
    pub(super) fn failure(self, session: &SsoSession) -> Failure {
        let (code, what) = if self.error == "access_denied" {
            (FailureCode::AccessDenied, "was not allowed")
        } else {
            (FailureCode::InvalidRequest, "was refused")
        };
        let message = format!("the sign-in to {} {what}", session.key());
        let mut failure = Failure::new(code, message);
        failure.action = Some("sso-oauth:Authorize".to_owned());
        failure.causes = [Some(self.error), self.description]
            .into_iter()
            .flatten()
            .collect();
        failure
    }
}

/// A browser's connection.
pub(super) struct Browser(TcpStream);

impl Browser {
    /// Answers with a page that says how it ended.
    pub(super) async fn tell(self, signed_in: bool) {
        let words = if signed_in {
            "You are signed in. You can close this tab and go back to Trackside."
        } else {
            "The sign-in did not work. You can close this tab; Trackside says why."
        };
        self.send("200 OK", words).await;
    }

    async fn send(mut self, status: &str, words: &str) {
        let page = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Trackside</title>\
             <style>body{{font:16px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:32rem;\
             padding:0 1rem;text-align:center;color-scheme:light dark}}</style><p>{words}</p></html>"
        );
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
             Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n\
             Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n\
             Connection: close\r\n\r\n",
            page.len()
        );
        // A browser that has gone away misses a sentence, nothing more.
        let _ = self.0.write_all((head + &page).as_bytes()).await;
        let _ = self.0.shutdown().await;
    }
}

impl Loopback {
    /// Listens on a free port.
    pub(super) async fn bind() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    /// The address to come back to.
    pub(super) fn redirect(&self) -> String {
        format!("http://127.0.0.1:{}{PATH}", self.port)
    }

    /// Waits until the browser comes back with `state`. Whoever comes with another one, or asks for
    /// something else, is turned away and ends nothing.
    pub(super) async fn callback(&self, state: &str) -> io::Result<Callback> {
        let mut visitors = JoinSet::new();
        loop {
            tokio::select! {
                accepted = self.listener.accept() => {
                    let (stream, _) = accepted?;
                    visitors.spawn(received(stream, state.to_owned()));
                }
                Some(done) = visitors.join_next() => {
                    if let Ok(Some(callback)) = done {
                        return Ok(callback);
                    }
                }
            }
        }
    }
}

/// What a visitor brings; `None` where it is not what is waited for.
async fn received(mut stream: TcpStream, state: String) -> Option<Callback> {
    let head = tokio::time::timeout(READING, head(&mut stream)).await;
    let head = head.ok()?.ok()??;
    let browser = Browser(stream);
    match answer(&head, &state) {
        Some(answer) => Some(Callback { answer, browser }),
        None => {
            let words = "This is not the answer that Trackside waits for.";
            browser.send("404 Not Found", words).await;
            None
        }
    }
}

/// The first line of a request; `None` where it ends or grows too long before its head is whole.
async fn head(stream: &mut TcpStream) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 2048];
    while !bytes.windows(4).any(|window| window == b"\r\n\r\n") {
        let count = stream.read(&mut buffer).await?;
        if count == 0 || bytes.len() + count > LONGEST {
            return Ok(None);
        }
        bytes.extend_from_slice(&buffer[..count]);
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().next().map(str::to_owned))
}

/// What the first line of a request answers to the question that `state` was sent with.
fn answer(line: &str, state: &str) -> Option<Result<Redacted<String>, Refusal>> {
    let mut words = line.split(' ');
    let (Some("GET"), Some(target)) = (words.next(), words.next()) else {
        return None;
    };
    let query = target.strip_prefix(PATH)?.strip_prefix('?')?;
    let value = |name: &str| {
        form_urlencoded::parse(query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    };
    if value("state")? != state {
        return None;
    }
    if let Some(error) = value("error") {
        return Some(Err(Refusal {
            error,
            description: value("error_description"),
        }));
    }
    value("code").map(|code| Ok(Redacted::new(code)))
}

#[cfg(test)]
mod tests {
    use super::{Loopback, answer};
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpStream;

    #[test]
    fn only_the_answer_to_the_question_counts() {
        let code = |line: &str| answer(line, "s1").and_then(Result::ok);
        let found = code("GET /oauth/callback?state=s1&code=a%2Bb HTTP/1.1");
        assert_eq!(found.map(|code| code.expose().clone()), Some("a+b".into()));
        for line in [
            "GET /oauth/callback?state=s2&code=a HTTP/1.1",
            "GET /oauth/callback?code=a HTTP/1.1",
            "GET /oauth/callback HTTP/1.1",
            "GET /oauth/callbackx?state=s1&code=a HTTP/1.1",
            "POST /oauth/callback?state=s1&code=a HTTP/1.1",
            "GET /favicon.ico HTTP/1.1",
            "",
        ] {
            assert!(answer(line, "s1").is_none(), "{line}");
        }
    }

    #[test]
    fn a_refusal_is_told_in_the_pages_words() {
        let line = "GET /oauth/callback?error=access_denied&error_description=No&state=s1 HTTP/1.1";
        let refusal = answer(line, "s1").expect("an answer").expect_err("refused");
        assert_eq!(refusal.error, "access_denied");
        assert_eq!(refusal.description.as_deref(), Some("No"));
    }

    async fn visit(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.expect("open");
        stream.write_all(request.as_bytes()).await.expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).await.expect("answered");
        text
    }

    #[tokio::test]
    async fn strangers_are_turned_away_and_the_browser_is_told() {
        let loopback = Loopback::bind().await.expect("bound");
        let port = loopback.port;
        // A connection that a browser opens ahead and never uses holds nobody up.
        let _idle = TcpStream::connect(("127.0.0.1", port)).await.expect("open");
        let browser = tokio::spawn(async move {
            let stranger = visit(port, "GET /oauth/callback?state=x&code=y HTTP/1.1\r\n\r\n").await;
            let known = visit(port, "GET /oauth/callback?state=s&code=c HTTP/1.1\r\n\r\n").await;
            (stranger, known)
        });
        let callback = loopback.callback("s").await.expect("the browser comes");
        assert_eq!(callback.answer.expect("a code").expose(), "c");
        callback.browser.tell(true).await;
        let (stranger, known) = browser.await.expect("it ran");
        assert!(stranger.starts_with("HTTP/1.1 404"), "{stranger}");
        assert!(known.contains("You can close this tab"), "{known}");
    }
}
