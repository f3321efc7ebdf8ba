//! What a page of `ListServices` costs where there are so many services in a region: the time of a client that keeps its
//! connection, from its request to the end of the answer.

use std::error::Error;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};
use simulator::auth::DEFAULT_ACCOUNT;
use simulator::control::Control;
use simulator::{ClockMode, Options, Simulator};

type Failure = Box<dyn Error + Send + Sync>;

const REGION: &str = "eu-west-1";
const PAGE: usize = 20;
/// Pages to a sample: one alone is too short to be timed.
const PAGES: usize = 1_000;

/// The microseconds that a full page takes, sample by sample.
pub(crate) async fn measure(services: usize, samples: usize) -> Result<Vec<f64>, Failure> {
    let options = Options {
        clock: ClockMode::Stepped,
        ..Options::scenario("empty")
    };
    let running = Simulator::start(options).await?;
    let control = running.control().clone();
    control.set_service_quota(DEFAULT_ACCOUNT, REGION, services);
    let address = running.endpoint().trim_start_matches("http://").to_owned();
    let measuring = move || measured(&address, &control, services, samples);
    tokio::task::spawn_blocking(measuring).await?
}

fn measured(
    address: &str,
    control: &Control,
    services: usize,
    samples: usize,
) -> Result<Vec<f64>, Failure> {
    let mut client = Client::connected(address, control)?;
    let image = json!({
        "ImageIdentifier": "public.ecr.aws/nginx/nginx:1.29",
        "ImageRepositoryType": "ECR_PUBLIC",
    });
    for number in 0..services {
        let name = format!("service-{number}");
        let source = json!({ "ImageRepository": image });
        let input = json!({ "ServiceName": name, "SourceConfiguration": source });
        client.ask("CreateService", &input)?;
    }
    control.step(Duration::from_secs(600));
    client.date(control);
    let full = services / PAGE;
    // What is read for the first time takes over what its operation came to.
    client.walk(full)?;
    let mut times = Vec::new();
    for _ in 0..samples {
        let start = Instant::now();
        for _ in 0..PAGES / full {
            client.walk(full)?;
        }
        times.push(start.elapsed().as_secs_f64() * 1e6 / PAGES as f64);
    }
    Ok(times)
}

/// A client as lean as can be, so that the time is the simulator's. Its key is one whose signatures are not verified.
struct Client {
    stream: BufReader<TcpStream>,
    signed: String,
    body: Vec<u8>,
}

impl Client {
    fn connected(address: &str, control: &Control) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        let mut client = Self {
            stream: BufReader::new(stream),
            signed: String::new(),
            body: Vec::new(),
        };
        client.date(control);
        Ok(client)
    }

    /// Signs what follows with the time that it is.
    fn date(&mut self, control: &Control) {
        let now = control.now().to_date_time();
        let day = format!(
            "{:04}{:02}{:02}",
            now.year(),
            u8::from(now.month()),
            now.day()
        );
        let (hour, minute, second) = (now.hour(), now.minute(), now.second());
        self.signed = format!(
            "host: 127.0.0.1\r\nx-amz-date: {day}T{hour:02}{minute:02}{second:02}Z\r\n\
             authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/{day}/{REGION}/apprunner/aws4_request, \
             SignedHeaders=host;x-amz-date, Signature={}\r\ncontent-type: application/x-amz-json-1.0\r\n",
            "0".repeat(64)
        );
    }

    /// Asks, and leaves the answer's body in `self.body`.
    fn ask(&mut self, operation: &str, input: &Json) -> Result<(), Failure> {
        let input = input.to_string();
        let request = format!(
            "POST / HTTP/1.1\r\n{}x-amz-target: AppRunner.{operation}\r\ncontent-length: {}\r\n\r\n{input}",
            self.signed,
            input.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let (mut line, mut length, mut good) = (String::new(), 0, false);
        while line != "\r\n" {
            line.clear();
            self.stream.read_line(&mut line)?;
            good |= line.starts_with("HTTP/1.1 200");
            if let Some(told) = line.strip_prefix("content-length: ") {
                length = told.trim_end().parse()?;
            }
        }
        self.body.resize(length, 0);
        self.stream.read_exact(&mut self.body)?;
        if good {
            Ok(())
        } else {
            Err(String::from_utf8_lossy(&self.body).into())
        }
    }

    /// So many full pages from the first on.
    fn walk(&mut self, pages: usize) -> Result<(), Failure> {
        let mut input = json!({});
        for _ in 0..pages {
            self.ask("ListServices", &input)?;
            let page = std::str::from_utf8(&self.body)?;
            if page.matches("\"ServiceId\"").count() != PAGE {
                return Err("a page has 20 services".into());
            }
            let token = page
                .split_once("\"NextToken\":\"")
                .and_then(|(_, after)| after.split_once('"'));
            input = token.map_or_else(|| json!({}), |(token, _)| json!({ "NextToken": token }));
        }
        Ok(())
    }
}
