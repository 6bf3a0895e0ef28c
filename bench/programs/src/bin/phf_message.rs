//! Looks up the message of a code with `phf`.

#![cfg_attr(target_os = "none", no_std, no_main)]

static MESSAGES: phf::Map<u32, &str> = include!(concat!(env!("OUT_DIR"), "/phf.rs"));

programs::program!(|number| MESSAGES.get(&number).copied());
