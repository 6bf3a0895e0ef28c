//! A code of a response, which may be the API's or the edge's.

use crate::cdn::Cdn;
use crate::code::{Code, ErrorCode};

/// A code, in the table that it belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum AnyCode {
    Api(ErrorCode),
    Cdn(Code<Cdn>),
}

impl AnyCode {
    /// A code in the API's form: the API's, unless only the edge's table lists it.
    pub(crate) fn from_api(code: ErrorCode) -> AnyCode {
        match Code::<Cdn>::lookup(code.as_u32()) {
            Some(entry) if !code.is_documented() => AnyCode::Cdn(entry.code()),
            _ => AnyCode::Api(code),
        }
    }

    /// A code in the edge's form: the edge's, unless only the API's table lists it.
    pub(crate) fn from_edge(code: Code<Cdn>) -> AnyCode {
        match ErrorCode::lookup(code.as_u32()) {
            Some(entry) if !code.is_documented() => AnyCode::Api(entry.code()),
            _ => AnyCode::Cdn(code),
        }
    }

    pub(crate) fn message(self) -> Option<&'static str> {
        match self {
            AnyCode::Api(code) => code.message(),
            AnyCode::Cdn(code) => code.message(),
        }
    }
}
