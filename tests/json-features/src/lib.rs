//! Reads responses, bodies and codes with all features of `serde_json` that change how it represents values.

#![cfg(test)]

use http::{HeaderMap, HeaderName, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use upyun_codes::{ApiErrorBody, Cdn, CdnErrorBody, Code, E40400001, ErrorCode, ErrorKind, RequestError, cdn};

#[test]
fn every_response_seen_in_public_is_read() {
    let responses: Vec<Value> = serde_json::from_str(include_str!("../../responses.json")).unwrap();
    for response in responses {
        let header = |(name, value): (&String, &Value)| {
            (name.parse::<HeaderName>().unwrap(), value.as_str().unwrap().parse().unwrap())
        };
        let headers: HeaderMap = response["headers"].as_object().unwrap().iter().map(header).collect();
        let status = StatusCode::from_u16(response["status"].as_u64().unwrap().try_into().unwrap()).unwrap();
        let error = RequestError::from_parts(status, &headers, response["body"].as_str().unwrap().as_bytes());
        let found = json!({
            "code": error.code(), "kind": error.kind(), "message": error.message(), "id": error.id(),
        });
        for (name, value) in found.as_object().unwrap() {
            assert_eq!(value, &response[name], "`{name}` of {}", response["source"]);
        }
    }
}

#[test]
fn deep_nesting_and_names_of_serde_json_are_ordinary() {
    let api_code =
        |body: String| RequestError::from_parts(StatusCode::OK, &HeaderMap::new(), body.as_bytes()).api_code();
    for deep in ["[", r#"{"a":"#, r#"[{"":"#] {
        let deep = deep.repeat(64 * 1024 / deep.len() - 40);
        assert_eq!(api_code(format!(r#"{{"code":40400001,"msg":{deep}"#)), Some(E40400001));
        assert_eq!(api_code(format!(r#"{{"a":{deep}"#)), None);
        assert_eq!(api_code(deep), None);
    }
    let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
    for member in ["a", "msg", "code", "id"] {
        assert_eq!(api_code(format!(r#"{{"{member}":{deep},"code":40400001}}"#)), Some(E40400001));
    }
    let body = format!(r#"{{"a":{deep},"code":40400001}}"#);
    assert_eq!(serde_json::from_str::<ApiErrorBody<String>>(&body).unwrap().code, E40400001);
    for name in ["Number", "RawValue"] {
        let private = format!(r#"{{"$serde_json::private::{name}":"40400001"}}"#);
        assert_eq!(api_code(format!(r#"{{"code":{private}}}"#)), None);
        assert_eq!(api_code(private), None);
    }
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(untagged)]
enum Untagged<T> {
    Other { never: u8 },
    Value(T),
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(tag = "type")]
enum Tagged<T> {
    Value { value: T },
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(tag = "type")]
enum TaggedBody<T> {
    Body(T),
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Flattened<T> {
    status: u16,
    #[serde(flatten)]
    value: T,
}

fn read<T: DeserializeOwned>(json: &Value) -> [Result<T, String>; 2] {
    [
        serde_json::from_str(&json.to_string()).map_err(|error| error.to_string()),
        serde_json::from_value(json.clone()).map_err(|error| error.to_string()),
    ]
}

#[track_caller]
fn check<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T, json: &Value) {
    assert_eq!(&serde_json::to_value(value).unwrap(), json);
    for read in read::<T>(json) {
        assert_eq!(read.as_ref(), Ok(value), "{json}");
    }
}

#[test]
fn codes_and_kinds_are_read_in_every_representation() {
    macro_rules! check_all {
        ($value:expr, $json:expr) => {{
            let json = $json;
            check(&$value, &json);
            check(&Untagged::Value($value), &json);
            check(&Tagged::Value { value: $value }, &json!({ "value": json, "type": "Value" }));
            check(&Flattened { status: 404, value: Tagged::Value { value: $value } }, &json!({
                "status": 404, "type": "Value", "value": json,
            }));
        }};
    }
    check_all!(E40400001, json!(40400001));
    check_all!(cdn::E40310002, json!(40310002));
    check_all!(ErrorKind::NotFound, json!("NotFound"));
    for json in [json!("40310002"), json!(40310002)] {
        let value = Untagged::Value(cdn::E40310002);
        assert_eq!(read(&json), [Ok(value), Ok(Untagged::Value(cdn::E40310002))]);
    }
    for json in [json!(404), json!(-40400001), json!(40400001.5), json!("404"), json!({}), json!({ "a": "40400001" })] {
        assert!(read::<ErrorCode>(&json).iter().all(Result::is_err), "{json}");
        assert!(read::<Untagged<Code<Cdn>>>(&json).iter().all(Result::is_err), "{json}");
    }
}

#[test]
fn bodies_are_read_in_every_representation() {
    macro_rules! check_all {
        ($value:expr, $json:expr) => {{
            let json = $json;
            check(&$value, &json);
            check(&Untagged::Value($value), &json);
            let with = |name: &str, value: Value| {
                let mut json = json.clone();
                json.as_object_mut().unwrap().insert(name.to_owned(), value);
                json
            };
            check(&TaggedBody::Body($value), &with("type", "Body".into()));
            check(&Flattened { status: 404, value: $value }, &with("status", 404.into()));
        }};
    }
    let msg = || "x".to_owned();
    check_all!(CdnErrorBody { code: cdn::E40310002, msg: msg() }, json!({ "msg": "x", "code": "40310002" }));
    let body = |id: Option<&str>| ApiErrorBody { code: E40400001, msg: msg(), id: id.map(str::to_owned) };
    check_all!(body(Some("1")), json!({ "msg": "x", "code": 40400001, "id": "1" }));
    check_all!(body(None), json!({ "msg": "x", "code": 40400001 }));
}
