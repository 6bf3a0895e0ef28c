//! Compares the properties of every character with the tables of `regex-syntax`.

use regex_syntax::hir::{Class, HirKind};

use crate::unicode::{is_bidi_control, is_default_ignorable, is_noncharacter, is_variation_selector};

type Property = fn(char) -> bool;

/// All characters with a property.
pub(super) fn characters_with(name: &str) -> Vec<char> {
    let pattern = regex_syntax::parse(&format!(r"\p{{{name}}}")).unwrap();
    let HirKind::Class(Class::Unicode(class)) = pattern.kind() else { panic!("`{name}` is not a character class") };
    class.ranges().iter().flat_map(|range| range.start()..=range.end()).collect()
}

#[test]
fn properties_agree_with_unicode() {
    let properties: [(&str, Property); 4] = [
        ("Default_Ignorable_Code_Point", is_default_ignorable),
        ("Bidi_Control", is_bidi_control),
        ("Noncharacter_Code_Point", is_noncharacter),
        ("Variation_Selector", is_variation_selector),
    ];
    for (name, has) in properties {
        let found: Vec<char> = ('\0'..=char::MAX).filter(|c| has(*c)).collect();
        assert_eq!(found, characters_with(name), "{name}");
    }
}
