//! What the documentation of a table and its constants says.

use crate::docs::{aliases, escaped};
use crate::header::Entry;
use crate::kind::Kind;

fn aliases_of(message: &str, detail: &str) -> Vec<String> {
    let (message, detail) = (message.to_owned(), detail.to_owned());
    let (deprecated, kind) = (String::new(), Kind::from_status(404));
    aliases(&Entry { code: 40400001, message, detail, deprecated, kind })
}

#[test]
fn each_word_begins_an_alias_that_rustdoc_accepts() {
    assert_eq!(aliases_of("not found", ""), ["not found", "found"]);
    assert_eq!(aliases_of("it's \"odd\"\u{3000}here", ""), ["its odd here", "odd here", "here"]);
    assert_eq!(aliases_of("'\"", ""), [""; 0]);
    assert_eq!(aliases_of(&"word ".repeat(100), "").len(), 16);
    assert_eq!(aliases_of("closed", "连接被关闭"), ["closed", "连接被关闭"]);
    assert_eq!(aliases_of("closed", "closed"), ["closed"]);
}

#[test]
fn no_alias_is_the_name_of_its_own_constant() {
    assert_eq!(aliases_of("see E40400001", ""), ["see E40400001"]);
    assert_eq!(aliases_of("see E40400002", "E40400001"), ["see E40400002", "E40400002"]);
}

#[test]
fn punctuation_is_escaped_and_nothing_else() {
    assert_eq!(escaped("a|b [c] 错误，1.5"), "a\\|b \\[c\\] 错误，1\\.5");
}
