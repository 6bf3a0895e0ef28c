//! Iterates over all codes and their messages.

#![cfg_attr(target_os = "none", no_std, no_main)]

use upyun_codes::ErrorCode;

programs::program!(|number| {
    for entry in ErrorCode::entries().filter(|entry| entry.code().as_u32() > number) {
        ::core::hint::black_box((entry.code(), entry.message()));
    }
});
