//! Responses and the errors expected from them.

use upyun_codes::ErrorKind;

pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) method: &'static str,
    pub(crate) status: u16,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: &'static str,
    /// How much of the body is sent before the connection is closed.
    pub(crate) sent: usize,
    pub(crate) code: Option<u32>,
    pub(crate) kind: ErrorKind,
    pub(crate) message: &'static str,
    pub(crate) id: Option<&'static str>,
}

const ID: &str = "11e4a729d24943409933a5e8314cd32e";
const NOT_FOUND: &str =
    r#"{"msg": "file or directory not found", "code": 40400001, "id": "11e4a729d24943409933a5e8314cd32e"}"#;

/// A complete response to a GET request.
const fn get(name: &'static str, status: u16, body: &'static str, kind: ErrorKind, message: &'static str) -> Case {
    Case { name, method: "GET", status, headers: &[], body, sent: body.len(), code: None, kind, message, id: None }
}

pub(crate) const CASES: &[Case] = &[
    Case {
        code: Some(40400001),
        id: Some(ID),
        ..get("a body of the API", 404, NOT_FOUND, ErrorKind::NotFound, "file or directory not found")
    },
    Case {
        method: "HEAD",
        headers: &[("x-error-code", "40400001"), ("x-request-id", ID)],
        code: Some(40400001),
        id: Some(ID),
        ..get("HEAD with headers only", 404, "", ErrorKind::NotFound, "file or directory not found")
    },
    Case {
        method: "HEAD",
        headers: &[("x-error-code", "404"), ("x-request-id", ID)],
        id: Some(ID),
        ..get("HEAD with a malformed header", 404, "", ErrorKind::NotFound, "Not Found")
    },
    Case {
        code: Some(40310002),
        headers: &[("x-request-id", ID)],
        id: Some(ID),
        ..get(
            "the edge: a string code, and the id only in a header",
            403,
            r#"{"code":"40310002","msg":"region is forbidden"}"#,
            ErrorKind::PermissionDenied,
            "region is forbidden",
        )
    },
    Case {
        code: Some(50300002),
        ..get(
            "the edge: a number that the API also uses",
            503,
            r#"{"code":"50300002"}"#,
            ErrorKind::Interrupted,
            "resolve domain timeout",
        )
    },
    Case {
        code: Some(42900001),
        id: Some("5c2b"),
        ..get(
            "too many requests",
            429,
            r#"{"msg":"too many requests","code":42900001,"id":"5c2b"}"#,
            ErrorKind::RateLimited,
            "too many requests",
        )
    },
    Case {
        code: Some(42900004),
        ..get("banned", 429, r#"{"code":42900004}"#, ErrorKind::PermissionDenied, "request banned")
    },
    Case {
        code: Some(59900001),
        id: Some("77aa"),
        ..get(
            "an unregistered status",
            599,
            r#"{"msg":"sync call timeout","code":59900001,"id":"77aa"}"#,
            ErrorKind::Interrupted,
            "sync call timeout",
        )
    },
    Case {
        code: Some(50710999),
        ..get("an undocumented code", 507, r#"{"msg":"new","code":50710999}"#, ErrorKind::QuotaExceeded, "new")
    },
    Case {
        code: Some(40600002),
        ..get(
            "a code that contradicts the status",
            503,
            r#"{"code":40600002}"#,
            ErrorKind::AlreadyExists,
            "folder already exists",
        )
    },
    Case {
        sent: 60,
        code: Some(40400001),
        ..get("cut off after the code", 404, NOT_FOUND, ErrorKind::NotFound, "file or directory not found")
    },
    Case {
        sent: 50,
        headers: &[("x-error-code", "40400001")],
        code: Some(40400001),
        ..get(
            "cut off inside the code, with a header",
            404,
            NOT_FOUND,
            ErrorKind::NotFound,
            "file or directory not found",
        )
    },
    Case {
        sent: 50,
        code: Some(40400001),
        ..get(
            "cut off inside the code, behind the text of a single row",
            404,
            NOT_FOUND,
            ErrorKind::NotFound,
            "file or directory not found",
        )
    },
    Case {
        sent: 30,
        ..get(
            "cut off inside the code, behind another text",
            404,
            r#"{"msg":"no such file","code":40400001}"#,
            ErrorKind::NotFound,
            "no such file",
        )
    },
    Case {
        code: Some(40300007),
        ..get(
            "the form API",
            403,
            r#"{"code":403,"message":"content md5 not match","url":"/p/1.png"}"#,
            ErrorKind::ChecksumMismatch,
            "content md5 not match",
        )
    },
    get(
        "HTML from a proxy",
        502,
        "<html>\r\n<h1>502 Bad Gateway</h1></html>",
        ErrorKind::Unavailable,
        "<html> <h1>502 Bad Gateway</h1></html>",
    ),
    get("an empty body", 403, "", ErrorKind::PermissionDenied, "Forbidden"),
];
