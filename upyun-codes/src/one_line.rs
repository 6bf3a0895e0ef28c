//! Text from a server, kept on one line of a log.

use core::fmt::{self, Write};

/// Writes a server's text so that it cannot pass for something else: it starts no new line and reverses no text.
pub(crate) struct OneLine<'a, 'b> {
    /// Written before the first character, so not at all if there is none.
    before: &'static str,
    out: &'a mut fmt::Formatter<'b>,
}

impl OneLine<'_, '_> {
    /// Writes `before` and the text, or nothing if the text is empty. Returns whether there was any.
    pub(crate) fn write(
        f: &mut fmt::Formatter<'_>,
        before: &'static str,
        text: impl fmt::Display,
    ) -> Result<bool, fmt::Error> {
        let mut line = OneLine { before, out: f };
        write!(line, "{text}")?;
        Ok(line.before.is_empty())
    }
}

impl fmt::Write for OneLine<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.is_empty() {
            return Ok(());
        }
        self.out.write_str(self.before)?;
        self.before = "";
        text.chars().try_for_each(|c| {
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
