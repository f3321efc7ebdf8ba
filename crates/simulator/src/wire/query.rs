//! The query protocol: a form as the request, XML as the answer.

use std::fmt::Write as _;

use bytes::Bytes;
use time::format_description::well_known::Rfc3339;

use super::{ApiError, Rendered, Value};
use crate::api::Api;

pub(super) fn answer(api: &dyn Api, operation: &str, request_id: &str, answer: &Value) -> Rendered {
    let mut xml = String::new();
    let namespace = namespace(Some(api));
    let _ = write!(
        xml,
        "<{operation}Response xmlns=\"{namespace}\"><{operation}Result>"
    );
    write_value(&mut xml, answer);
    let _ = write!(
        xml,
        "</{operation}Result><ResponseMetadata><RequestId>{request_id}</RequestId>\
         </ResponseMetadata></{operation}Response>"
    );
    rendered(200, xml)
}

pub(super) fn error(api: Option<&dyn Api>, request_id: &str, error: &ApiError) -> Rendered {
    let side = if error.is_server_fault() {
        "Receiver"
    } else {
        "Sender"
    };
    let mut xml = String::new();
    let _ = write!(
        xml,
        "<ErrorResponse xmlns=\"{}\"><Error><Type>{side}</Type><Code>{}</Code><Message>",
        namespace(api),
        error.code
    );
    escape(&mut xml, &error.message);
    let _ = write!(
        xml,
        "</Message></Error><RequestId>{request_id}</RequestId></ErrorResponse>"
    );
    rendered(error.status, xml)
}

fn namespace(api: Option<&dyn Api>) -> String {
    match api.and_then(|api| Some((api.signing_name(), api.query_version()?))) {
        // CloudWatch's namespace keeps the name the service had when it was made.
        Some(("monitoring", version)) => format!("http://monitoring.amazonaws.com/doc/{version}/"),
        Some((name, version)) => format!("https://{name}.amazonaws.com/doc/{version}/"),
        None => "http://webservices.amazon.com/AWSFault/2005-15-09".to_owned(),
    }
}

fn rendered(status: u16, xml: String) -> Rendered {
    Rendered {
        status,
        headers: vec![("content-type", "text/xml".to_owned())],
        body: Bytes::from(xml),
    }
}

fn write_value(xml: &mut String, value: &Value) {
    match value {
        Value::Null => {}
        Value::Bool(flag) => {
            let _ = write!(xml, "{flag}");
        }
        Value::Int(number) => {
            let _ = write!(xml, "{number}");
        }
        Value::Float(number) => {
            let _ = write!(xml, "{number}");
        }
        Value::Text(text) => escape(xml, text),
        Value::Time(moment) => {
            xml.push_str(&moment.to_date_time().format(&Rfc3339).unwrap_or_default());
        }
        Value::List(items) => {
            for item in items {
                xml.push_str("<member>");
                write_value(xml, item);
                xml.push_str("</member>");
            }
        }
        Value::Object(members) => {
            for (name, value) in members.iter().filter(|(_, value)| *value != Value::Null) {
                let _ = write!(xml, "<{name}>");
                write_value(xml, value);
                let _ = write!(xml, "</{name}>");
            }
        }
    }
}

fn escape(xml: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            other => xml.push(other),
        }
    }
}
