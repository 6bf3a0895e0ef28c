//! What the caller wrote: `pub static TABLE = "table.csv";`

use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, LitStr, Token, Visibility};

const EXPECTED: &str = "expected a table's name and path, as in `pub static TABLE = \"table.csv\";`";

/// A call of `define_error_codes!`.
pub(crate) struct Call {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) path: LitStr,
}

impl Parse for Call {
    fn parse(input: ParseStream) -> syn::Result<Call> {
        if input.is_empty() {
            return Err(input.error(EXPECTED));
        }
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        if !input.peek(Token![static]) {
            return Err(input.error(EXPECTED));
        }
        input.parse::<Token![static]>()?;
        let name = input.parse()?;
        if input.peek(Token![:]) {
            return Err(input.error("the table's type is always `ErrorTable`: leave it out"));
        }
        input.parse::<Token![=]>()?;
        if !input.peek(LitStr) {
            return Err(input.error("expected the table's path as a string literal, as in \"table.csv\""));
        }
        let path = input.parse()?;
        input.parse::<Token![;]>()?;
        if !input.is_empty() {
            return Err(input.error("one call defines one table: give the next its own `define_error_codes!`"));
        }
        Ok(Call { attributes, visibility, name, path })
    }
}
