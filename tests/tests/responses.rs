//! Bodies read and written with `serde_json` and `serde-json-core`, with every string type, and headers.

use std::borrow::Cow;
use std::error::Error;

use http::{HeaderValue, StatusCode};
use proptest::prelude::*;
use regex_syntax::hir::{Class, HirKind};
use serde::Deserialize;
use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde_json_core::de as core_de;
use serde_json_core::heapless;
use upyun_codes::{
    E40300001, E40400001, E59900001, ErrorCode, ErrorResponse, IntegerCode, StringCode, TABLE, X_ERROR_CODE,
};

const NOT_FOUND: &str =
    r#"{"msg": "file or directory not found", "code": 40400001, "id": "11e4a729d24943409933a5e8314cd32e"}"#;
const EDGE: &str = r#"{"code":"40310002","msg":"region is forbidden"}"#;
/// Every kind of escape: control characters, a Unicode escape and a quote.
const ESCAPED: &str = r#"{"msg": "file name contains invalid chars (\r\n\t) \u201c\"", "code": 40300001}"#;
const UNESCAPED: &str = "file name contains invalid chars (\r\n\t) \u{201c}\"";

fn code(number: u32) -> ErrorCode {
    ErrorCode::from_u32(number).unwrap()
}

fn read(body: &str) -> Result<ErrorResponse<String>, String> {
    serde_json::from_str(body).map_err(|error| error.to_string())
}

fn read_core(body: &[u8]) -> Result<ErrorResponse<&str>, core_de::Error> {
    core_de::from_slice::<IntegerCode<&str>>(body).map(|(response, _)| response.0)
}

fn read_core_string(body: &[u8]) -> Result<ErrorResponse<&str>, core_de::Error> {
    core_de::from_slice::<StringCode<&str>>(body).map(|(response, _)| response.0)
}

mod json {
    use super::*;

    fn assert_reads<'a, S: Deserialize<'a> + AsRef<str>>(body: &'a str, expected: (u32, &str, Option<&str>)) {
        let response: ErrorResponse<S> = serde_json::from_str(body).unwrap();
        let id = response.id.as_ref().map(AsRef::as_ref);
        assert_eq!((response.code.as_u32(), response.msg.as_ref(), id), expected);
    }

    #[test]
    fn reads_into_every_string_type() {
        let not_found = (40_400_001, "file or directory not found", Some("11e4a729d24943409933a5e8314cd32e"));
        assert_reads::<&str>(NOT_FOUND, not_found);
        assert_reads::<String>(NOT_FOUND, not_found);
        assert_reads::<Box<str>>(NOT_FOUND, not_found);
        assert_reads::<Cow<'_, str>>(NOT_FOUND, not_found);
        assert_reads::<heapless::String<32>>(NOT_FOUND, not_found);

        let edge = (40_310_002, "region is forbidden", None);
        assert_reads::<&str>(EDGE, edge);
        assert_reads::<String>(EDGE, edge);
        assert_reads::<Cow<'_, str>>(EDGE, edge);
        assert_reads::<heapless::String<32>>(EDGE, edge);
    }

    #[test]
    fn escapes_need_an_owned_string() {
        let escaped = (E40300001.as_u32(), UNESCAPED, None);
        assert_reads::<String>(ESCAPED, escaped);
        assert_reads::<Cow<'_, str>>(ESCAPED, escaped);
        assert_reads::<heapless::String<64>>(ESCAPED, escaped);

        let error = serde_json::from_str::<ErrorResponse<&str>>(ESCAPED).unwrap_err().to_string();
        assert!(error.contains("expected a borrowed string"), "{error}");
        let error = serde_json::from_str::<ErrorResponse<heapless::String<8>>>(NOT_FOUND).unwrap_err().to_string();
        assert!(error.contains("invalid length 27"), "{error}");
    }

