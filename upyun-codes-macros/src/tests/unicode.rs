//! The properties of every character, against the tables of `regex-syntax`.

use regex_syntax::hir::{Class, HirKind};

use crate::unicode::{is_bidi_control, is_default_ignorable, is_noncharacter, is_variation_selector};

type Property = fn(char) -> bool;

/// The characters that have a property.
pub(super) fn with_property(name: &str) -> Vec<char> {
    let pattern = regex_syntax::parse(&format!(r"\p{{{name}}}")).unwrap();
    let HirKind::Class(Class::Unicode(class)) = pattern.kind() else { panic!("`{name}` is not a class") };
    class.ranges().iter().flat_map(|range| range.start()..=range.end()).collect()
}

#[test]
fn every_character_has_the_properties_that_unicode_gives_it() {
    let properties: [(&str, Property); 4] = [
        ("Default_Ignorable_Code_Point", is_default_ignorable),
        ("Bidi_Control", is_bidi_control),
        ("Noncharacter_Code_Point", is_noncharacter),
        ("Variation_Selector", is_variation_selector),
    ];
    for (name, has) in properties {
        let found: Vec<char> = ('\0'..=char::MAX).filter(|c| has(*c)).collect();
        assert_eq!(found, with_property(name), "{name}");
    }
}
