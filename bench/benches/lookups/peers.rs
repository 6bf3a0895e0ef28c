//! The maps that are compared, all of the same 254 codes.

use std::collections::HashMap;

use rustc_hash::FxHashMap;
use upyun_codes::{Entry, ErrorCode, TABLE};

pub use self::written::{CODES, MESSAGES};
use self::written::{
    FROZEN_MESSAGES, FROZEN_POSITIONS, PHF_MESSAGES, PHF_POSITIONS, QUICK_MESSAGES, QUICK_POSITIONS, match_message,
    match_position,
};

/// The maps that `build.rs` writes as source.
#[allow(clippy::all, clippy::pedantic, reason = "nobody reads this source")]
mod written {
    include!(concat!(env!("OUT_DIR"), "/peers.rs"));
}

/// A map from a code to its position in the table and to its message.
pub trait Peer {
    const NAME: &'static str;
    type Key: Copy;
    type Position;

    /// The key as a program has it in hand before it looks anything up.
    fn key(number: u32) -> Self::Key;
    fn position(&self, key: Self::Key) -> Option<Self::Position>;
    fn message(&self, key: Self::Key) -> Option<&'static str>;
    /// The answer to `position` as a number that was computed from what the map holds. More than its lowest bit may be
    /// set: that bit alone would not change a key's page here, and the compiler would see it.
    fn position_as_number(&self, key: Self::Key) -> u32;
}

/// A peer whose keys are numbers and whose positions are the 16-bit numbers that it holds.
macro_rules! peer {
    ($type:ty, $name:literal, |$map:ident, $code:ident| position $position:expr, message $message:expr) => {
        impl Peer for $type {
            const NAME: &'static str = $name;
            type Key = u32;
            type Position = u16;

            #[inline]
            fn key(number: u32) -> u32 {
                number
            }

            #[inline]
            fn position(&self, $code: u32) -> Option<u16> {
                let $map = self;
                $position
            }

            #[inline]
            fn message(&self, $code: u32) -> Option<&'static str> {
                let $map = self;
                $message
            }

            #[inline]
            fn position_as_number(&self, key: u32) -> u32 {
                self.position(key).map_or(0, u32::from)
            }
        }
    };
}

/// The floor: one array over every number that can be a code.
pub struct DirectIndex(Vec<u16>);

const FIRST: u32 = 10_000_000;
const LAST: u32 = 99_999_999;
/// In the direct index: no documented code. It is no position in the messages either.
const ABSENT: u16 = u16::MAX;

impl DirectIndex {
    pub fn new() -> DirectIndex {
        let mut positions = vec![ABSENT; (LAST - FIRST + 1) as usize];
        for (position, code) in (0..).zip(CODES) {
            positions[(code - FIRST) as usize] = position;
        }
        DirectIndex(positions)
    }

    #[inline]
    fn get(&self, code: u32) -> u16 {
        self.0.get(code.wrapping_sub(FIRST) as usize).copied().unwrap_or(ABSENT)
    }
}

peer!(DirectIndex, "direct index (the floor)", |map, code|
    position Some(map.get(code)).filter(|position| *position != ABSENT),
    message MESSAGES.get(usize::from(map.get(code))).copied());

/// This crate: the code is an [`ErrorCode`], as [`ErrorCode::from_bytes`] or a response's body gave it. There are no
/// positions to be had, so the position's part is whether the table has the code.
pub struct UpyunCodes;

impl Peer for UpyunCodes {
    const NAME: &'static str = "**upyun-codes**, `TABLE.get`";
    type Key = ErrorCode;
    type Position = ErrorCode;

    #[inline]
    fn key(number: u32) -> ErrorCode {
        ErrorCode::from_u32(number).expect("the keys are codes")
    }

    #[inline]
    fn position(&self, key: ErrorCode) -> Option<ErrorCode> {
        TABLE.get(key).map(Entry::code)
    }

