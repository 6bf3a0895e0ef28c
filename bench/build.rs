//! Generates Rust source with other crates' maps of the real table, for `benches/lookups`.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use upyun_codes::{Entry, ErrorCode};

fn main() {
    let directory = env::var_os("OUT_DIR").expect("cargo should set OUT_DIR");
    fs::write(Path::new(&directory).join("peers.rs"), peers()).expect("OUT_DIR should be writable");
    println!("cargo::rerun-if-changed=build.rs");
}

fn peers() -> String {
    let codes: Vec<u32> = ErrorCode::entries().map(|entry| entry.code().as_u32()).collect();
    let messages: Vec<&str> = ErrorCode::entries().map(Entry::message).collect();
    let positions: Vec<u16> = (0..).take(codes.len()).collect();
    let rows = |row: &dyn Fn(u32, u16, &str) -> String| -> String {
        (codes.iter().zip(&positions).zip(&messages))
            .map(|((code, position), text)| row(*code, *position, text))
            .collect()
    };
    let to_position = rows(&|code, position, _| format!("{code}_u32 => {position}_u16,\n"));
    let to_message = rows(&|code, _, text| format!("{code}_u32 => {text:?},\n"));
    let to_some_position = rows(&|code, position, _| format!("{code} => Some({position}),\n"));
    let to_some_message = rows(&|code, _, text| format!("{code} => Some({text:?}),\n"));
    let frozen_positions = rows(&|code, position, _| format!("{code}_u32: {position},\n"));
    let frozen_messages = rows(&|code, _, text| format!("{code}_u32: {text:?},\n"));
    let quick_positions = quickphf_codegen::build_map(&codes, &positions);
    let quick_messages = quickphf_codegen::build_map(&codes, &messages);

    let count = codes.len();
    let mut source = String::new();
    write!(
        source,
        "
        pub static CODES: [u32; {count}] = {codes:?};
        pub static MESSAGES: [&str; {count}] = {messages:?};

        pub static PHF_POSITIONS: phf::Map<u32, u16> = phf::phf_map! {{ {to_position} }};
        pub static PHF_MESSAGES: phf::Map<u32, &str> = phf::phf_map! {{ {to_message} }};

        pub static QUICK_POSITIONS: quickphf::PhfMap<u32, u16> = {quick_positions};
        pub static QUICK_MESSAGES: quickphf::PhfMap<u32, &str> = {quick_messages};

        frozen_collections::fz_scalar_map!(
            pub static FROZEN_POSITIONS: FrozenPositions<u32, u16>, {{ {frozen_positions} }});
        frozen_collections::fz_scalar_map!(
            pub static FROZEN_MESSAGES: FrozenMessages<u32, &'static str>, {{ {frozen_messages} }});

        pub fn match_position(code: u32) -> Option<u16> {{ match code {{ {to_some_position} _ => None }} }}
        pub fn match_message(code: u32) -> Option<&'static str> {{ match code {{ {to_some_message} _ => None }} }}
        "
    )
    .expect("writing to a string cannot fail");
    source
}
