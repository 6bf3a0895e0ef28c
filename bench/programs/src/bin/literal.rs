//! Contains one message as a literal: the baseline for `own_message`.

#![cfg_attr(target_os = "none", no_std, no_main)]

programs::program!(|number| if number == 1 { "" } else { "file or directory not found" });