    #[inline]
    fn message(&self, key: ErrorCode) -> Option<&'static str> {
        TABLE.get(key).map(Entry::message)
    }

    #[inline]
    fn position_as_number(&self, key: ErrorCode) -> u32 {
        0_u32.wrapping_sub(u32::from(key.is_documented()))
    }
}

/// This crate again, by the methods of [`ErrorCode`].
pub struct UpyunCodesMethods;

impl Peer for UpyunCodesMethods {
    const NAME: &'static str = "**upyun-codes**, `code.message`";
    type Key = ErrorCode;
    type Position = ();

    #[inline]
    fn key(number: u32) -> ErrorCode {
        UpyunCodes::key(number)
    }

    #[inline]
    fn position(&self, key: ErrorCode) -> Option<()> {
        key.is_documented().then_some(())
    }

    #[inline]
    fn message(&self, key: ErrorCode) -> Option<&'static str> {
        key.message()
    }

    #[inline]
    fn position_as_number(&self, key: ErrorCode) -> u32 {
        UpyunCodes.position_as_number(key)
    }
}

/// This crate from a bare number, which it checks first.
pub struct UpyunCodesLookup;

impl Peer for UpyunCodesLookup {
    const NAME: &'static str = "**upyun-codes**, `lookup(number)`";
    type Key = u32;
    type Position = ErrorCode;

    #[inline]
    fn key(number: u32) -> u32 {
        number
    }

    #[inline]
    fn position(&self, key: u32) -> Option<ErrorCode> {
        upyun_codes::lookup(key).map(Entry::code)
    }

    #[inline]
    fn message(&self, key: u32) -> Option<&'static str> {
        upyun_codes::lookup(key).map(Entry::message)
    }

    #[inline]
    fn position_as_number(&self, key: u32) -> u32 {
        0_u32.wrapping_sub(u32::from(ErrorCode::from_u32(key).is_ok_and(ErrorCode::is_documented)))
    }
}

pub struct Phf;

peer!(Phf, "`phf`", |_map, code|
    position PHF_POSITIONS.get(&code).copied(),
    message PHF_MESSAGES.get(&code).copied());

pub struct Match;

peer!(Match, "`match`", |_map, code| position match_position(code), message match_message(code));

pub struct BinarySearch;

peer!(BinarySearch, "binary search", |_map, code|
    position CODES.binary_search(&code).ok().and_then(|position| u16::try_from(position).ok()),
    message CODES.binary_search(&code).ok().map(|position| MESSAGES[position]));

/// The standard library's map.
pub struct StdHashMap {
    positions: HashMap<u32, u16>,
    messages: HashMap<u32, &'static str>,
}

impl StdHashMap {
    pub fn new() -> StdHashMap {
        StdHashMap {
            positions: CODES.into_iter().zip(0..).collect(),
            messages: CODES.into_iter().zip(MESSAGES).collect(),
        }
    }
}

peer!(StdHashMap, "`std::collections::HashMap`", |map, code|
    position map.positions.get(&code).copied(),
    message map.messages.get(&code).copied());

/// The standard library's map with the hash of `rustc-hash`.
pub struct Fx {
    positions: FxHashMap<u32, u16>,
    messages: FxHashMap<u32, &'static str>,
}

impl Fx {
    pub fn new() -> Fx {
        Fx { positions: CODES.into_iter().zip(0..).collect(), messages: CODES.into_iter().zip(MESSAGES).collect() }
    }
}

peer!(Fx, "`FxHashMap`", |map, code|
    position map.positions.get(&code).copied(),
    message map.messages.get(&code).copied());

pub struct Quick;

peer!(Quick, "`quickphf`", |_map, code|
    position QUICK_POSITIONS.get(&code).copied(),
    message QUICK_MESSAGES.get(&code).copied());

pub struct Frozen;

peer!(Frozen, "`frozen-collections`", |_map, code|
    position FROZEN_POSITIONS.get(&code).copied(),
    message FROZEN_MESSAGES.get(&code).copied());
