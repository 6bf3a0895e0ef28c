//! Looks up the message of a code with a `match`.

#![cfg_attr(target_os = "none", no_std, no_main)]

fn message(number: u32) -> Option<&'static str> {
    include!(concat!(env!("OUT_DIR"), "/match.rs"))
}

programs::program!(|number| message(number));
