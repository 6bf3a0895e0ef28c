//! `RequestError::from_parts` keeps everything readable in a response, even if the rest is malformed.

use std::error::Error;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use proptest::prelude::*;
use upyun_codes::{E40400001, E50300023, ErrorCode, ErrorKind, RequestError, TABLE, cdn};

fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
    let pair =
        |(name, value): &(&'static str, &'static str)| (HeaderName::from_static(name), HeaderValue::from_static(value));
    pairs.iter().map(pair).collect()
}

fn from(status: u16, pairs: &[(&'static str, &'static str)], body: impl AsRef<[u8]>) -> RequestError {
    RequestError::from_parts(StatusCode::from_u16(status).unwrap(), &headers(pairs), body.as_ref())
}

fn code(number: u32) -> ErrorCode {
    ErrorCode::from_u32(number).unwrap()
}

#[test]
fn api_bodies_are_read() {
    let error = from(404, &[], r#"{"msg": "file or directory not found", "code": 40400001, "id": "11e4"}"#);
    assert_eq!(error.status(), StatusCode::NOT_FOUND);
    assert_eq!(error.code(), Some(E40400001));
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.message(), "file or directory not found");
    assert_eq!(error.id(), Some("11e4"));
    assert_eq!(error.detail(), None);
    assert_eq!(error.to_string(), "40400001 file or directory not found (request id 11e4)");
}

