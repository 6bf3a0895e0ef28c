//! Matches on a few constants, without using the table.

#![cfg_attr(target_os = "none", no_std, no_main)]

use upyun_codes::{E40100005, E40400001, E42900001, ErrorCode};

programs::program!(|number| match ErrorCode::from_u32(number) {
    Ok(E40400001) => 1,
    Ok(E40100005) => 2,
    Ok(E42900001) => 3,
    Ok(other) if other.is_server_error() => 4,
    _ => 5,
});
