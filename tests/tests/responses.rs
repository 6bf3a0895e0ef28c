//! Bodies, codes, kinds and entries in `serde_json`, `serde-json-core` and `postcard`, with every string type.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{Debug, Display};

use http::{HeaderValue, StatusCode};
use proptest::prelude::*;
use regex_syntax::hir::{Class, HirKind};
use serde::de::value::{Error as ValueError, MapDeserializer, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_json_core::{from_slice, from_slice_escaped, heapless};
use upyun_codes::{
    ApiErrorBody, Cdn, CdnErrorBody, Code, E40300001, E40400001, E59900001, ErrorCode, ErrorKind, Table, X_ERROR_CODE,
    cdn,
};

const NOT_FOUND: &str =
    r#"{"msg": "file or directory not found", "code": 40400001, "id": "11e4a729d24943409933a5e8314cd32e"}"#;
const EDGE: &str = r#"{"code":"40310002","msg":"region is forbidden"}"#;
/// Every kind of escape: control characters, a Unicode escape and a quote.
const ESCAPED: &str = r#"{"msg": "file name contains invalid chars (\r\n\t) \u201c\"", "code": 40300001}"#;
const UNESCAPED: &str = "file name contains invalid chars (\r\n\t) \u{201c}\"";

const BODY: ApiErrorBody<&str> = ApiErrorBody { code: E40400001, msg: "x", id: Some("1") };
const EDGE_BODY: CdnErrorBody<&str> = CdnErrorBody { code: cdn::E40310002, msg: "x" };

fn read<'a, T: Deserialize<'a>>(body: &'a str) -> Result<T, String> {
    serde_json::from_str(body).map_err(|error| error.to_string())
}

fn read_core<'a, T: Deserialize<'a>>(body: &'a str) -> Result<T, String> {
    from_slice(body.as_bytes()).map(|(value, _)| value).map_err(|error| error.to_string())
}

#[test]
fn every_string_type_is_read() {
    fn check<'a, S: Deserialize<'a> + AsRef<str>>() {
        let body: ApiErrorBody<S> = read(NOT_FOUND).unwrap();
        assert_eq!((body.code, body.msg.as_ref()), (E40400001, "file or directory not found"));
        assert_eq!(body.id.as_ref().map(AsRef::as_ref), Some("11e4a729d24943409933a5e8314cd32e"));
        let body: CdnErrorBody<S> = read(EDGE).unwrap();
        assert_eq!((body.code, body.msg.as_ref()), (cdn::E40310002, "region is forbidden"));
        for body in [r#"{"code":40400001}"#, r#"{"msg":null,"code":40400001,"id":null}"#] {
            let body: ApiErrorBody<S> = read(body).unwrap();
            assert_eq!((body.msg.as_ref(), body.id.is_none()), ("", true));
        }
    }
    check::<&str>();
    check::<String>();
    check::<Box<str>>();
    check::<Cow<'_, str>>();
    check::<heapless::String<32>>();

    for msg in [
        read::<ApiErrorBody<String>>(ESCAPED).unwrap().msg,
        read::<ApiErrorBody<Cow<'_, str>>>(ESCAPED).unwrap().msg.into_owned(),
        read::<ApiErrorBody<heapless::String<64>>>(ESCAPED).unwrap().msg.to_string(),
        serde_json::from_reader::<_, ApiErrorBody<String>>(ESCAPED.as_bytes()).unwrap().msg,
        serde_json::from_value::<ApiErrorBody<String>>(read(ESCAPED).unwrap()).unwrap().msg,
    ] {
        assert_eq!(msg, UNESCAPED);
    }
    let error = read::<ApiErrorBody<&str>>(ESCAPED).unwrap_err();
    assert!(error.contains("expected a borrowed string"), "{error}");
    let error = read::<ApiErrorBody<heapless::String<8>>>(NOT_FOUND).unwrap_err();
    assert!(error.contains("invalid length 27"), "{error}");
}

#[test]
fn fields_in_any_order_and_unknown_ones_are_read() {
    for value in ["0", "-1.5e300", "true", "null", r#""\u0000""#, "[]", "{}", r#"[[{"msg":{"code":[1,2]}}]]"#] {
        let fields = [
            r#""code":40400001"#,
            r#""msg":"x""#,
            r#""id":"1""#,
            &format!(r#""Code":{value},"":{value},"Id":{value}"#),
        ];
        for [a, b, c, d] in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
            let body = format!("{{{},{},{},{}}}", fields[a], fields[b], fields[c], fields[d]);
            assert_eq!(read(&body), Ok(BODY), "{body}");
            assert_eq!(read_core(&body), Ok(BODY), "{body}");
            let body = body.replace("40400001", "\"40310002\"").replace(r#""1""#, value);
            assert_eq!(read(&body), Ok(EDGE_BODY), "{body}");
            assert_eq!(read_core(&body), Ok(EDGE_BODY), "{body}");
        }
    }
}

#[test]
fn each_body_has_one_form() {
    let error = read::<ApiErrorBody<&str>>(EDGE).unwrap_err();
    assert!(error.starts_with(r#"invalid type: string "40310002""#) && error.contains("as an integer at"), "{error}");
    let error = read::<CdnErrorBody<&str>>(NOT_FOUND).unwrap_err();
    assert!(error.starts_with("invalid type: integer `40400001`") && error.contains("as a string at"), "{error}");
    assert!(read_core::<ApiErrorBody<&str>>(EDGE).is_err());
    assert!(read_core::<CdnErrorBody<&str>>(NOT_FOUND).is_err());
    // A number means what its own table says.
    assert_eq!(read::<ApiErrorBody<&str>>(r#"{"code":50300002}"#).unwrap().to_string(), "50300002 decode error");
    let edge: CdnErrorBody<&str> = read(r#"{"code":"50300002"}"#).unwrap();
    assert_eq!(edge.to_string(), "50300002 resolve domain timeout");
}

/// Some formats, such as TOML, give what they have, whatever they are asked for. So do serde's own deserializers.
#[test]
fn a_body_refuses_the_other_form_in_every_format() {
    fn body<'a, T: Deserialize<'a>, V: IntoDeserializer<'a, ValueError>>(code: V) -> Result<T, String> {
        T::deserialize(MapDeserializer::new([("code", code)].into_iter()))
            .map_err(|error: ValueError| error.to_string())
    }
    let error = body::<ApiErrorBody<String>, _>("40310002").unwrap_err();
    assert!(error.starts_with(r#"invalid type: string "40310002""#) && error.ends_with("as an integer"), "{error}");
    for error in [
        body::<CdnErrorBody<String>, _>(40_400_001_u32).unwrap_err(),
        body::<CdnErrorBody<String>, _>(40_400_001_i64).unwrap_err(),
    ] {
        assert!(error.starts_with("invalid type: integer `40400001`") && error.ends_with("as a string"), "{error}");
    }
    assert_eq!(body::<ApiErrorBody<String>, _>(40_400_001_i64).unwrap().code, E40400001);
    assert_eq!(body::<CdnErrorBody<String>, _>("40310002").unwrap().code, cdn::E40310002);
    assert_eq!(body::<ErrorCodeOnly, _>("40400001").unwrap().code, E40400001);
}

/// A struct of somebody else's, whose code may have either form.
#[derive(Deserialize)]
struct ErrorCodeOnly {
    code: ErrorCode,
}

#[test]
fn fields_may_be_named_by_their_index() {
    let read = |fields: [(u64, u32); 2]| {
        let map = MapDeserializer::<_, ValueError>::new(fields.into_iter());
        ApiErrorBody::<String>::deserialize(map).map_err(|error| error.to_string())
    };
    assert_eq!(read([(1, 40_400_001), (7, 1)]).unwrap().code, E40400001);
    assert!(read([(1, 40_400_001), (0, 1)]).unwrap_err().starts_with("invalid type: integer `1`"));
}

#[test]
fn unknown_values_of_any_type_are_ignored() {
    fn ignores<'a>(value: impl IntoDeserializer<'a, ValueError>) {
        let map = MapDeserializer::new([("x", value)].into_iter());
        // The only thing that is missing is the code.
        let error: ValueError = ApiErrorBody::<String>::deserialize(map).unwrap_err();
        assert_eq!(error.to_string(), "missing field `code`");
    }
    ignores(true);
    ignores(-1_i64);
    ignores(-1_i128);
    ignores(1_u64);
    ignores(1_u128);
    ignores(1.5);
    ignores("x");
    ignores('x');
    ignores(&b"x"[..]);
    ignores(());
    ignores(vec![1, 2]);
}

#[test]
fn errors_say_what_was_expected_and_found() {
    let expected = "expected an error code: eight digits, 10000000 to 99999999, as an integer or a string";
    for (value, found) in [
        ("404", "invalid value: integer `404`"),
        ("0", "invalid value: integer `0`"),
        ("100000000", "invalid value: integer `100000000`"),
        ("18446744073709551615", "invalid value: integer `18446744073709551615`"),
        ("-40400001", "invalid value: integer `-40400001`"),
        ("40400001.0", "invalid type: floating point `40400001.0`"),
        ("null", "invalid type: null"),
        ("true", "invalid type: boolean `true`"),
        ("[40400001]", "invalid type: sequence"),
        (r#"{"a":40400001}"#, "invalid type: map"),
        (r#""""#, r#"invalid value: string """#),
        (r#"" 40400001""#, r#"invalid value: string " 40400001""#),
        (r#""04040001""#, r#"invalid value: string "04040001""#),
        (r#""404000011""#, r#"invalid value: string "404000011""#),
    ] {
        let error = read::<ErrorCode>(value).unwrap_err();
        assert!(error.starts_with(&format!("{found}, {expected}")), "{value}: {error}");
        let body = format!(r#"{{"code":{value}}}"#);
        read::<ApiErrorBody<&str>>(&body).unwrap_err();
        read::<CdnErrorBody<&str>>(&body).unwrap_err();
        read_core::<ApiErrorBody<&str>>(&body).unwrap_err();
        read_core::<CdnErrorBody<&str>>(&body).unwrap_err();
    }
    for (body, expected) in [
        ("{}", "missing field `code`"),
        (r#"{"Code":40400001,"Msg":"x"}"#, "missing field `code`"),
        (r#"{"code":40400001,"code":40400001}"#, "duplicate field `code`"),
        (r#"{"code":40400001,"msg":"x","msg":"x"}"#, "duplicate field `msg`"),
        (r#"{"id":null,"code":40400001,"id":"1"}"#, "duplicate field `id`"),
        (r#"{"code":40400001,"msg":7}"#, "invalid type: integer `7`, expected a string"),
        ("40400001", "invalid type: integer `40400001`, expected an error body of the API, whose `code` is an integer"),
        ("", "EOF while parsing a value"),
    ] {
        let error = read::<ApiErrorBody<String>>(body).unwrap_err();
        assert!(error.starts_with(expected), "{body}: {error}");
    }
    let error = read::<CdnErrorBody<String>>("7").unwrap_err();
    assert!(error.contains("an error body of the CDN edge, whose `code` is a string"), "{error}");
    // `serde-json-core` would panic on a message longer than 64 bytes.
    for text in ["", "404", "4040000x", "４０４００００１", &"4".repeat(1000)] {
        let error = read_core::<CdnErrorBody<&str>>(&format!(r#"{{"code":"{text}"}}"#)).unwrap_err();
        assert_eq!(error, "an error code: eight digits, 10000000 to 99999999, as a string");
        let error = read_core::<ErrorKind>(&format!("\"{text}\"")).unwrap_err();
        assert_eq!(error, "the name of an error kind, such as `NotFound`");
    }
}

#[test]
fn serde_json_core_unescapes_into_a_buffer_only() {
    let mut buffer = [0; 64];
    let (body, _) = from_slice_escaped::<ApiErrorBody<heapless::String<64>>>(ESCAPED.as_bytes(), &mut buffer).unwrap();
    assert_eq!((body.code, body.msg.as_str()), (E40300001, UNESCAPED));
    let body: ApiErrorBody<&str> = read_core(ESCAPED).unwrap();
    assert_eq!(body.msg, r#"file name contains invalid chars (\r\n\t) \u201c\""#);
}

#[test]
fn serde_json_core_does_not_overflow_the_stack() {
    let arrays =
        |depth| format!(r#"{{"a":{}{},"msg":"x","code":40400001,"id":"1"}}"#, "[".repeat(depth), "]".repeat(depth));
    assert_eq!(read_core(&arrays(16)), Ok(BODY));
    for body in [arrays(17), arrays(10_000), format!(r#"{{"a":{}"#, r#"{"a":"#.repeat(10_000))] {
        assert_eq!(read_core::<ApiErrorBody<&str>>(&body).unwrap_err(), "an unknown field is nested too deeply");
    }
    assert_eq!(read(&arrays(10_000)), Ok(BODY));
}

#[test]
fn bodies_are_written_as_they_are_sent() {
    let without = ApiErrorBody { id: None, ..BODY };
    for (written, core, expected) in [
        (
            serde_json::to_string(&BODY),
            serde_json_core::to_string::<_, 64>(&BODY),
            r#"{"msg":"x","code":40400001,"id":"1"}"#,
        ),
        (serde_json::to_string(&without), serde_json_core::to_string(&without), r#"{"msg":"x","code":40400001}"#),
        (serde_json::to_string(&EDGE_BODY), serde_json_core::to_string(&EDGE_BODY), r#"{"msg":"x","code":"40310002"}"#),
    ] {
        assert_eq!((written.unwrap().as_str(), core.unwrap().as_str()), (expected, expected));
    }
}

/// `postcard` has no names, and does not say what comes next.
#[test]
fn a_binary_format_keeps_everything() {
    fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, size: usize) {
        let bytes = postcard::to_allocvec(value).unwrap();
        assert_eq!(bytes.len(), size);
        assert_eq!(postcard::from_bytes::<T>(&bytes).as_ref(), Ok(value));
    }
    let msg = "x".to_owned();
    check(&ApiErrorBody { code: E40400001, msg: msg.clone(), id: Some("1".to_owned()) }, 2 + 4 + 3);
    check(&ApiErrorBody { code: E40400001, msg: msg.clone(), id: None }, 2 + 4 + 1);
    check(&CdnErrorBody { code: cdn::E40310002, msg }, 2 + 9);
    check(&[E40400001, E59900001], 4 + 4);
    check(&Some(cdn::E40310002), 1 + 4);
    check(&ErrorKind::NotFound, 1 + 8);
    assert!(postcard::from_bytes::<ErrorCode>(&postcard::to_allocvec(&404_u32).unwrap()).is_err());
    assert!(postcard::from_bytes::<ErrorKind>(&postcard::to_allocvec("Nothing").unwrap()).is_err());
    // A format may write no names but know the number of fields.
    let array = |value| serde_json::from_value::<ApiErrorBody<String>>(value).map_err(|error| error.to_string());
    assert_eq!(array(json!(["x", 40400001])).unwrap().id, None);
    let error = array(json!(["x"])).unwrap_err();
    assert_eq!(error, "invalid length 1, expected an error body of the API, whose `code` is an integer");
}

#[test]
fn every_code_and_entry_is_written_and_read() {
    fn check<T: Table>() {
        for entry in Code::<T>::entries() {
            let (code, number) = (entry.code(), entry.code().as_u32());
            assert_eq!(serde_json::to_value(code).unwrap(), json!(number));
            assert_eq!(read(&number.to_string()), Ok(code));
            assert_eq!(read(&format!("\"{number}\"")), Ok(code));
            let kind = format!("{:?}", entry.kind());
            let (message, detail) = (entry.message(), entry.detail());
            let expected = json!({ "code": number, "message": message, "detail": detail, "kind": kind });
            assert_eq!(serde_json::to_value(entry).unwrap(), expected);
        }
    }
    check::<upyun_codes::Api>();
    check::<Cdn>();
    assert_eq!(read(r#""4040000\u0031""#), Ok(E40400001));
    for kind in ErrorKind::ALL {
        let name = serde_json::to_string(&kind).unwrap();
        assert_eq!(name, format!("\"{kind:?}\""));
        assert_eq!(read(&name), Ok(*kind));
    }
    let error = read::<ErrorKind>(r#""not_found""#).unwrap_err();
    let expected = r#"invalid value: string "not_found", expected the name of an error kind, such as `NotFound`"#;
    assert!(error.starts_with(expected), "{error}");
}

#[test]
fn display_is_one_line_with_the_documented_message_in_place_of_none() {
    let unknown = Code::from_u32(40310999).unwrap();
    for (body, expected) in [
        (&BODY as &dyn Display, "40400001 x (request id 1)"),
        (&ApiErrorBody { id: None, ..BODY }, "40400001 x"),
        (&ApiErrorBody { id: Some(""), ..BODY }, "40400001 x"),
        (&ApiErrorBody { msg: "", ..BODY }, "40400001 file or directory not found (request id 1)"),
        (&ApiErrorBody { code: unknown, msg: "", id: Some("1") }, "40310999 (request id 1)"),
        (&EDGE_BODY, "40310002 x"),
        (&CdnErrorBody { msg: "", ..EDGE_BODY }, "40310002 region is forbidden"),
        (
            &ApiErrorBody { msg: "a\r\nb\tc\u{1b}[2Jd\u{2028}e\u{202e}f 文件", id: Some("1\n2"), ..BODY },
            r"40400001 a\r\nb\tc\u{1b}[2Jd\u{2028}e\u{202e}f 文件 (request id 1\n2)",
        ),
    ] {
        assert_eq!(body.to_string(), expected);
    }
    let long = "文".repeat(1000);
    let line = CdnErrorBody { msg: &*long, ..EDGE_BODY }.to_string();
    assert_eq!(line, format!("40310002 {}", "文".repeat(200)));
}

/// Every character, against the Unicode tables of `regex-syntax`.
#[test]
fn only_control_separator_and_bidi_characters_are_escaped() {
    let escaped =
        regex_syntax::parse(r"[\p{Bidi_Control}\p{Line_Separator}\p{Paragraph_Separator}\p{Control}]").unwrap();
    let HirKind::Class(Class::Unicode(escaped)) = escaped.kind() else { panic!("not a character class") };
    let is_escaped = |c| escaped.ranges().iter().any(|range| (range.start()..=range.end()).contains(&c));
    for c in '\0'..=char::MAX {
        let line = ApiErrorBody { code: E40400001, msg: c, id: None }.to_string();
        let shown = if is_escaped(c) { c.escape_default().to_string() } else { c.to_string() };
        assert_eq!(line, format!("40400001 {shown}"));
    }
}

#[test]
fn bodies_are_errors() {
    fn boxed(is_edge: bool) -> Result<(), Box<dyn Error + Send + Sync>> {
        if is_edge { Err(EDGE_BODY)? } else { Err(BODY)? }
    }
    assert_eq!(boxed(false).unwrap_err().downcast_ref(), Some(&BODY));
    assert_eq!(boxed(true).unwrap_err().downcast_ref(), Some(&EDGE_BODY));
}

#[test]
fn a_header_is_exactly_eight_digits() {
    let mut headers = http::HeaderMap::new();
    headers.insert("X-Error-Code", HeaderValue::from_static("40400001"));
    assert_eq!(ErrorCode::try_from(&headers[X_ERROR_CODE]), Ok(E40400001));
    for value in [&b""[..], b"404", b"40400001 ", b"\"40400001\"", b"40400001,40400001", b"4040000\xff", b"+4040001"] {
        let value = HeaderValue::from_bytes(value).unwrap();
        assert!(ErrorCode::try_from(&value).is_err(), "{value:?}");
    }
}

#[test]
fn every_status_is_a_valid_http_status() {
    for status in 100..=999 {
        let code = |rest: u32| ErrorCode::from_u32(status * 100_000 + rest).unwrap();
        assert_eq!(StatusCode::from(code(99_999)).as_u16(), code(0).status());
    }
}

fn any_code<T: Table>() -> impl Strategy<Value = Code<T>> {
    let documented = prop::sample::select(Code::<T>::entries().map(|entry| entry.code()).collect::<Vec<_>>());
    prop_oneof![documented, (10_000_000..=99_999_999_u32).prop_map(|number| Code::from_u32(number).unwrap())]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), r#"[\\"/\x00-\x20a文\u{202e}]{0,40}"#]
}

/// Random bytes, and a body with one byte replaced, which gets further in a parser.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let replaced = |(body, index, byte): (&str, prop::sample::Index, u8)| {
        let mut bytes = body.as_bytes().to_vec();
        let index = index.index(bytes.len());
        bytes[index] = byte;
        bytes
    };
    let body = prop::sample::select(vec![NOT_FOUND, EDGE, ESCAPED]);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        (body, any::<prop::sample::Index>(), any::<u8>()).prop_map(replaced),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_never_panics(body in any_bytes()) {
        fn read<T: DeserializeOwned>(body: &[u8]) {
            let _any = serde_json::from_slice::<T>(body);
            let _any = postcard::from_bytes::<T>(body);
            let _any = from_slice::<T>(body);
            let _any = from_slice_escaped::<T>(body, &mut [0; 16]);
        }
        read::<ApiErrorBody<heapless::String<16>>>(&body);
        read::<CdnErrorBody<heapless::String<16>>>(&body);
        read::<ErrorCode>(&body);
        read::<ErrorKind>(&body);
    }

    #[test]
    fn bodies_round_trip(
        code in any_code(),
        edge_code in any_code(),
        msg in any_text(),
        id in prop::option::of(any_text()),
    ) {
        fn check<T, O>(body: &T) -> Result<(), TestCaseError>
        where
            T: Serialize + DeserializeOwned + PartialEq + Debug + Display,
            O: DeserializeOwned + Display,
        {
            let json = serde_json::to_string(body).unwrap();
            prop_assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), body);
            prop_assert_eq!(&serde_json::from_value::<T>(serde_json::to_value(body).unwrap()).unwrap(), body);
            prop_assert_eq!(&postcard::from_bytes::<T>(&postcard::to_allocvec(body).unwrap()).unwrap(), body);
            let mut buffer = [0; 2048];
            let (owned, _) = from_slice_escaped::<O>(json.as_bytes(), &mut buffer).unwrap();
            let line = owned.to_string();
            prop_assert_eq!(&line, &body.to_string());
            prop_assert!(!line.contains(|c: char| c.is_control() || c == '\u{2028}' || c == '\u{202e}'), "{:?}", line);
            Ok(())
        }
        check::<_, CdnErrorBody<heapless::String<2048>>>(&CdnErrorBody { code: edge_code, msg: msg.clone() })?;
        check::<_, ApiErrorBody<heapless::String<2048>>>(&ApiErrorBody { code, msg, id })?;
    }

    #[test]
    fn codes_round_trip_in_every_form(code in any_code::<Cdn>()) {
        let digits = code.to_string();
        prop_assert_eq!(digits.parse(), Ok(code));
        prop_assert_eq!(Code::try_from(&HeaderValue::from_str(&digits).unwrap()), Ok(code));
        let text: StrDeserializer<'_, ValueError> = digits.as_str().into_deserializer();
        prop_assert_eq!(Code::deserialize(text), Ok(code));
        prop_assert_eq!(StatusCode::from(code).as_u16(), code.status());
    }
}
