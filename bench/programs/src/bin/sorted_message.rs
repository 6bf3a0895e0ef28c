//! Looks up the message of a code with a binary search in an array of pairs.

#![cfg_attr(target_os = "none", no_std, no_main)]

static MESSAGES: [(u32, &str); 254] = include!(concat!(env!("OUT_DIR"), "/sorted.rs"));

programs::program!(|number| MESSAGES.binary_search_by_key(&number, |(code, _)| *code).ok().map(|i| MESSAGES[i].1));
