//! Looks up the message and the kind of a code.

#![cfg_attr(target_os = "none", no_std, no_main)]

use upyun_codes::ErrorCode;

programs::program!(|number| ErrorCode::from_u32(number).ok().map(|code| (code.message(), code.kind())));
