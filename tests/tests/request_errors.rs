//! `RequestError` reads what a response says, and nothing that it does not say.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::sync::LazyLock;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use proptest::prelude::*;
use regex_syntax::hir::{Class, HirKind};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use upyun_codes::{
    Cdn, Code, E40300007, E40400001, E50300002, E50300013, Entry, ErrorCode, ErrorKind, RequestError, Table, cdn,
};
use upyun_codes_tests::Row;

fn from(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> RequestError {
    let header = |(name, value): &(&str, &str)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
    let headers = headers.iter().map(header).collect();
    RequestError::from_parts(StatusCode::from_u16(status).unwrap(), &headers, body.as_ref())
}

/// Asserts that nothing in a response counts as a code, and that its header's would.
fn assert_no_code(body: impl AsRef<[u8]>) {
    let body = body.as_ref();
    let shown = String::from_utf8_lossy(&body[..body.len().min(100)]);
    assert_eq!(from(404, &[], body).code(), None, "{shown}");
    assert_eq!(from(404, &[], body).kind(), ErrorKind::NotFound, "{shown}");
    assert_eq!(from(404, &[("X-Error-Code", "40011059")], body).code(), Some(40011059), "{shown}");
}

/// Those that people pasted in public issues, and those in UpYun's guides.
#[test]
fn every_response_seen_in_public_is_read() {
    let responses: Vec<Value> = serde_json::from_str(include_str!("../responses.json")).unwrap();
    assert_eq!(responses.len(), 13);
    for response in responses {
        let headers: BTreeMap<&str, &str> = Deserialize::deserialize(&response["headers"]).unwrap();
        let headers: Vec<(&str, &str)> = headers.into_iter().collect();
        let status = u16::try_from(response["status"].as_u64().unwrap()).unwrap();
        let error = from(status, &headers, response["body"].as_str().unwrap());
        let found = json!({
            "code": error.code(), "kind": error.kind(), "message": error.message(), "id": error.id(),
        });
        for (name, value) in found.as_object().unwrap() {
            assert_eq!(value, &response[name], "`{name}` of {}", response["source"]);
        }
    }
}

#[test]
fn every_documented_code_survives_a_cut_behind_it() {
    fn check<T: Table>(quote: &str, code: fn(&RequestError) -> Option<Code<T>>, others: &BTreeSet<u32>) {
        for entry in Code::<T>::entries() {
            let (number, message) = (entry.code(), entry.message());
            let message = serde_json::to_string(message).unwrap();
            let body = format!(r#"{{"a":["}}"],"code":{quote}{number}{quote} ,"msg":{message},"id":"1"}}"#);
            let digits_end = body.find(&format!("{number}")).unwrap() + 8;
            for end in 0..=body.len() {
                let error = from(entry.status(), &[], &body[..end]);
                let expected = (end >= digits_end).then_some(entry.code());
                assert_eq!(code(&error), expected, "{}", &body[..end]);
                assert_eq!(error.code(), expected.map(u32::from));
                if expected.is_some() {
                    assert_eq!((error.kind(), error.message()), (entry.kind(), entry.message()), "{}", &body[..end]);
                    assert_eq!(error.detail(), entry.detail());
                } else {
                    assert_eq!(error.kind(), ErrorKind::from_status(entry.status()));
                }
                // An id counts if all of it arrived.
                assert!(matches!(error.id(), None | Some("1")));
                assert_eq!(error.id().is_some(), end >= body.len() - 1);
            }
            // The other form, and the header, are understood if only this table has the number.
            if !others.contains(&number.as_u32()) {
                let other = if quote.is_empty() { "\"" } else { "" };
                assert_eq!(code(&from(400, &[], format!(r#"{{"code":{other}{number}{other}}}"#))), Some(number));
                assert_eq!(code(&from(400, &[("X-Error-Code", &number.to_string())], "")), Some(number));
            }
        }
    }
    let numbers = |numbers: Vec<u32>| numbers.into_iter().collect::<BTreeSet<u32>>();
    let api = numbers(ErrorCode::entries().map(|entry| entry.code().as_u32()).collect());
    let edge = numbers(Code::<Cdn>::entries().map(|entry| entry.code().as_u32()).collect());
    check("", RequestError::api_code, &edge);
    check("\"", RequestError::cdn_code, &api);
    // A number in both tables belongs to that of the form; a header's to the API.
    for number in api.intersection(&edge) {
        let header = from(400, &[("X-Error-Code", &number.to_string())], "");
        assert_eq!((header.api_code().map(u32::from), header.cdn_code()), (Some(*number), None));
    }
    assert!(api.intersection(&edge).count() > 3);
}

#[test]
fn a_code_in_no_table_belongs_to_its_form() {
    let code = |headers, body| {
        let error = from(400, headers, body);
        (error.api_code().map(u32::from), error.cdn_code().map(u32::from), error.kind())
    };
    assert_eq!(code(&[], r#"{"code":50399999}"#), (Some(50399999), None, ErrorKind::Unavailable));
    assert_eq!(code(&[], r#"{"code":"50310999"}"#), (None, Some(50310999), ErrorKind::Unavailable));
    assert_eq!(code(&[("X-Error-Code", "60010999")], ""), (Some(60010999), None, ErrorKind::Other));
}

#[test]
fn a_code_overrides_the_status_and_a_body_the_header() {
    let header = [("X-Error-Code", "50300013"), ("X-Request-Id", "h")];
    let error = from(200, &header, r#"{"code":40400001,"id":"b"}"#);
    assert_eq!((error.api_code(), error.kind(), error.id()), (Some(E40400001), ErrorKind::NotFound, Some("b")));
    let error = from(200, &header, r#"{"code":404}"#);
    assert_eq!((error.api_code(), error.kind(), error.id()), (Some(E50300013), ErrorKind::Interrupted, Some("h")));
    assert_eq!(error.detail(), Some("内部服务超时了"));
}

#[test]
fn a_malformed_code_is_none_and_the_rest_is_kept() {
    for value in [
        "404",
        "-1",
        "1e9",
        "1e999",
        "40400001.0",
        "4.0400001e7",
        "-40400001",
        "0",
        "404000011",
        "99999999999999999999",
        "null",
        "true",
        "[40400001]",
        r#"{"code":40400001}"#,
        r#""""#,
        r#""4040""#,
        r#"" 40400001""#,
        r#""40400001x""#,
        r#""E40400001""#,
        r#""404000011""#,
        r#""４０４００００１""#,
        r#""\ud83d40400001""#,
    ] {
        for body in [
            format!(r#"{{"msg":"no such file","code":{value},"id":"11e4"}}"#),
            format!(r#"{{"code":{value},"id":"11e4","msg":"no such file"}}"#),
        ] {
            assert_no_code(&body);
            let error = from(404, &[], &body);
            assert_eq!((error.message(), error.id()), ("no such file", Some("11e4")), "{body}");
            // The first that is valid counts.
            let later = from(404, &[], body[..body.len() - 1].to_owned() + r#","code":40400001}"#);
            assert_eq!(later.api_code(), Some(E40400001), "{body}");
        }
    }
}

#[test]
fn what_another_object_or_text_contains_is_not_the_code() {
    for body in [
        r#"{"a":"}","e":{"code":50300023"#,
        r#"{"a":"}","e":{"code":50300023}}"#,
        r#"{"e":{"code":50300023},"x":[{"code":"50300023"}]}"#,
        r#"{"e":[1,{"x":[],"code":50300023}"#,
        r#"{"msg":"see {\"code\":40400001}"}"#,
        r#"{"msg":"see {\"code\":40400001}" disk","code":40400001}"#,
        r#"{"msg":"5" disk","error":{"code":40400001}}"#,
        r#"{"Code":40400001,"code ":40400001,"":40400001}"#,
        r#"["code",40400001]"#,
        r#"[{"code":40400001}]"#,
        r#"x{"code":40400001}"#,
        r#""code":40400001"#,
        "{code:40400001}",
        r#"{"code":4040000"#,
        r#"{"code":+40400001}"#,
        r#"{"code":040400001}"#,
        r#"{"code":40400001.}"#,
        r#"{"code":"4040000"#,
        r#"{"code":"40400001\"#,
        "40400001",
        "{",
        "",
        "\"",
    ] {
        assert_no_code(body);
    }
    // The parser does not get past the mistake.
    let error = from(404, &[], r#"{"a":{"m":1],"code":50300023},"code":40400001}"#);
    assert_eq!((error.code(), error.kind()), (None, ErrorKind::NotFound));
    for inner in [r#"{"code":50300023}"#, r#"[1,{"x":[],"code":50300023}]"#, r#"{"a":"}","code":"50300023"}"#] {
        assert_eq!(from(404, &[], format!(r#"{{"e":{inner},"code":40400001}}"#)).api_code(), Some(E40400001));
    }
}

#[test]
fn members_before_a_mistake_count() {
    let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
    for body in [
        r#"{"code":40400001,"msg":"gone" "id":"1"}"#.to_owned(),
        r#"{"msg":"gone","code":40400001;"id":"1"}"#.to_owned(),
        r#"{"msg":"gone","code":40400001,"id":"1"#.to_owned(),
        "{\"msg\":\"gone\",\"code\":40400001,\"x\":\"a\nb\",\"id\":\"1\"}".to_owned(),
        "\u{FEFF}\r\n {\"msg\":\"gone\",\"code\":40400001} trailing".to_owned(),
        r#"{"c\u006fde":40400001,"msg":"g\u006fne"}"#.to_owned(),
        r#"{"code":40400001,"msg":"gone","id":"\ud800"}"#.to_owned(),
        format!(r#"{{"x":{deep},"code":40400001,"msg":"gone"}}"#),
        format!(r#"{{"msg":"gone","msg":"later","code":40400001,"x":{deep}"#),
    ] {
        let error = from(404, &[], &body);
        assert_eq!((error.api_code(), error.message(), error.id()), (Some(E40400001), "gone", None), "{body:.60}");
    }
    let error = from(404, &[], b"{\"msg\":\"\xFF\xFE x\",\"code\":40400001,\"id\":\"\xC3(\"}");
    assert_eq!(
        (error.api_code(), error.message(), error.id()),
        (Some(E40400001), "\u{FFFD}\u{FFFD} x", Some("\u{FFFD}("))
    );
}

#[test]
fn only_the_first_64_kib_count() {
    let body = |padding: usize| format!(r#"{{"x":"{}","code":40400001,"#, "x".repeat(padding));
    let most = 64 * 1024;
    let fits = most - body(0).len();
    assert_eq!(from(404, &[], body(fits)).api_code(), Some(E40400001));
    assert_eq!(from(404, &[], body(fits + 1)).api_code(), Some(E40400001));
    assert_eq!(from(404, &[], body(fits + 2)).api_code(), None);
    // The limit may be in the middle of a character.
    assert_eq!(from(404, &[], format!(r#"{{"code":40400001,"x":"{}"#, "文".repeat(most))).api_code(), Some(E40400001));
}

#[test]
fn the_form_api_is_understood_by_its_text() {
    for code in ["403", "\"403\""] {
        let body = format!(r#"{{"code":{code},"message":"content md5 not match","url":"/p/1.png","time":1535634531}}"#);
        let error = from(403, &[], &body);
        assert_eq!((error.api_code(), error.kind()), (Some(E40300007), ErrorKind::ChecksumMismatch));
        assert_eq!(error.to_string(), "40300007 content md5 not match");
        // The status must agree, and the header is asked first.
        assert_eq!(from(401, &[], &body).code(), None);
        assert_eq!(from(403, &[("X-Error-Code", "40400001")], &body).api_code(), Some(E40400001));
    }
    // Every row of the table that is the only one with its status and message
    for row in &*ROWS {
        let is_only =
            ROWS.iter().filter(|other| (other.status, &other.message) == (row.status, &row.message)).count() == 1;
        let error = from(row.status, &[], json!({ "code": row.status, "message": row.message }).to_string());
        assert_eq!(error.code(), is_only.then_some(row.code), "{row:?}");
        assert_eq!(error.message(), row.message);
    }
    // The edge has a code in every response.
    assert_eq!(from(403, &[], r#"{"code":403,"message":"region is forbidden"}"#).code(), None);
}

#[test]
fn the_text_is_msg_or_message_or_error() {
    let message = |body: &str| from(404, &[], body).message().to_owned();
    assert_eq!(message(r#"{"error":"c","message":"b","msg":"a"}"#), "a");
    assert_eq!(message(r#"{"error":"c","message":"b"}"#), "b");
    assert_eq!(message(r#"{"status_code":404,"error":"c"}"#), "c");
    for other in ["null", "7", "-1.5e3", "true", r#"{"message":"x"}"#, r#"["x"]"#, r#""""#, r#"" \u3164\t""#] {
        let body = format!(r#"{{"msg":{other},"message":{other},"error":"c","id":{other},"code":40400001}}"#);
        let error = from(404, &[("X-Request-Id", "h")], &body);
        assert_eq!((error.message(), error.id()), ("c", Some("h")), "{body}");
        assert_eq!(message(&body.replace("\"c\"", other)), "file or directory not found", "{body}");
        assert_eq!(from(404, &[], &body).id(), None, "{body}");
    }
    // The first that is not blank
    assert_eq!(message(r#"{"msg":"","msg":"a","msg":"b"}"#), "a");
}

/// Every character, against the Unicode tables of `regex-syntax`.
#[test]
fn blank_text_is_text_in_which_nothing_can_be_seen() {
    let class = |pattern: &str| match regex_syntax::parse(pattern).unwrap().into_kind() {
        HirKind::Class(Class::Unicode(class)) => class,
        _ => panic!("not a character class"),
    };
    let unseen = class(r"[\p{White_Space}\p{Control}\p{Default_Ignorable_Code_Point}]");
    let all: String = unseen.ranges().iter().flat_map(|range| range.start()..=range.end()).collect();
    assert!("\u{200B}\u{FEFF}\u{3164}\u{AD}\0 \u{3000}".chars().all(|c| all.contains(c)));
    let body = |text: &str| json!({ "msg": text, "id": text, "code": 40400001 }).to_string();
    let error = from(404, &[], body(&all));
    assert_eq!((error.message(), error.id()), ("file or directory not found", None));
    assert_eq!(from(502, &[], &all).message(), "Bad Gateway");

    let mut seen = unseen.clone();
    seen.negate();
    for c in seen.ranges().iter().flat_map(|range| range.start()..=range.end()) {
        let text = c.encode_utf8(&mut [0; 4]).to_owned();
        assert_eq!(from(404, &[], &text).message(), text, "{c:?}");
    }
}

#[test]
fn other_bodies_are_shown_by_their_beginning_or_the_status() {
    let html = "\r\n  <html><head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body></html>";
    let error = from(502, &[], html);
    assert_eq!((error.code(), error.kind()), (None, ErrorKind::Unavailable));
    assert_eq!(error.message(), "<html><head><title>502 Bad Gateway</title></head> <body>nginx</body></html>");
    assert_eq!(error.to_string(), format!("502 {}", error.message()));
    // What is documented is more useful.
    assert_eq!(from(404, &[("X-Error-Code", "40400001")], html).message(), "file or directory not found");
    assert_eq!(from(404, &[("X-Error-Code", "40499999")], html).message(), error.message());

    for blank in ["", "  ", "\r\n\n", "\u{FEFF}", "\u{FEFF}\u{200B}\0"] {
        assert_eq!(from(502, &[], blank).to_string(), "502 Bad Gateway");
    }
    assert_eq!(from(599, &[], "").to_string(), "599 unknown error");
    assert_eq!(from(404, &[], r#"["code",40400001]"#).message(), r#"["code",40400001]"#);
    for text in ["x", "文", "😀", "é"] {
        assert_eq!(from(502, &[], text.repeat(1_000_000)).message(), text.repeat(200));
    }
    assert_eq!(from(502, &[], vec![0xFF; 1_000_000]).message(), "\u{FFFD}".repeat(200));
    assert_eq!(from(502, &[], " x ".repeat(1_000)).message(), "x ".repeat(100));
    assert_eq!(from(502, &[], " ".repeat(10_000) + "x").message(), "x");
}

#[test]
fn display_shows_at_most_200_characters_of_a_text() {
    let text = "文".repeat(10_000);
    let error = from(404, &[], json!({ "code": 40400001, "msg": text, "id": text }).to_string());
    assert_eq!((error.message(), error.id()), (&*text, Some(&*text)));
    let shown = "文".repeat(200);
    assert_eq!(error.to_string(), format!("40400001 {shown} (request id {shown})"));
}

#[test]
fn the_first_valid_header_counts() {
    let code = |values: &[&str]| {
        let headers: Vec<(&str, &str)> = values.iter().map(|value| ("X-Error-Code", *value)).collect();
        from(404, &headers, "").code()
    };
    for values in
        [&["40400001"][..], &["404", "", "40400001", "50300013"], &["40400001,50300013"], &[" nonsense ,\t40400001 "]]
    {
        assert_eq!(code(values), Some(40400001), "{values:?}");
    }
    for value in ["", "404", "\"40400001\"", "40400001 40400001", "+40400001", "040400001", "4040000a"] {
        assert_eq!(code(&[value]), None, "{value}");
    }
    let id = |values: &[&[u8]]| {
        let value = |value: &&[u8]| (HeaderName::from_static("x-request-id"), HeaderValue::from_bytes(value).unwrap());
        RequestError::from_parts(StatusCode::NOT_FOUND, &values.iter().map(value).collect(), b"")
            .id()
            .map(str::to_owned)
    };
    assert_eq!(id(&[b"  ", "\u{200B}\u{3164}".as_bytes(), b" , a , b", b"c"]).as_deref(), Some("a"));
    assert_eq!(id(&[b"a\xFFb"]).as_deref(), Some("a\u{FFFD}b"));
    assert_eq!(id(&[b""]), None);
}

#[test]
fn retry_after_is_a_whole_number_of_seconds() {
    let after = |values: &[&str]| {
        let headers: Vec<(&str, &str)> = values.iter().map(|value| ("Retry-After", *value)).collect();
        from(429, &headers, "").retry_after().map(|wait| wait.as_secs())
    };
    for (values, expected) in [
        (&["120"][..], Some(120)),
        (&["0"], Some(0)),
        (&["Wed, 21 Oct 2015 07:28:00 GMT", "soon", " 7 ", "8"], Some(7)),
        (&["x, 7"], Some(7)),
        (&["18446744073709551615"], Some(u64::MAX)),
        (&["18446744073709551616"], None),
        (&["", "-1", "+5", "1.5", "5s"], None),
        (&["Wed, 21 Oct 2015 07:28:00 GMT"], None),
        (&[], None),
    ] {
        assert_eq!(after(values), expected, "{values:?}");
    }
    assert_eq!(from(429, &[("Retry-After", "120")], "").retry_after(), Some(Duration::from_secs(120)));
}

#[test]
fn from_response_reads_the_same() {
    let body = r#"{"code":"50300002"}"#;
    let headers = [("X-Request-Id", "h"), ("Retry-After", "7")];
    let response = || Response::builder().status(503).header(headers[0].0, headers[0].1).header(headers[1].0, "7");
    let error = from(503, &headers, body);
    assert_eq!((error.cdn_code(), error.api_code()), (Some(cdn::E50300002), None));
    assert_ne!(error.message(), E50300002.message().unwrap());
    assert_eq!(RequestError::from_response(&response().body(body).unwrap()), error);
    assert_eq!(RequestError::from_response(&response().body(body.as_bytes().to_vec()).unwrap()), error);
}

#[test]
fn is_a_small_error_for_a_caller() {
    #[derive(Debug)]
    #[expect(dead_code, reason = "it is only returned")]
    enum Failure {
        Io(std::io::Error),
        Service { attempt: u8, error: RequestError },
    }
    #[deny(clippy::result_large_err)]
    fn call() -> Result<(), Failure> {
        Err(Failure::Service { attempt: 1, error: from(404, &[], "") })
    }
    fn boxed() -> Result<(), Box<dyn Error + Send + Sync>> {
        Err(from(404, &[], ""))?
    }
    assert_eq!(size_of::<RequestError>(), size_of::<usize>());
    assert_eq!(size_of::<Option<RequestError>>(), size_of::<usize>());
    assert!(call().is_err());
    let error = boxed().unwrap_err();
    assert_eq!(error.downcast_ref::<RequestError>(), Some(&from(404, &[], "")));
    assert!(error.source().is_none());
}

fn any_headers() -> impl Strategy<Value = HeaderMap> {
    let name = prop::sample::select(vec!["x-error-code", "x-request-id", "retry-after", "content-type"]);
    let value =
        prop_oneof![prop::collection::vec(any::<u8>(), 0..20), Just(b"40400001".to_vec()), Just(b", 12".to_vec())];
    prop::collection::vec((name, value), 0..5).prop_map(|pairs| {
        let pair = |(name, value): (&'static str, Vec<u8>)| {
            Some((HeaderName::from_static(name), HeaderValue::from_bytes(&value).ok()?))
        };
        pairs.into_iter().filter_map(pair).collect()
    })
}

/// Fragments of JSON, which get further in the parser than random bytes.
fn any_body() -> impl Strategy<Value = Vec<u8>> {
    let words =
        r#"{ } [ ] : , " \ \u12 \ud800 "code" "msg" "id" "x" 404 -1 1e9 null tru "40310002" "code":40400001 "msg":"x""#;
    let odd = ["\n", " ", "\u{7f}", "文", "\u{202e}", "\u{2028}", "\u{1b}[2J", "\u{FEFF}", "\u{3164}"];
    let pieces = prop::sample::select(words.split(' ').chain(odd).collect::<Vec<_>>());
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        prop::collection::vec(pieces.clone(), 0..40).prop_map(|pieces| pieces.concat().into_bytes()),
        prop::collection::vec(pieces, 0..40).prop_map(|pieces| format!("{{\"{}", pieces.concat()).into_bytes()),
        any::<String>().prop_map(String::into_bytes),
    ]
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(upyun_codes_tests::table);

/// An object as a service could send it. Codes have at most eight digits, so that no part of one is another.
fn any_object() -> impl Strategy<Value = Map<String, Value>> {
    let rows: Vec<Entry<_>> = ErrorCode::entries().collect();
    let row = prop::sample::select(rows);
    let digits = prop_oneof![
        row.clone().prop_map(|entry| entry.code().as_u32()),
        prop::sample::select(Code::<Cdn>::entries().map(|entry| entry.code().as_u32()).collect::<Vec<_>>()),
        0..=99_999_999_u32,
    ];
    let leaf = prop_oneof![
        digits.clone().prop_map(Value::from),
        digits.prop_map(|number| number.to_string().into()),
        row.prop_map(|entry| entry.message().into()),
        // Never blank.
        any::<String>().prop_map(|text| Value::from(text + ".")),
        Just(Value::from("")),
        // Numbers that do not begin with eight digits.
        any::<f64>().prop_map(|number| Value::from(-number.abs())),
        (i64::MIN..0).prop_map(Value::from),
        Just(Value::Null),
        Just(Value::from(" \u{200B}")),
    ];
    let names = prop::sample::select(vec!["code", "msg", "message", "error", "id", "Code", "", "é\"}{"]);
    let members = move |value: BoxedStrategy<Value>| {
        prop::collection::btree_map(names.clone().prop_map(str::to_owned), value, 0..6)
            .prop_map(|members| members.into_iter().collect::<Map<String, Value>>())
    };
    let inner = members.clone();
    let nested = leaf.clone().prop_recursive(3, 20, 4, move |value| {
        prop_oneof![
            prop::collection::vec(value.clone(), 0..3).prop_map(Value::from),
            inner(value.boxed()).prop_map(Value::from)
        ]
    });
    members(prop_oneof![4 => leaf, 1 => nested].boxed())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_is_read_and_shown_on_one_line(
        status in 100..1000_u16,
        headers in any_headers(),
        body in any_body(),
    ) {
        let status = StatusCode::from_u16(status).unwrap();
        let error = RequestError::from_parts(status, &headers, &body);
        let line = error.to_string();
        prop_assert!(!line.contains(|c: char| c.is_control() || "\u{2028}\u{2029}\u{202e}".contains(c)), "{:?}", line);
        prop_assert!(!error.message().is_empty());
        match error.code() {
            None => {
                prop_assert_eq!(error.kind(), ErrorKind::from_status(status.as_u16()));
                prop_assert!(line.starts_with(status.as_str()));
            }
            Some(code) => prop_assert!(line.starts_with(&code.to_string())),
        }
        prop_assert_eq!(error.is_retryable(), error.kind().is_retryable());
    }

    /// Compares with what `serde_json` makes of the same text.
    #[test]
    fn an_object_is_read_like_a_value(
        object in any_object(),
        status in prop::sample::select(vec![400, 401, 403, 503]),
        cut in 0.0..1.0,
        pretty: bool,
    ) {
        let write = if pretty { serde_json::to_string_pretty } else { serde_json::to_string };
        let body = write(&object).unwrap();
        let text = |name: &str| object.get(name)?.as_str().filter(|text| !text.is_empty() && *text != " \u{200B}");
        let message = text("msg").or_else(|| text("message")).or_else(|| text("error"));
        let row = || {
            let mut rows = ROWS.iter().filter(|row| row.status == status && Some(&*row.message) == message);
            rows.next().filter(|_| rows.next().is_none()).map(|row| u64::from(row.code))
        };
        let code = object.get("code").and_then(|code| code.as_u64().or_else(|| code.as_str()?.parse().ok()));
        let code = code.filter(|code| (10_000_000..=99_999_999).contains(code));

        let error = from(status, &[], &body);
        prop_assert_eq!(error.code().map(u64::from), code.or_else(row), "{}", body);
        prop_assert_eq!(error.id(), text("id"), "{}", body);
        if let Some(message) = message {
            prop_assert_eq!(error.message(), message, "{}", body);
        }

        // Part of it says the same, or less. No row has this status.
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]
        let cut = (cut * body.len() as f64) as usize;
        let part = from(299, &[], &body.as_bytes()[..cut]);
        prop_assert!(part.code().is_none() || part.code().map(u64::from) == code, "{}", &body[..cut]);
        prop_assert!(part.id().is_none() || part.id() == text("id"), "{}", &body[..cut]);
    }
}