#[test]
fn edge_bodies_are_read() {
    let error = from(403, &[("x-request-id", "77aa")], r#"{"code":"40310002","msg":"region is forbidden"}"#);
    assert_eq!(error.code(), Some(cdn::E40310002));
    assert_eq!(error.kind(), ErrorKind::PermissionDenied);
    assert_eq!(error.detail(), Some("触发了地区访问限制规则"));
    assert_eq!(error.id(), Some("77aa"));
}

#[test]
fn json_type_of_the_code_selects_the_table() {
    let api = from(503, &[], r#"{"code":50300002}"#);
    assert_eq!((api.message(), api.kind()), ("decode error", ErrorKind::Unavailable));
    let edge = from(503, &[], r#"{"code":"50300002"}"#);
    assert_eq!((edge.message(), edge.kind()), ("resolve domain timeout", ErrorKind::TimedOut));
    assert_eq!((api.entry(), edge.entry()), (TABLE.get(code(50300002)), cdn::TABLE.get(code(50300002))));
    assert_eq!(from(503, &[], r#"{"code":50399999}"#).entry(), None);
    // A header does not reveal the source: the API's table is tried first, then the edge's.
    let header = from(503, &[("x-error-code", "50300002")], "");
    assert_eq!(header.message(), "decode error");
    let header = from(403, &[("x-error-code", "40310003")], "");
    assert_eq!((header.message(), header.kind()), ("too many requests", ErrorKind::RateLimited));
    // A string is looked up only in the CDN's table, which does not have this code of the API.
    let unknown = from(404, &[], r#"{"code":"40011059"}"#);
    assert_eq!(unknown.kind(), ErrorKind::InvalidRequest);
}

#[test]
fn code_overrides_status_and_body_overrides_header() {
    let error = from(200, &[("x-error-code", "50300023")], r#"{"code":40400001}"#);
    assert_eq!((error.code(), error.kind()), (Some(E40400001), ErrorKind::NotFound));
    let error = from(200, &[("x-error-code", "50300023")], r#"{"code":404}"#);
    assert_eq!((error.code(), error.kind()), (Some(E50300023), ErrorKind::Unavailable));
}

#[test]
fn empty_and_non_string_fields_fall_back() {
    for value in ["null", "7", "-1.5e3", "true", r#"{"a":{"code":1}}"#, r#"["x",{"msg":"y"}]"#, r#""""#, r#""  ""#] {
        let body = format!(r#"{{"msg":{value},"id":{value},"code":40400001}}"#);
        let error = from(404, &[("x-request-id", "77aa")], &body);
        assert_eq!(error.code(), Some(E40400001), "{body}");
        assert_eq!(error.message(), "file or directory not found", "{body}");
        assert_eq!(error.id(), Some("77aa"), "{body}");
        assert_eq!(from(404, &[], &body).id(), None, "{body}");
    }
    let error = from(404, &[], r#"{"code":40400001}"#);
    assert_eq!(error.to_string(), "40400001 file or directory not found");
}

#[test]
fn malformed_codes_are_none_and_other_fields_are_kept() {
    for value in [
        "404",
        "-1",
        "1e9",
        "40400001.0",
        "4.0400001e7",
        "-40400001",
        "+40400001",
        "0",
        "404000011",
        "040400001",
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
        "99999999999999999999",
        "NaN",
    ] {
        for body in [
            format!(r#"{{"msg":"no such file","code":{value},"id":"11e4"}}"#),
            format!(r#"{{"code":{value},"id":"11e4","msg":"no such file"}}"#),
        ] {
            let error = from(404, &[], &body);
            assert_eq!(error.code(), None, "{body}");
            assert_eq!((error.message(), error.id()), ("no such file", Some("11e4")), "{body}");
            assert_eq!(error.kind(), ErrorKind::NotFound, "{body}");
        }
    }
}

#[test]
fn unknown_and_nested_fields_are_ignored() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for value in ["0", "null", r#""\"code\":1,}{""#, r#"{"code":1,"x":[{"msg":"}"}]}"#, deep.as_str(), "NaN", "'x'"] {
        let body = format!(r#" {{ "error" : {value} , "code" : 40400001 , "more" : {value}, "msg": "x" }}"#);
        let error = from(404, &[], &body);
        assert_eq!((error.code(), error.message()), (Some(E40400001), "x"), "{value:.40}");
    }
    // The code of an inner object is not the response's.
    for inner in [r#"{"code":50300023}"#, r#"[1,{"x":[],"code":50300023}]"#, r#"{"a":"}","code":"50300023"}"#] {
        let error = from(404, &[], format!(r#"{{"error":{inner},"code":40400001}}"#));
        assert_eq!(error.code(), Some(E40400001), "{inner}");
        assert_eq!(from(404, &[], format!(r#"{{"error":{inner}}}"#)).code(), None, "{inner}");
    }
    // Escapes are decoded, in names too.
    let error = from(404, &[], r#"{"c\u006fde":"4031000\u0032","msg":"a \"b\"\n\u4e2d"}"#);
    assert_eq!((error.code(), error.message()), (Some(cdn::E40310002), "a \"b\"\n中"));
}

#[test]
fn invalid_text_is_read_lossily() {
    let body = b"{\"msg\":\"\xFF\xFE x\",\"code\":40400001,\"id\":\"\xC3(\"}";
    let error = from(404, &[], body);
    assert_eq!((error.code(), error.kind()), (Some(E40400001), ErrorKind::NotFound));
    assert_eq!(error.message(), "\u{FFFD}\u{FFFD} x");
    assert_eq!(error.id(), Some("\u{FFFD}("));
    // A lone surrogate and a raw line break are not valid JSON, so the text is kept verbatim.
    let error = from(404, &[], "{\"msg\":\"a\\ud800b\nc\",\"code\":40400001}");
    assert_eq!((error.code(), error.message()), (Some(E40400001), "a\\ud800b\nc"));
    let error = from(404, &[], "\u{FEFF}\n {\"code\":40400001}");
    assert_eq!(error.code(), Some(E40400001));
}

#[test]
fn non_json_bodies_fall_back_to_their_beginning_or_the_status() {
    let html = "\r\n  <html><head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body></html>";
    let error = from(502, &[], html);
    assert_eq!((error.code(), error.kind()), (None, ErrorKind::Unavailable));
    assert_eq!(error.message(), "<html><head><title>502 Bad Gateway</title></head> <body>nginx</body></html>");
    assert_eq!(error.to_string(), format!("502 {}", error.message()));
    // If there is a code, the documented message is more useful.
    assert_eq!(from(404, &[("x-error-code", "40400001")], html).message(), "file or directory not found");

    assert_eq!(from(502, &[], "upstream failed").message(), "upstream failed");
    for blank in ["", "  ", "\r\n\n", "\u{FEFF}"] {
        assert_eq!(from(502, &[], blank).to_string(), "502 Bad Gateway");
    }
    assert_eq!(from(599, &[], "").to_string(), "599 unknown error");
    assert_eq!(from(404, &[], r#"["code",40400001]"#).message(), r#"["code",40400001]"#);
    assert_eq!(from(400, &[], r#"{"error":"x"}"#).message(), r#"{"error":"x"}"#);
}

#[test]
fn long_messages_are_truncated() {
    for text in ["x", "文", "😀", "é"] {
        let error = from(502, &[], text.repeat(1_000_000));
        assert_eq!(error.message(), text.repeat(200));
    }
    let error = from(502, &[], vec![0xFF; 1_000_000]);
    assert_eq!(error.message(), "\u{FFFD}".repeat(200));
}

/// In each, the end of a string or of an array cannot be told.
#[test]
fn code_after_a_missing_quote_or_bracket_is_found() {
    for before in [
        r#""msg":"5" disk""#,
        r#""msg":"C:\","id":"1""#,
        r#""msg":[broken"#,
        r#""msg":"a" "b" "c"#,
        "\"msg\":\"\u{FFFD}\\\"",
        r#""msg":"}{""#,
    ] {
        for written in ["40400001", r#""40400001""#] {
            let error = from(500, &[], format!(r#"{{{before},"code":{written}}}"#));
            assert_eq!(error.code().map(u32::from), Some(40_400_001), "{before}");
        }
    }
    // In GBK, the second byte of a character can be a backslash.
    assert_eq!(from(500, &[], b"{\"msg\":\"\xD5\x5C\",\"code\":40400001}").code(), Some(E40400001));
    // The code of an inner object, and one that a text quotes, are not the response's.
    assert_eq!(from(500, &[], r#"{"msg":"5" disk","error":{"code":40400001}}"#).code(), None);
    assert_eq!(from(500, &[], r#"{"msg":"see {\"code\":40400001}" disk"}"#).code(), None);
}

#[test]
fn code_and_message_around_a_missing_comma_are_found() {
    for body in [
        r#"{"msg":"gone" "code":40400001}"#,
        "{\"msg\":\"gone\"\n\"code\":\"40400001\"}",
        r#"{"id":"1" "code":40400001,"msg":"gone"}"#,
    ] {
        let error = from(404, &[], body);
        assert_eq!((error.code(), error.message()), (Some(E40400001), "gone"), "{body}");
    }
    for body in [r#"{"msg":"gone";"code":40400001}"#, r#"{"status":404 "code":40400001}"#] {
        assert_eq!(from(404, &[], body).code(), Some(E40400001), "{body}");
    }
    // Not a name
    assert_eq!(from(404, &[], r#"{"msg":"5" disk","x":"code":40400001}"#).code(), None);
}

#[test]
fn retry_after_is_read_in_seconds_only() {
    let after = |value| from(429, &[("retry-after", value)], "").retry_after();
    assert_eq!(after("120"), Some(Duration::from_secs(120)));
    assert_eq!(after("0"), Some(Duration::ZERO));
    for other in ["", "-1", "+5", "1.5", "Wed, 21 Oct 2015 07:28:00 GMT", "99999999999999999999"] {
        assert_eq!(after(other), None, "{other}");
    }
    assert_eq!(from(429, &[], "").retry_after(), None);
}

#[test]
fn repeated_empty_and_non_utf8_headers() {
    // The first valid code is used.
    let error = from(404, &[("x-error-code", "nonsense"), ("x-error-code", "40400001"), ("x-request-id", "")], "");
    assert_eq!((error.code(), error.id()), (Some(E40400001), None));
    // Joined by a proxy
    let error = from(404, &[("x-error-code", "40400001, 40400001"), ("x-request-id", "  ")], "");
    assert_eq!((error.code(), error.id()), (Some(E40400001), None));
    let mut headers = HeaderMap::new();
    headers.insert("x-request-id", HeaderValue::from_bytes(b"a\xFFb").unwrap());
    let error = RequestError::from_parts(StatusCode::NOT_FOUND, &headers, b"");
    assert_eq!(error.id(), Some("a\u{FFFD}b"));
}

#[test]
fn converts_to_a_boxed_error() {
    fn boxed() -> Result<(), Box<dyn Error + Send + Sync>> {
        Err(from(404, &[], ""))?
    }
    let error = boxed().unwrap_err();
    assert_eq!(error.downcast_ref::<RequestError>(), Some(&from(404, &[], "")));
    assert!(error.source().is_none());
}

fn any_code() -> impl Strategy<Value = ErrorCode> {
    let documented = |table: &'static upyun_codes::ErrorTable| {
        prop::sample::select(table.iter().map(|e| e.code()).collect::<Vec<_>>())
    };
    prop_oneof![documented(&TABLE), documented(&cdn::TABLE), (10_000_000..=99_999_999_u32).prop_map(code)]
}

fn any_headers() -> impl Strategy<Value = HeaderMap> {
    let name = prop::sample::select(vec!["x-error-code", "x-request-id", "retry-after", "content-type"]);
    let value =
        prop_oneof![proptest::collection::vec(any::<u8>(), 0..20), Just(b"40400001".to_vec()), Just(b"12".to_vec())];
    proptest::collection::vec((name, value), 0..5).prop_map(|pairs| {
        let pairs = pairs
            .into_iter()
            .filter_map(|(name, value)| Some((HeaderName::from_static(name), HeaderValue::from_bytes(&value).ok()?)));
        pairs.collect()
    })
}

/// Fragments of JSON, which get further in the parser than random bytes.
fn any_body() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\\u12",
        "\"code\"",
        "\"msg\"",
        "\"id\"",
        "\"x\"",
        "404",
        "-1",
        "1e9",
        "null",
        "tru",
        " ",
        "\n",
        "\"40310002\"",
        "\"code\":40400001",
        "\"msg\":\"x\"",
        "\u{7f}",
        "文",
        "\u{202e}",
        "\u{2028}",
        "\u{1b}[2J",
    ]);
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..300),
        proptest::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat().into_bytes()),
        any::<String>().prop_map(String::into_bytes),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn display_is_always_one_line(status in 100..1000_u16, headers in any_headers(), body in any_body()) {
        let status = StatusCode::from_u16(status).unwrap();
        let error = RequestError::from_parts(status, &headers, &body);
        let line = error.to_string();
        prop_assert!(!line.contains(|c: char| c.is_control() || "\u{2028}\u{2029}\u{202e}".contains(c)), "{:?}", line);
        prop_assert!(!error.message().is_empty());
        match error.code() {
            None => prop_assert_eq!(error.kind(), ErrorKind::from_status(status.as_u16())),
            Some(code) => prop_assert!(line.starts_with(&code.as_u32().to_string())),
        }
        prop_assert_eq!(error.is_retryable(), error.kind().is_retryable());
    }

    #[test]
    fn code_is_kept_whatever_follows_it(
        code in any_code(),
        is_string in any::<bool>(),
        before in prop::sample::select(vec!["", r#""msg":"x, \"y\": {","#, r#""a":{"b":[1,"]"]},"#]),
        rest in proptest::collection::vec(any::<u8>(), 0..100),
    ) {
        let number = code.as_u32();
        let written = if is_string { format!("\"{number}\"") } else { number.to_string() };
        let mut body = format!("{{{before}\"code\":{written}").into_bytes();
        // These characters would continue the number and change it.
        if rest.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)) {
            body.push(b',');
        }
        body.extend(rest);
        let error = RequestError::from_parts(StatusCode::BAD_REQUEST, &HeaderMap::new(), &body);
        prop_assert_eq!(error.code(), Some(code));
    }
}

#[test]
fn every_documented_code_survives_truncation() {
    for (table, quote) in [(&TABLE, ""), (&cdn::TABLE, "\"")] {
        for entry in table {
            let body = format!(
                "{{\"code\":{quote}{}{quote},\"msg\":\"{}\",\"id\":\"1\"}}",
                u32::from(entry.code()),
                entry.message()
            );
            let digits_end = 8 + quote.len() + 8;
            for end in digits_end..=body.len() {
                let error = from(entry.status(), &[], &body[..end]);
                assert_eq!((error.code(), error.kind()), (Some(entry.code()), entry.kind()), "{}", &body[..end]);
            }
            for end in 0..digits_end {
                assert_eq!(from(400, &[], &body[..end]).code(), None, "{}", &body[..end]);
            }
        }
    }
}
