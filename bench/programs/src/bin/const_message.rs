//! Contains one message, looked up in a `const`.

#![cfg_attr(target_os = "none", no_std, no_main)]

const MESSAGE: Option<&str> = upyun_codes::E40400001.message();

programs::program!(|number| if number == 1 { "" } else { MESSAGE.unwrap_or_default() });
