//! Messages and details in the generated documentation are exactly as in the table, whatever characters they contain.

use std::path::Path;
use std::process::Command;
use std::{fs, str};

use upyun_codes::{Api, Cdn, Code, Table};
use upyun_codes_no_std::billing::Billing;
use upyun_codes_no_std::edge::Edge;

/// The text of an HTML page, with tags removed and entities decoded.
fn text(page: &Path) -> String {
    let html = fs::read_to_string(page).unwrap();
    let text: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

fn build(package: &str) -> std::path::PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("doc");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["doc", "--offline", "--no-deps", "--package", package]).env("CARGO_TARGET_DIR", &target);
    let output = cargo.env("RUSTDOCFLAGS", "-D warnings").output().unwrap();
    assert!(output.status.success(), "{}", str::from_utf8(&output.stderr).unwrap());
    target.join("doc").join(package.replace('-', "_"))
}

fn assert_shows_every_entry<T: Table>(pages: &Path, name: &str) {
    let whole = text(&pages.join(format!("struct.{name}.html")));
    for entry in Code::<T>::entries() {
        let code = entry.code().as_u32();
        let constant = text(&pages.join(format!("constant.E{code}.html")));
        for shown in [entry.message()].into_iter().chain(entry.detail()) {
            assert!(constant.contains(shown), "{shown} in:\n{constant}");
            assert!(whole.contains(shown), "{shown} in:\n{whole}");
        }
        assert!(constant.contains(&format!("Status {}", entry.status())), "{constant}");
        assert!(constant.contains(&format!("kind {}. Part of {name}.", entry.kind())), "{constant}");
    }
    // Every code links to its constant, and no message creates another link.
    let html = fs::read_to_string(pages.join(format!("struct.{name}.html"))).unwrap();
    assert_eq!(html.matches("href=\"constant.E").count(), Code::<T>::COUNT);
}

#[test]
fn unusual_messages_are_shown_verbatim() {
    let pages = build("upyun-codes-no-std");
    assert_shows_every_entry::<Edge>(&pages.join("edge"), "Edge");
    assert_shows_every_entry::<Billing>(&pages.join("billing"), "Billing");
}

#[test]
fn built_in_tables_are_shown_verbatim() {
    let pages = build("upyun-codes");
    assert_shows_every_entry::<Api>(&pages.join("api"), "Api");
    assert_shows_every_entry::<Cdn>(&pages.join("cdn"), "Cdn");
    let whole = text(&pages.join("api/struct.Api.html"));
    assert!(whole.contains("404 Not Found") && whole.contains("503 Service Unavailable"), "{whole}");
}
