//! The `defmt` feature: logging for embedded Rust.
//!
//! An entry's message is sent along with its code, because the host has no table: each value is one self-contained
//! frame.

use ::defmt::{Format, Formatter};

#[cfg(feature = "serde")]
use crate::bodies::{ApiErrorBody, CdnErrorBody};
use crate::code::{Code, InvalidErrorCode};
use crate::entry::Entry;
use crate::kind::{ErrorKind, InvalidErrorKind};
use crate::table::Table;

/// Like `Display`: `40400001`.
impl<T: Table> Format for Code<T> {
    fn format(&self, f: Formatter<'_>) {
        ::defmt::write!(f, "{=u32}", self.as_u32());
    }
}

/// Like `Display`: `40400001 file or directory not found`.
impl<T: Table> Format for Entry<T> {
    fn format(&self, f: Formatter<'_>) {
        ::defmt::write!(f, "{=u32} {=str}", self.code().as_u32(), self.message());
    }
}

/// Like `Display`: `NotFound`.
impl Format for ErrorKind {
    fn format(&self, f: Formatter<'_>) {
        ::defmt::write!(f, "{=str}", self.as_str());
    }
}

/// Like `Display`, but the server's text is neither escaped nor cut, no documented message replaces an empty one, and
/// an empty id is not omitted: `40400001 file or directory not found (request id 11e4a729d24943409933a5e8314cd32e)`.
#[cfg(feature = "serde")]
impl<S: Format> Format for ApiErrorBody<S> {
    fn format(&self, f: Formatter<'_>) {
        if let Some(id) = &self.id {
            ::defmt::write!(f, "{=u32} {} (request id {})", self.code.as_u32(), self.msg, id);
        } else {
            ::defmt::write!(f, "{=u32} {}", self.code.as_u32(), self.msg);
        }
    }
}

/// Like that of an [`ApiErrorBody`]: `40310002 region is forbidden`.
#[cfg(feature = "serde")]
impl<S: Format> Format for CdnErrorBody<S> {
    fn format(&self, f: Formatter<'_>) {
        ::defmt::write!(f, "{=u32} {}", self.code.as_u32(), self.msg);
    }
}

/// Like `Display`.
impl Format for InvalidErrorCode {
    fn format(&self, f: Formatter<'_>) {
        ::defmt::write!(f, "not an error code: expected eight digits, 10000000 to 99999999");
    }
}

/// Like `Display`.
impl Format for InvalidErrorKind {
    fn format(&self, f: Formatter<'_>) {
        ::defmt::write!(f, "not an error kind: expected the name of a variant, such as `NotFound`");
    }
}
