//! Each family of mistakes.
