//! What the caller wrote: `pub const TABLE = "table.csv";`

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, LitStr, Token};

/// A call of `define_error_codes!`.
pub(crate) struct Call {
    /// Whether rustdoc is running.
    pub(crate) is_documented: bool,
    /// The path of the runtime crate, as `$crate` of the public macro resolves it, whatever name the caller gives it.
    pub(crate) krate: TokenStream,
    /// The attributes of the table.
    pub(crate) attributes: TokenStream,
    /// Those of them that decide whether the table is there; they apply to everything that comes with it.
    pub(crate) conditions: TokenStream,
    pub(crate) visibility: TokenStream,
    pub(crate) name: Ident,
    pub(crate) path: LitStr,
}

impl Parse for Call {
    fn parse(input: ParseStream) -> syn::Result<Call> {
        let is_documented = input.peek(Ident);
        if is_documented {
            input.parse::<Ident>()?;
        }
        let krate = input.parse::<Group>()?.stream();
        let (attributes, conditions) = attributes(input)?;
        let visibility = visibility(input)?;
        if input.peek(Token![static]) {
            return Err(input.error("expected `const`, found `static`: the table is a constant"));
        }
        if !input.peek(Token![const]) {
            let expected = "expected a table, as in `pub const TABLE = \"table.csv\";`";
            return Err(at_next(input, Span::call_site(), expected));
        }
        let keyword: Token![const] = input.parse()?;
        if !input.peek(Ident) {
            let expected = "expected the table's name, as in `const TABLE = \"table.csv\";`";
            return Err(at_next(input, keyword.span, expected));
        }
        let name: Ident = input.parse()?;
        if input.peek(Token![:]) {
            return Err(input.error("unexpected type: the table's type is always `ErrorTable`"));
        }
        if !input.peek(Token![=]) {
            return Err(at_next(input, name.span(), "expected `=` and the table's path, as in `= \"table.csv\"`"));
        }
        let equals: Token![=] = input.parse()?;
        if !input.peek(LitStr) {
            let expected = "expected the table's path as a string literal, as in `\"table.csv\"`";
            return Err(at_next(input, equals.span, expected));
        }
        let path: LitStr = input.parse()?;
        if !path.suffix().is_empty() {
            return Err(Error::new(path.span(), format!("unexpected suffix `{}` on the table's path", path.suffix())));
        }
        if !input.peek(Token![;]) {
            return Err(at_next(input, path.span(), "expected `;` after the table's path"));
        }
        input.parse::<Token![;]>()?;
        if !input.is_empty() {
            return Err(
                input.error("expected one table per call: give the next one a `define_error_codes!` of its own")
            );
        }
        Ok(Call { is_documented, krate, attributes, conditions, visibility, name, path })
    }
}

/// An error at the next token, or at the last one if the call ends there: its end has no place of its own.
fn at_next(input: ParseStream, last: Span, message: &str) -> Error {
    if input.is_empty() { Error::new(last, message) } else { input.error(message) }
}

// Attributes and visibility are a few tokens that go into the expansion as they are; syn's types for them would double
// the time that syn takes to build.

/// The attributes in front of a table, and the conditions among them.
fn attributes(input: ParseStream) -> syn::Result<(TokenStream, TokenStream)> {
    let (mut attributes, mut conditions) = (TokenStream::new(), TokenStream::new());
    while input.peek(Token![#]) {
        input.parse::<Token![#]>()?;
        let group: Group = input.parse()?;
        if group.delimiter() != Delimiter::Bracket {
            return Err(Error::new(group.span(), "expected an attribute, as in `#[cfg(…)]`"));
        }
        let attribute = ungrouped(group.stream());
        conditions.extend(condition(&attribute).map(|condition| quote! { #[#condition] }));
        // Which lints fire in generated code is not the caller's to know, so `expect` only allows them.
        attributes.extend(match attribute.split_first() {
            Some((TokenTree::Ident(name), rest)) if name == "expect" => quote! { #[allow #(#rest)*] },
            _ => quote! { #[#(#attribute)*] },
        });
    }
    Ok((attributes, conditions))
}

/// The part of an attribute that decides whether its item is there: `cfg(…)`, also in a `cfg_attr`.
fn condition(attribute: &[TokenTree]) -> Option<TokenStream> {
    let [TokenTree::Ident(name), TokenTree::Group(arguments)] = attribute else { return None };
    if name == "cfg" {
        return Some(quote! { #name #arguments });
    }
    if name != "cfg_attr" {
        return None;
    }
    let arguments = ungrouped(arguments.stream());
    let mut parts = arguments.split(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','));
    let predicate = parts.next()?;
    let conditions: Vec<TokenStream> = parts.filter_map(condition).collect();
    if conditions.is_empty() { None } else { Some(quote! { #name(#(#predicate)*, #(#conditions),*) }) }
}

/// The tokens without the invisible groups that a fragment of a `macro_rules!` comes in.
fn ungrouped(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flat.extend(ungrouped(group.stream())),
            other => flat.push(other),
        }
    }
    flat
}

/// `pub`, `pub(…)`, nothing, or the fragment `$visibility:vis` of a `macro_rules!`.
fn visibility(input: ParseStream) -> syn::Result<TokenStream> {
    if !input.peek(Token![pub]) {
        return input.step(|cursor| match cursor.group(Delimiter::None) {
            // An empty fragment.
            Some((inside, _, rest)) if inside.eof() => Ok((TokenStream::new(), rest)),
            _ => Ok((TokenStream::new(), *cursor)),
        });
    }
    let keyword: Token![pub] = input.parse()?;
    let scope: Option<Group> = if input.peek(syn::token::Paren) { Some(input.parse()?) } else { None };
    Ok(quote! { #keyword #scope })
}
