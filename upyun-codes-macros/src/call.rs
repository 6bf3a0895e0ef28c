//! What the caller wrote: `pub static TABLE = "table.csv";`

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, Ident, LitStr, Token, Visibility};

/// A call of `define_error_codes!`.
pub(crate) struct Call {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) path: LitStr,
}

impl Parse for Call {
    fn parse(input: ParseStream) -> syn::Result<Call> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        if !input.peek(Token![static]) {
            let expected = "expected a table, as in `pub static TABLE = \"table.csv\";`";
            return Err(at_next(input, Span::call_site(), expected));
        }
        let keyword: Token![static] = input.parse()?;
        if !input.peek(Ident) {
            let expected = "expected the table's name, as in `static TABLE = \"table.csv\";`";
            return Err(at_next(input, keyword.span, expected));
        }
        let name: Ident = input.parse()?;
        if input.peek(Token![:]) {
            return Err(input.error("the table's type is always `ErrorTable`: leave it out"));
        }
        if !input.peek(Token![=]) {
            return Err(at_next(input, name.span(), "expected `=` and the table's path, as in `= \"table.csv\";`"));
        }
        let equals: Token![=] = input.parse()?;
        if !input.peek(LitStr) {
            let expected = "expected the table's path as a string literal, as in \"table.csv\"";
            return Err(at_next(input, equals.span, expected));
        }
        let path: LitStr = input.parse()?;
        if !path.suffix().is_empty() {
            return Err(Error::new(path.span(), format!("the table's path ends with `{}`: delete it", path.suffix())));
        }
        if !input.peek(Token![;]) {
            return Err(at_next(input, path.span(), "expected `;` behind the table's path"));
        }
        input.parse::<Token![;]>()?;
        if !input.is_empty() {
            return Err(input.error("one call defines one table: give the next its own `define_error_codes!`"));
        }
        Ok(Call { attributes, visibility, name, path })
    }
}

/// An error at the next token, or at the last one where none comes: the end of a call has no place of its own.
fn at_next(input: ParseStream, last: Span, message: &str) -> Error {
    if input.is_empty() { Error::new(last, message) } else { input.error(message) }
}
