//! Looks up the message of a code.

#![cfg_attr(target_os = "none", no_std, no_main)]

use upyun_codes::ErrorCode;

programs::program!(|number| ErrorCode::from_u32(number).ok().and_then(ErrorCode::message));
