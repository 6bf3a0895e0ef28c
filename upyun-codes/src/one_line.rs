//! Text from a server, kept on one line of a log.

use core::fmt::{self, Write};

/// Writes a server's text so that it cannot pass for something else: it starts no new line and reverses no text.
struct OneLine<'a, 'b> {
    /// Written before the first character, so not at all if there is none.
    before: &'static str,
    out: &'a mut fmt::Formatter<'b>,
    /// How many more characters are shown.
    left: usize,
}

/// How many characters of a server's text are shown.
pub(crate) const SHOWN: usize = 200;

/// Writes a code, a message (the documented one if it is empty), and a request id on one line, as far as there are any.
pub(crate) fn write_line(
    f: &mut fmt::Formatter<'_>,
    code: u32,
    message: &impl fmt::Display,
    documented: Option<&str>,
    id: Option<&impl fmt::Display>,
) -> fmt::Result {
    write!(f, "{code}")?;
    if let (false, Some(message)) = (write_text(f, " ", message)?, documented) {
        write!(f, " {message}")?;
    }
    match id {
        Some(id) if write_text(f, " (request id ", id)? => f.write_str(")"),
        _ => Ok(()),
    }
}

/// Writes `before` and the text, or nothing if the text is empty. Returns whether there was any.
fn write_text(f: &mut fmt::Formatter<'_>, before: &'static str, text: impl fmt::Display) -> Result<bool, fmt::Error> {
    let mut line = OneLine { before, out: f, left: SHOWN };
    write!(line, "{text}")?;
    Ok(line.before.is_empty())
}

impl fmt::Write for OneLine<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.is_empty() {
            return Ok(());
        }
        self.out.write_str(self.before)?;
        self.before = "";
        text.chars().take(self.left).try_for_each(|c| {
            self.left -= 1;
            if c.is_control() || changes_line_or_direction(c) {
                write!(self.out, "{}", c.escape_default())
            } else {
                self.out.write_char(c)
            }
        })
    }
}

/// Whether the character is a line or paragraph separator, or has the Unicode property `Bidi_Control`.
fn changes_line_or_direction(c: char) -> bool {
    matches!(c,
        '\u{061C}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether nothing in a text can be seen.
#[cfg(feature = "http")]
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_default_ignorable(c))
}

/// Whether the character has the Unicode property `Default_Ignorable_Code_Point`: by default it is not displayed.
#[cfg(feature = "http")]
fn is_default_ignorable(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}
