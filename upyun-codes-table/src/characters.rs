//! Characters that are easily overlooked: how wide they are, and how to show and to name the invisible ones.

use crate::unicode::{is_bidi_control, is_default_ignorable, is_noncharacter, is_variation_selector};

/// The number of columns that a text takes up in a terminal.
///
/// Chinese, Japanese, Korean and most emoji take two columns (Unicode Standard Annex 11), combining marks of Latin,
/// Greek, Cyrillic and Kana none. These few ranges are an approximation: marks of other scripts and rare symbols count
/// as one column, and sequences are not joined, so a flag, an emoji with a joiner, or conjoining Jamo count as their
/// parts. The marker is then off by a few columns; the line and the column in the error are not affected.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| if is_combining(c) { 0 } else { 1 + usize::from(is_wide(c)) }).sum()
}

fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{A4CF}' | '\u{A960}'..='\u{A97C}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}' | '\u{1F300}'..='\u{1F64F}' | '\u{1F680}'..='\u{1F6FF}' | '\u{1F900}'..='\u{1F9FF}'
        | '\u{20000}'..='\u{3FFFD}')
}

fn is_combining(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{3099}'..='\u{309A}' | '\u{FE00}'..='\u{FE0F}')
}

/// The character, or a replacement one column wide if it is invisible.
fn visible(c: char) -> char {
    match c {
        '\u{0}'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        ' ' => ' ',
        _ if c.is_control() || is_noncharacter(c) || is_blank(c) => '\u{FFFD}',
        _ => c,
    }
}

/// Whether the character is forbidden in a text: controls, noncharacters, U+FFFD, and those that cannot be seen but make
/// texts differ or change their direction. Joiners, variation selectors and soft hyphens are allowed: emoji and some
/// scripts need them.
pub(crate) fn is_forbidden(c: char) -> bool {
    let allowed = is_variation_selector(c) || matches!(c, '\u{00AD}' | '\u{034F}' | '\u{200C}' | '\u{200D}');
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFFD}')
        || is_noncharacter(c)
        || is_default_ignorable(c) && !allowed
}

/// Whether the character is invisible by itself.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_whitespace() || is_default_ignorable(c)
}

/// Whether the character is invisible and not a variation selector, which belongs to the character before it.
pub(crate) fn is_blank(c: char) -> bool {
    is_invisible(c) && !is_variation_selector(c)
}

/// A character as an error names it: its code point, and the character itself or what it is.
pub(crate) fn named(c: char) -> String {
    let name = match c {
        ' ' => "space",
        '\t' => "tab",
        '\u{00A0}' => "no-break space",
        '\u{200B}' => "zero-width space",
        '\u{3000}' => "ideographic space",
        '\u{FEFF}' => "byte-order mark",
        _ if c.is_control() => "control character",
        _ if is_bidi_control(c) => "bidirectional control",
        _ if is_blank(c) => "invisible character",
        _ if is_noncharacter(c) => "noncharacter",
        _ => return format!("`{}` (U+{:04X})", visible(c), u32::from(c)),
    };
    format!("U+{:04X} ({name})", u32::from(c))
}

/// A text as an error quotes it: on one line, and cut after 160 characters.
pub(crate) fn shown(text: &str) -> String {
    start(text, 160)
}

/// The first characters of a text, with a symbol for each invisible one.
pub(crate) fn start(text: &str, count: usize) -> String {
    let start = text.chars().take(count).map(visible);
    start.chain(text.chars().nth(count).map(|_| '…')).collect()
}
