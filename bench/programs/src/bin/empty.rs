//! Nothing: what the others are compared with.

#![cfg_attr(target_os = "none", no_std, no_main)]

programs::program!(|number| number);
