//! The `defmt` feature: logging for embedded Rust.
//!
//! A message is sent along with its code, because the host has no table: each value is one self-contained frame.

use ::defmt::{Format, Formatter};

use crate::code::{ErrorCode, InvalidErrorCode};
use crate::entry::Entry;
use crate::kind::ErrorKind;
use crate::response::ErrorResponse;

/// Like `Display`: `40400001 file or directory not found`.
impl Format for ErrorCode {
    fn format(&self, f: Formatter<'_>) {
        if let Some(message) = self.message() {
            ::defmt::write!(f, "{=u32} {=str}", self.as_u32(), message);
        } else {
            ::defmt::write!(f, "{=u32}", self.as_u32());
        }
    }
}

/// Like `Display`: `40400001 file or directory not found`.
impl Format for Entry {
    fn format(&self, f: Formatter<'_>) {
        ::defmt::write!(f, "{=u32} {=str}", self.code().as_u32(), self.message());
    }
}

/// Like `Display`: `not found`.
impl Format for ErrorKind {
    fn format(&self, f: Formatter<'_>) {
        ::defmt::write!(f, "{=str}", self.as_str());
    }
}

/// Like `Display`, but the server's text is not escaped, no documented message replaces an empty one, and an empty id
/// is not omitted:
/// `40400001 file or directory not found (request id 11e4a729d24943409933a5e8314cd32e)`.
impl<S: Format> Format for ErrorResponse<S> {
    fn format(&self, f: Formatter<'_>) {
        if let Some(id) = &self.id {
            ::defmt::write!(f, "{=u32} {} (request id {})", self.code.as_u32(), self.msg, id);
        } else {
            ::defmt::write!(f, "{=u32} {}", self.code.as_u32(), self.msg);
        }
    }
}

/// Like `Display`.
impl Format for InvalidErrorCode {
    fn format(&self, f: Formatter<'_>) {
        ::defmt::write!(f, "not an error code: expected eight digits, 10000000 to 99999999");
    }
}
