//! What a family of mistakes has found.

use crate::problem::Problem;

/// A mistake, whatever the words in which it is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Mistake {
    OtherFormat,
    NotUtf8,
    LineEndings,
    Conflict,
    Separator,
    Header,
    Width,
    NoRows,
    Comment,
    EmptyRow,
    RepeatedHeader,
    OpenQuote,
    LineBreak,
    StrayQuote,
    TypographicQuote,
    TooFewFields,
    TooManyFields,
    TwoRows,
    Status,
    Code,
    Prefix,
    Duplicate,
    EmptyText,
    Whitespace,
    ForbiddenCharacter,
    UnknownKind,
    MisplacedKind,
    Unexplained,
}

impl Mistake {
    /// Whether the same mistake in many lines is one mistake: it is shown at the first.
    pub(super) fn is_shown_once(self) -> bool {
        matches!(
            self,
            Mistake::NotUtf8
                | Mistake::LineEndings
                | Mistake::Separator
                | Mistake::Comment
                | Mistake::EmptyRow
                | Mistake::RepeatedHeader
                | Mistake::TypographicQuote
        )
    }
}

/// A mistake and how it is reported.
pub(crate) type Finding = (Mistake, Problem);

/// What a family says about one or more lines.
pub(crate) struct Found {
    pub(super) findings: Vec<Finding>,
    /// How many lines it accounts for.
    pub(super) lines: usize,
}

impl From<Finding> for Found {
    fn from(finding: Finding) -> Found {
        Found { findings: vec![finding], lines: 1 }
    }
}
