//! Does nothing: the baseline for the other programs.

#![cfg_attr(target_os = "none", no_std, no_main)]

programs::program!(|number| number);
