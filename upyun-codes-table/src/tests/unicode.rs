//! Compares properties and widths of characters with the tables of `regex-syntax` and `unicode-width`.

use regex_syntax::hir::{Class, HirKind};
use unicode_width::UnicodeWidthChar;

use crate::characters::width;
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

/// Latin, Greek, Cyrillic, Chinese, Japanese, Korean and emoji are as wide as the documentation says; of emoji, those
/// in the blocks that have little else.
#[test]
fn common_characters_are_as_wide_as_unicode_says() {
    let blocks = [
        '!'..='~',
        '\u{A1}'..='\u{AC}',
        '\u{AE}'..='\u{52F}',
        '\u{1E00}'..='\u{1EFF}',
        '\u{3041}'..='\u{3096}',
        '\u{3099}'..='\u{30FF}',
        '\u{3105}'..='\u{312F}',
        '\u{3400}'..='\u{9FFF}',
        '\u{AC00}'..='\u{D7A3}',
        '\u{F900}'..='\u{FAD9}',
        '\u{FF01}'..='\u{FF60}',
        '\u{20000}'..='\u{2FFFD}',
    ];
    for c in blocks.into_iter().flatten() {
        assert_eq!(Some(width(&c.to_string())), c.width(), "U+{:04X}", u32::from(c));
    }
    let emoji = characters_with("Emoji_Presentation");
    let in_blocks =
        |c: &char| matches!(c, '\u{1F300}'..='\u{1F64F}' | '\u{1F680}'..='\u{1F6FF}' | '\u{1F900}'..='\u{1F9FF}');
    let in_blocks: Vec<char> = emoji.iter().copied().filter(in_blocks).collect();
    assert!(in_blocks.len() * 10 > emoji.len() * 8, "{} of {}", in_blocks.len(), emoji.len());
    assert!(in_blocks.iter().all(|c| width(&c.to_string()) == 2));
}
