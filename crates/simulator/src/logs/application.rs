//! What an application writes while it serves.

use crate::clock::Moment;
use crate::state::{Draw, Service};
use time::format_description::well_known::Rfc3339;

const MINUTE_MILLIS: i64 = 60_000;

/// An application's way of writing, drawn once for its service.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    seed: u64,
    service: String,
    /// One JSON object a line, or plain text.
    json: bool,
}

/// What a line says, before it is written in either way.
struct Said {
    level: &'static str,
    method: &'static str,
    path: String,
    status: u16,
    millis: u64,
}

impl Voice {
    pub(super) fn of(seed: u64, service: &Service) -> Self {
        Self {
            seed,
            service: service.id.clone(),
            json: Draw::of(seed, &["voice", &service.id]).below(2) == 0,
        }
    }

    /// The lines of one instance in a minute, oldest first: up to three.
    pub(super) fn lines(&self, instance: &str, minute: i64) -> Vec<(i64, String)> {
        let parts = ["application", &self.service, instance, &minute.to_string()];
        let mut draw = Draw::of(self.seed, &parts);
        let count = draw.below(4);
        let mut lines: Vec<(i64, String)> = (0..count)
            .map(|_| {
                let within = i64::try_from(draw.below(60_000)).unwrap_or_default();
                let at = minute * MINUTE_MILLIS + within;
                (at, self.write(at, &said(&mut draw)))
            })
            .collect();
        lines.sort();
        lines
    }

    fn write(&self, at: i64, said: &Said) -> String {
        let time = Moment::from_millis(at)
            .to_date_time()
            .format(&Rfc3339)
            .unwrap_or_default();
        let Said {
            level,
            method,
            path,
            status,
            millis,
        } = said;
        let message = match *status {
            500.. => "upstream request failed",
            400.. => "request refused",
            _ => "request completed",
        };
        if self.json {
            serde_json::json!({
                "time": time,
                "level": level,
                "msg": message,
                "method": method,
                "path": path,
                "status": status,
                "durationMs": millis,
            })
            .to_string()
        } else {
            let level = level.to_uppercase();
            format!("{time} {level} {method} {path} {status} {millis}ms {message}")
        }
    }
}

fn said(draw: &mut Draw) -> Said {
    const PATHS: [&str; 5] = ["/orders", "/health", "/carts", "/customers", "/prices"];
    let path = draw.pick(&PATHS).copied().unwrap_or("/");
    let (level, status) = match draw.below(100) {
        0 => ("error", 502),
        1..=3 => ("warn", 404),
        4 => ("warn", 429),
        _ => ("info", 200),
    };
    let method = match draw.below(4) {
        0 if path != "/health" => "POST",
        _ => "GET",
    };
    let path = if path == "/health" {
        path.to_owned()
    } else {
        format!("{path}/{}", 1000 + draw.below(9000))
    };
    Said {
        level,
        method,
        path,
        status,
        millis: 3 + draw.below(40) * (1 + draw.below(8)),
    }
}
