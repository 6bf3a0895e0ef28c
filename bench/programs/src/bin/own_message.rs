//! Contains one message, copied with `message!`.

#![cfg_attr(target_os = "none", no_std, no_main)]

programs::program!(|number| if number == 1 { "" } else { upyun_codes::message!(upyun_codes::E40400001) });
