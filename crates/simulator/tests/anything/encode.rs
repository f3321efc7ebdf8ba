//! Inputs as the protocols write them.

use serde_json::Value as Json;
use simulator::api::Api;
use simulator::wire::Protocol;

/// An input as a protocol writes it.
pub(crate) fn body(protocol: Protocol, api: &dyn Api, operation: &str, input: &Json) -> Vec<u8> {
    match protocol {
        Protocol::Json10 | Protocol::Json11 | Protocol::RestJson => input.to_string().into_bytes(),
        Protocol::RpcCbor => {
            let mut bytes = Vec::new();
            write_cbor(&mut bytes, input);
            bytes
        }
        Protocol::Query => {
            let version = api.query_version().unwrap_or_default();
            let mut form = format!("Action={operation}&Version={version}");
            write_form(&mut form, "", input);
            form.into_bytes()
        }
    }
}

fn write_cbor(to: &mut Vec<u8>, value: &Json) {
    let mut encoder = minicbor::Encoder::new(&mut *to);
    let written = match value {
        Json::Null => encoder.null().map(drop),
        Json::Bool(flag) => encoder.bool(*flag).map(drop),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => encoder.i64(whole).map(drop),
            None => encoder.f64(number.as_f64().unwrap_or_default()).map(drop),
        },
        Json::String(text) => encoder.str(text).map(drop),
        Json::Array(items) => encoder.array(items.len() as u64).map(drop),
        Json::Object(members) => encoder.map(members.len() as u64).map(drop),
    };
    written.expect("memory can be written to");
    match value {
        Json::Array(items) => items.iter().for_each(|item| write_cbor(to, item)),
        Json::Object(members) => {
            for (name, member) in members {
                write_cbor(to, &Json::from(name.as_str()));
                write_cbor(to, member);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

fn write_form(to: &mut String, name: &str, value: &Json) {
    let below = |part: &str| {
        if name.is_empty() {
            part.to_owned()
        } else {
            format!("{name}.{part}")
        }
    };
    match value {
        Json::Null => {}
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                write_form(to, &below(&format!("member.{}", index + 1)), item);
            }
        }
        Json::Object(members) => {
            for (part, member) in members {
                write_form(to, &below(part), member);
            }
        }
        Json::String(text) => {
            let escaped: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
            to.push_str(&format!("&{name}={escaped}"));
        }
        Json::Bool(_) | Json::Number(_) => to.push_str(&format!("&{name}={value}")),
    }
}
