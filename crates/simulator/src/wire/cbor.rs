//! Smithy RPC v2 CBOR.

use bytes::Bytes;
use minicbor::data::{IanaTag, Tag, Type};
use minicbor::{Decoder, Encoder};
use serde_json::{Map, Number, Value as Json};

use super::{ApiError, Rendered, Value};

/// Deeper than any real input, so that a body of brackets cannot use up the stack.
const DEEPEST: usize = 64;

type WriteError = minicbor::encode::Error<std::convert::Infallible>;
type ReadError = minicbor::decode::Error;

pub(super) fn answer(answer: &Value) -> Rendered {
    rendered(200, answer)
}

pub(super) fn error(namespace: &str, error: &ApiError) -> Rendered {
    let mut members = vec![
        (
            "__type".to_owned(),
            format!("{namespace}#{}", error.code).into(),
        ),
        ("message".to_owned(), error.message.as_str().into()),
    ];
    members.extend(
        error
            .fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone())),
    );
    rendered(error.status, &Value::Object(members))
}

fn rendered(status: u16, value: &Value) -> Rendered {
    let mut bytes = Vec::new();
    write(&mut Encoder::new(&mut bytes), value).expect("a Vec takes every byte");
    Rendered {
        status,
        headers: vec![
            ("content-type", "application/cbor".to_owned()),
            ("smithy-protocol", "rpc-v2-cbor".to_owned()),
        ],
        body: Bytes::from(bytes),
    }
}

fn write(to: &mut Encoder<&mut Vec<u8>>, value: &Value) -> Result<(), WriteError> {
    match value {
        Value::Null => to.null()?,
        Value::Bool(flag) => to.bool(*flag)?,
        Value::Int(number) => to.i64(*number)?,
        Value::Float(number) => to.f64(*number)?,
        Value::Text(text) => to.str(text)?,
        Value::Time(moment) => {
            let to = to.tag(IanaTag::Timestamp)?;
            // A whole second is written as an integer, which every reader takes.
            match moment.millis() % 1000 {
                0 => to.i64(moment.secs())?,
                _ => to.f64(moment.as_secs_f64())?,
            }
        }
        Value::List(items) => {
            to.array(items.len() as u64)?;
            for item in items {
                write(to, item)?;
            }
            to
        }
        Value::Object(members) => {
            let present = || members.iter().filter(|(_, value)| *value != Value::Null);
            to.map(present().count() as u64)?;
            for (name, value) in present() {
                to.str(name)?;
                write(to, value)?;
            }
            to
        }
    };
    Ok(())
}

/// Reads an input; an empty body is an operation without input.
pub(super) fn read(body: &[u8]) -> Result<Json, ApiError> {
    if body.is_empty() {
        return Ok(Json::Object(Map::new()));
    }
    let mut from = Decoder::new(body);
    let malformed =
        |error: ReadError| ApiError::client("SerializationException", error.to_string());
    let value = value(&mut from, 0).map_err(malformed)?;
    if from.position() == body.len() {
        Ok(value)
    } else {
        Err(ApiError::client(
            "SerializationException",
            "Unexpected bytes after the input.",
        ))
    }
}

fn value(from: &mut Decoder<'_>, depth: usize) -> Result<Json, ReadError> {
    if depth > DEEPEST {
        return Err(ReadError::message("nested too deeply"));
    }
    Ok(match from.datatype()? {
        Type::Bool => from.bool()?.into(),
        Type::Null => from.null().map(|()| Json::Null)?,
        Type::Undefined => from.undefined().map(|()| Json::Null)?,
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => from.u64()?.into(),
        Type::I8 | Type::I16 | Type::I32 | Type::I64 => from.i64()?.into(),
        Type::F16 => float(f64::from(from.f16()?)),
        Type::F32 => float(f64::from(from.f32()?)),
        Type::F64 => float(from.f64()?),
        Type::String | Type::StringIndef => text(from)?.into(),
        Type::Array | Type::ArrayIndef => list(from, depth)?,
        Type::Map | Type::MapIndef => object(from, depth)?,
        Type::Tag => tagged(from, depth)?,
        Type::Int
        | Type::Bytes
        | Type::BytesIndef
        | Type::Simple
        | Type::Break
        | Type::Unknown(_) => {
            return Err(ReadError::message("a type that no input has"));
        }
    })
}

/// A timestamp is the one tag in use: seconds since the epoch, which is what JSON has for it too.
fn tagged(from: &mut Decoder<'_>, depth: usize) -> Result<Json, ReadError> {
    if from.tag()? == Tag::from(IanaTag::Timestamp) {
        value(from, depth + 1)
    } else {
        Err(ReadError::message("a tag other than the timestamp's"))
    }
}

fn text(from: &mut Decoder<'_>) -> Result<String, ReadError> {
    from.str_iter()?.collect()
}

fn list(from: &mut Decoder<'_>, depth: usize) -> Result<Json, ReadError> {
    let mut left = from.array()?;
    let mut items = Vec::new();
    while another(from, &mut left)? {
        items.push(value(from, depth + 1)?);
    }
    Ok(Json::Array(items))
}

fn object(from: &mut Decoder<'_>, depth: usize) -> Result<Json, ReadError> {
    let mut left = from.map()?;
    let mut members = Map::new();
    while another(from, &mut left)? {
        let name = text(from)?;
        members.insert(name, value(from, depth + 1)?);
    }
    Ok(Json::Object(members))
}

/// Whether another item follows: counted where the length was said, up to a break where it was not.
fn another(from: &mut Decoder<'_>, left: &mut Option<u64>) -> Result<bool, ReadError> {
    match left {
        Some(0) => Ok(false),
        Some(count) => {
            *count -= 1;
            Ok(true)
        }
        None if from.datatype()? == Type::Break => from.skip().map(|()| false),
        None => Ok(true),
    }
}

fn float(number: f64) -> Json {
    Number::from_f64(number).map_or(Json::Null, Json::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;

    #[test]
    fn what_is_written_reads_back() {
        let value = Value::object([
            ("Text", "a".into()),
            ("List", vec![1_i64, -2].into()),
            ("At", Moment::from_millis(1_500).into()),
            ("Whole", Moment::from_secs(2).into()),
            ("Gone", Value::Null),
        ]);
        let read = read(&answer(&value).body).expect("CBOR");
        assert_eq!(
            read,
            serde_json::json!({"Text": "a", "List": [1, -2], "At": 1.5, "Whole": 2})
        );
    }

    #[test]
    fn indefinite_lengths_are_read() {
        let body = b"\xbf\x61a\x9f\x01\x02\xff\xff";
        assert_eq!(read(body).expect("CBOR"), serde_json::json!({"a": [1, 2]}));
    }

    #[test]
    fn broken_and_bottomless_bodies_are_refused() {
        for body in [&b"\xa1\x61"[..], &b"\x01\x01"[..], &[0x9f; 4_000][..]] {
            let error = read(body).expect_err("not an input");
            assert_eq!(error.code, "SerializationException");
        }
    }
}
