//! From an error code to what to do about it.

use upyun_codes::{E40300006, E40300011, E40300028, E40400001, E40400002, E40401004, E40401005, E40600002, ErrorCode};

/// What to do about a request that failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Decision {
    /// There is no such file; an answer like any other.
    Absent,
    /// There is such a folder already; nothing is left to do.
    Present,
    /// Wait, then send the same request again.
    BackOff,
    /// The request is wrong, and would be wrong again.
    FixRequest,
    /// The service does not let this user or this place do it.
    CheckCredentials,
    /// The service is at fault: tell UpYun, with the request's id.
    Report,
}

/// Decides by the codes that are known to matter, then by class, so that a code that UpYun adds tomorrow is decided on
/// too.
pub(crate) fn decide(code: ErrorCode, tries_left: u32) -> Decision {
    match code {
        // Not every 404 is a missing file, and not every 403 a matter of permission.
        E40400001 | E40401004 | E40401005 => Decision::Absent,
        E40400002 => Decision::FixRequest,
        E40600002 => Decision::Present,
        E40300006 | E40300011 | E40300028 => Decision::CheckCredentials,

        code if code.is_server_error() && tries_left == 0 => Decision::Report,
        code if code.is_retryable() => Decision::BackOff,
        code if code.status() == 401 => Decision::CheckCredentials,
        // The documented ones are about the file. The CDN edge has its own, and those are about who asks from where.
        code if code.status() == 403 && !code.is_documented() => Decision::CheckCredentials,
        code if code.is_client_error() => Decision::FixRequest,
        _ => Decision::Report,
    }
}