    #[test]
    fn reads_from_a_reader_and_from_a_value() {
        let expected = read(NOT_FOUND).unwrap();
        assert_eq!(serde_json::from_reader::<_, ErrorResponse<String>>(NOT_FOUND.as_bytes()).unwrap(), expected);
        let value: serde_json::Value = serde_json::from_str(NOT_FOUND).unwrap();
        assert_eq!(serde_json::from_value::<ErrorResponse<String>>(value).unwrap(), expected);
    }

    #[test]
    fn the_id_may_be_missing_or_null() {
        let without = ErrorResponse { code: E40400001, msg: "x".to_owned(), id: None };
        assert_eq!(read(r#"{"msg":"x","code":40400001}"#), Ok(without.clone()));
        assert_eq!(read(r#"{"msg":"x","code":40400001,"id":null}"#), Ok(without));
    }

    #[test]
    fn a_missing_or_null_message_is_empty() {
        let empty = ErrorResponse { code: E40400001, msg: String::new(), id: None };
        for body in [r#"{"code":40400001}"#, r#"{"msg":null,"code":40400001}"#, r#"{"code":40400001,"msg":null}"#] {
            assert_eq!(read(body), Ok(empty.clone()), "{body}");
            assert_eq!(serde_json::from_str::<ErrorResponse<&str>>(body).unwrap().msg, "");
            assert_eq!(serde_json::from_str::<ErrorResponse<Cow<'_, str>>>(body).unwrap().msg, "");
            assert_eq!(serde_json::from_str::<ErrorResponse<heapless::String<1>>>(body).unwrap().msg, "");
            assert_eq!(read_core(body.as_bytes()).unwrap().msg, "");
        }
        assert_eq!(read_core_string(br#"{"code":"40310002"}"#).unwrap().msg, "");
    }

    #[test]
    fn fields_may_be_in_any_order() {
        let fields = [r#""code":40400001"#, r#""msg":"x""#, r#""id":"1""#, r#""more":[{"code":1}]"#];
        let expected = ErrorResponse { code: E40400001, msg: "x".to_owned(), id: Some("1".to_owned()) };
        for (first, second, third, fourth) in [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1), (1, 3, 0, 2)] {
            let body = format!("{{{},{},{},{}}}", fields[first], fields[second], fields[third], fields[fourth]);
            assert_eq!(read(&body).as_ref(), Ok(&expected), "{body}");
        }
    }

    #[test]
    fn unknown_fields_are_ignored() {
        for value in ["0", "-1.5e300", "true", "null", r#""\u0000""#, "[]", "{}", r#"[[{"msg":{"code":[1,2]}}]]"#] {
            let body = format!(r#"{{"error":{value},"Code":{value},"code":40400001,"msg":"x","":{value}}}"#);
            assert_eq!(read(&body).map(|response| response.code), Ok(E40400001), "{body}");
        }
    }

    #[test]
    fn invalid_code_errors_state_expected_and_found() {
        let expected = "expected an error code: eight digits, 10000000 to 99999999, as an integer or a string";
        for (value, found) in [
            ("404", "invalid value: integer `404`"),
            ("0", "invalid value: integer `0`"),
            ("9999999", "invalid value: integer `9999999`"),
            ("100000000", "invalid value: integer `100000000`"),
            ("4335367297", "invalid value: integer `4335367297`"),
            ("18446744073709551615", "invalid value: integer `18446744073709551615`"),
            ("-40400001", "invalid value: integer `-40400001`"),
            ("40400001.0", "invalid type: floating point `40400001.0`"),
            ("4.0400001e7", "invalid type: floating point `40400001.0`"),
            ("null", "invalid type: null"),
            ("true", "invalid type: boolean `true`"),
            ("[40400001]", "invalid type: sequence"),
            ("{}", "invalid type: map"),
            (r#"{"a":40400001}"#, "invalid type: map"),
            (r#""""#, r#"invalid value: string """#),
            (r#""404""#, r#"invalid value: string "404""#),
            (r#""+4040000""#, r#"invalid value: string "+4040000""#),
            (r#"" 40400001""#, r#"invalid value: string " 40400001""#),
            (r#""E40400001""#, r#"invalid value: string "E40400001""#),
            (r#""04040001""#, r#"invalid value: string "04040001""#),
            (r#""404000011""#, r#"invalid value: string "404000011""#),
        ] {
            let error = read(&format!(r#"{{"msg":"x","code":{value}}}"#)).unwrap_err();
            assert!(error.starts_with(&format!("{found}, {expected} at line 1")), "{value}: {error}");
        }
        // Escaped digits are still digits.
        assert_eq!(read(r#"{"msg":"x","code":"4040000\u0031"}"#).map(|response| response.code), Ok(E40400001));
    }

    #[test]
    fn missing_duplicate_and_mistyped_fields_are_errors() {
        for (body, expected) in [
            ("{}", "missing field `code`"),
            (r#"{"msg":"x"}"#, "missing field `code`"),
            (r#"{"Code":40400001,"Msg":"x"}"#, "missing field `code`"),
            (r#"{"code":40400001,"msg":"x","code":40400001}"#, "duplicate field `code`"),
            (r#"{"code":40400001,"msg":"x","msg":"x"}"#, "duplicate field `msg`"),
            (r#"{"id":null,"code":40400001,"msg":"x","id":"1"}"#, "duplicate field `id`"),
            (r#"{"code":40400001,"msg":7}"#, "invalid type: integer `7`, expected a string or null"),
            (r#"{"code":40400001,"msg":"x","id":7}"#, "invalid type: integer `7`, expected a string"),
            ("40400001", "invalid type: integer `40400001`, expected an error response with a `code`"),
            ("null", "invalid type: null, expected an error response with a `code`"),
            ("", "EOF while parsing a value"),
        ] {
            let error = read(body).unwrap_err();
            assert!(error.starts_with(expected), "{body}: {error}");
        }
        let trailing = read(&format!("{NOT_FOUND}{{}}")).unwrap_err();
        assert!(trailing.starts_with("trailing characters"), "{trailing}");
    }

    #[test]
    fn serializes_like_the_api() {
        let response = ErrorResponse { code: E40400001, msg: "x", id: Some("1") };
        assert_eq!(serde_json::to_string(&response).unwrap(), r#"{"msg":"x","code":40400001,"id":"1"}"#);
        let response = ErrorResponse { id: None, ..response };
        assert_eq!(serde_json::to_string(&response).unwrap(), r#"{"msg":"x","code":40400001}"#);
        assert_eq!(serde_json_core::to_string::<_, 64>(&response).unwrap(), r#"{"msg":"x","code":40400001}"#);
    }

    #[test]
    fn every_documented_code_round_trips() {
        for entry in &TABLE {
            let written = serde_json::to_string(&entry.code()).unwrap();
            assert_eq!(written, entry.code().as_u32().to_string());
            assert_eq!(serde_json::from_str::<ErrorCode>(&written).unwrap(), entry.code());
            assert_eq!(serde_json::from_str::<ErrorCode>(&format!("\"{written}\"")).unwrap(), entry.code());
        }
    }

    #[test]
    fn sequences_are_read_by_position() {
        let fields = |fields: Vec<serde_json::Value>| {
            serde_json::from_value::<ErrorResponse<String>>(fields.into()).map_err(|error| error.to_string())
        };
        let without = ErrorResponse { code: E40400001, msg: "x".to_owned(), id: None };
        assert_eq!(fields(vec!["x".into(), 40_400_001.into(), ().into()]), Ok(without.clone()));
        let with = ErrorResponse { id: Some("1".to_owned()), ..without };
        assert_eq!(fields(vec!["x".into(), 40_400_001.into(), "1".into()]), Ok(with));
        let error = fields(vec!["x".into()]).unwrap_err();
        assert_eq!(error, "invalid length 1, expected an error response with a `code`");
    }
}

mod json_core {
    use super::*;

    #[test]
    fn reads_integer_and_string_codes() {
        let response = read_core(NOT_FOUND.as_bytes()).unwrap();
        assert_eq!(response.code, E40400001);
        assert_eq!(response.msg, "file or directory not found");
        assert_eq!(response.id, Some("11e4a729d24943409933a5e8314cd32e"));

        assert_eq!(read_core(EDGE.as_bytes()), Err(core_de::Error::InvalidType));
        let expected = ErrorResponse { code: code(40_310_002), msg: "region is forbidden", id: None };
        assert_eq!(read_core_string(EDGE.as_bytes()), Ok(expected));
        assert_eq!(read_core_string(NOT_FOUND.as_bytes()), Err(core_de::Error::InvalidType));

        // `serde_json` supports both wrappers, and each accepts only its own form.
        assert_eq!(serde_json::from_str::<IntegerCode<String>>(NOT_FOUND).unwrap().0, read(NOT_FOUND).unwrap());
        assert_eq!(serde_json::from_str::<StringCode<String>>(EDGE).unwrap().0, read(EDGE).unwrap());
        assert!(serde_json::from_str::<IntegerCode<String>>(EDGE).is_err());
        assert!(serde_json::from_str::<StringCode<String>>(NOT_FOUND).is_err());
    }

    #[test]
    fn escapes_are_decoded_only_with_a_buffer() {
        let mut buffer = [0; 64];
        let (response, _) =
            core_de::from_str_escaped::<IntegerCode<heapless::String<64>>>(ESCAPED, &mut buffer).unwrap();
        assert_eq!(response.0.msg, UNESCAPED);
        // Without one, the text stays escaped.
        assert_eq!(read_core(ESCAPED.as_bytes()).unwrap().msg, r#"file name contains invalid chars (\r\n\t) \u201c\""#);
    }

    #[test]
    fn unknown_fields_are_ignored() {
        for value in ["0", "-1.5e300", "true", "null", r#""x""#, "[]", "{}", r#"[[{"msg":{"code":[1,2]}}]]"#] {
            let body = format!(r#"{{"error":{value},"code":40400001,"msg":"x","":{value}}}"#);
            assert_eq!(read_core(body.as_bytes()).map(|response| response.code), Ok(E40400001), "{body}");
        }
    }

    #[test]
    fn invalid_codes_are_errors() {
        let long = "4".repeat(1000);
        for value in ["404", "0", "100000000", "4294967295", "99999999999", "-40400001", "40400001.5", "null", "[]"] {
            let body = format!(r#"{{"msg":"x","code":{value}}}"#);
            read_core(body.as_bytes()).unwrap_err();
        }
        for value in ["", "404", " 40400001", "4040000x", "４０４００００１", &long] {
            let body = format!(r#"{{"msg":"x","code":"{value}"}}"#);
            // serde-json-core would panic on a message longer than 64 bytes.
            let expected = heapless::String::try_from("expected an error code: eight digits").unwrap();
            assert_eq!(
                read_core_string(body.as_bytes()),
                Err(core_de::Error::CustomErrorWithMessage(expected)),
                "{value}"
            );
        }
    }

    #[test]
    fn deep_nesting_is_an_error_not_a_stack_overflow() {
        let nested = |depth: usize| {
            let (open, close) = ("[".repeat(depth), "]".repeat(depth));
            format!(r#"{{"trace":{open}{close},"msg":"x","code":40400001}}"#)
        };
        assert!(read_core(nested(16).as_bytes()).is_ok());
        for depth in [17, 10_000] {
            let error = read_core(nested(depth).as_bytes()).unwrap_err();
            assert_eq!(error.to_string(), "an unknown field is nested too deeply");
        }
        let maps = format!(r#"{{"trace":{}"#, r#"{"a":"#.repeat(10_000));
        assert_eq!(read_core(maps.as_bytes()).unwrap_err().to_string(), "an unknown field is nested too deeply");
    }
}

mod display {
    use super::*;

    #[test]
    fn shows_code_message_and_id() {
        let response = ErrorResponse { code: E40400001, msg: "file or directory not found", id: Some("11e4") };
        assert_eq!(response.to_string(), "40400001 file or directory not found (request id 11e4)");
        assert_eq!(ErrorResponse { id: None, ..response }.to_string(), "40400001 file or directory not found");
        let response = ErrorResponse { code: code(40_310_002), msg: "region is forbidden", id: Some("") };
        assert_eq!(response.to_string(), "40310002 region is forbidden");
    }

    #[test]
    fn empty_message_falls_back_to_the_documented_one() {
        let response = ErrorResponse { code: E59900001, msg: "", id: None };
        assert_eq!(response.to_string(), "59900001 sync call timeout");
        let response = ErrorResponse { code: code(40_310_002), msg: "", id: Some("1") };
        assert_eq!(response.to_string(), "40310002 (request id 1)");
    }

    #[test]
    fn line_breaks_and_control_characters_are_escaped() {
        let response =
            ErrorResponse { code: E40400001, msg: "a\r\nb\tc\u{1b}[2Jd\u{2028}e\u{202e}f 文件", id: Some("1\n2") };
        let expected = r"40400001 a\r\nb\tc\u{1b}[2Jd\u{2028}e\u{202e}f 文件 (request id 1\n2)";
        assert_eq!(response.to_string(), expected);
    }

    #[test]
    fn only_control_separator_and_bidi_characters_are_escaped() {
        let escaped =
            regex_syntax::parse(r"[\p{Bidi_Control}\p{Line_Separator}\p{Paragraph_Separator}\p{Control}]").unwrap();
        let HirKind::Class(Class::Unicode(escaped)) = escaped.kind() else { panic!("not a character class") };
        let is_escaped = |c| escaped.ranges().iter().any(|range| (range.start()..=range.end()).contains(&c));
        for c in '\0'..=char::MAX {
            let line = ErrorResponse { code: E40400001, msg: c.to_string(), id: None }.to_string();
            let shown = if is_escaped(c) { c.escape_default().to_string() } else { c.to_string() };
            assert_eq!(line, format!("40400001 {shown}"));
        }
    }

    #[test]
    fn converts_to_a_boxed_error() {
        fn boxed() -> Result<(), Box<dyn Error + Send + Sync>> {
            Err(read(NOT_FOUND)?)?
        }
        let error = boxed().unwrap_err();
        assert_eq!(error.downcast_ref::<ErrorResponse<String>>().unwrap().code, E40400001);
    }
}

mod headers {
    use super::*;

    #[test]
    fn header_and_body_give_the_same_code() {
        let mut headers = http::HeaderMap::new();
        headers.insert("X-Error-Code", HeaderValue::from_static("40400001"));
        let from_header = ErrorCode::try_from(&headers[X_ERROR_CODE]);
        assert_eq!(from_header.ok(), read(NOT_FOUND).ok().map(|response| response.code));
    }

    #[test]
    fn invalid_values_are_errors() {
        for value in
            [&b""[..], b"404", b"40400001 ", b"\"40400001\"", b"40400001,40400001", b"4040000\xff", b"+4040001"]
        {
            let value = HeaderValue::from_bytes(value).unwrap();
            assert!(ErrorCode::try_from(&value).is_err(), "{value:?}");
        }
    }

    #[test]
    fn every_status_is_a_valid_http_status() {
        for status in 100..=999 {
            assert_eq!(StatusCode::from(code(status * 100_000 + 99_999)).as_u16(), code(status * 100_000).status());
        }
    }
}

fn any_code() -> impl Strategy<Value = ErrorCode> {
    let documented = (0..TABLE.len()).prop_map(|index| TABLE.iter().nth(index).unwrap().code());
    prop_oneof![documented, (10_000_000..=99_999_999_u32).prop_map(code)]
}

fn any_response() -> impl Strategy<Value = ErrorResponse<String>> {
    let text = || prop_oneof![any::<String>(), r#"[\\"/\x00-\x20a文\u{202e}]{0,40}"#];
    (any_code(), text(), proptest::option::of(text())).prop_map(|(code, msg, id)| ErrorResponse { code, msg, id })
}

/// Random bytes, and inputs that get further in a parser: fragments of JSON, and a body with one byte replaced.
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
        "40400001",
        "404",
        "-1",
        "1e9",
        "null",
        "tru",
        " ",
        "\"40310002\"",
        "\"code\":40400001",
        "\"msg\":\"x\"",
        "\u{7f}",
        "文",
    ]);
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..200),
        proptest::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat().into_bytes()),
        (0..NOT_FOUND.len(), any::<u8>()).prop_map(|(index, byte)| {
            let mut body = NOT_FOUND.as_bytes().to_vec();
            body[index] = byte;
            body
        }),
    ]
}

fn read_into<S: DeserializeOwned>(body: &[u8]) {
    let _any = serde_json::from_slice::<ErrorResponse<S>>(body);
    let _any = serde_json::from_slice::<IntegerCode<S>>(body);
    let _any = serde_json::from_slice::<StringCode<S>>(body);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_never_panics(body in any_body()) {
        read_into::<String>(&body);
        read_into::<Cow<'_, str>>(&body);
        read_into::<heapless::String<8>>(&body);
        let _any = serde_json::from_slice::<ErrorResponse<&str>>(&body);
        let _any = read_core(&body);
        let _any = read_core_string(&body);
        let mut buffer = [0; 16];
        let _any = core_de::from_slice_escaped::<IntegerCode<heapless::String<16>>>(&body, &mut buffer);
        let _any = ErrorCode::from_bytes(&body);
        if let Ok(value) = HeaderValue::from_bytes(&body) {
            let _any = ErrorCode::try_from(&value);
        }
    }

    #[test]
    fn responses_round_trip(response in any_response()) {
        let body = serde_json::to_string(&response).unwrap();
        prop_assert_eq!(&serde_json::from_str::<ErrorResponse<String>>(&body).unwrap(), &response);
        let owned = serde_json::from_str::<ErrorResponse<Cow<'_, str>>>(&body).unwrap();
        prop_assert_eq!(owned.msg, response.msg.as_str());
        let value = serde_json::to_value(&response).unwrap();
        prop_assert_eq!(&serde_json::from_value::<ErrorResponse<String>>(value).unwrap(), &response);
    }

    #[test]
    fn serde_json_core_reads_what_serde_json_writes(response in any_response()) {
        let body = serde_json::to_string(&response).unwrap();
        let mut buffer = [0; 2048];
        let (read, _) =
            core_de::from_str_escaped::<IntegerCode<heapless::String<2048>>>(&body, &mut buffer).unwrap();
        let read = read.0;
        prop_assert_eq!((read.code, read.msg.as_str()), (response.code, response.msg.as_str()));
        prop_assert_eq!(read.id.as_deref(), response.id.as_deref());

        let string = body.replace(&response.code.as_u32().to_string(), &format!("\"{}\"", response.code.as_u32()));
        prop_assume!(string.len() == body.len() + 2);
        let (read, _) = core_de::from_str_escaped::<StringCode<heapless::String<2048>>>(&string, &mut buffer).unwrap();
        prop_assert_eq!(read.0.code, response.code);
        prop_assert_eq!(serde_json::from_str::<ErrorResponse<String>>(&string).unwrap(), response);
    }

    #[test]
    fn display_is_always_one_line(response in any_response()) {
        let line = response.to_string();
        prop_assert!(!line.contains(|c: char| c.is_control() || c == '\u{2028}' || c == '\u{202e}'), "{:?}", line);
    }

    #[test]
    fn codes_round_trip_in_every_form(code in any_code()) {
        let digits = code.as_u32().to_string();
        prop_assert_eq!(digits.parse(), Ok(code));
        prop_assert_eq!(ErrorCode::try_from(&HeaderValue::from_str(&digits).unwrap()), Ok(code));
        let text: StrDeserializer<'_, ValueError> = digits.as_str().into_deserializer();
        prop_assert_eq!(ErrorCode::deserialize(text), Ok(code));
        prop_assert_eq!(StatusCode::from(code).as_u16(), code.status());
    }
}
