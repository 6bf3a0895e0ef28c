//! What the caller wrote: `pub struct Edge = "edge.csv";`

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::token::{Bracket, Paren};
use syn::{Error, Ident, LitStr, Token};

/// What the public macro adds to a call.
pub(crate) struct Context {
    /// Whether rustdoc is running.
    pub(crate) is_documented: bool,
    /// The path of the runtime crate, to which the public macro's `$crate` resolves, whatever the caller calls it.
    pub(crate) krate: TokenStream,
    /// What the caller wrote.
    pub(crate) call: TokenStream,
}

impl Parse for Context {
    fn parse(input: ParseStream) -> syn::Result<Context> {
        let is_documented = input.parse::<Option<Ident>>()?.is_some();
        let krate = input.parse::<Group>()?.stream();
        Ok(Context { is_documented, krate, call: input.parse()? })
    }
}

/// A call of `define_error_codes!`.
pub(crate) struct Call {
    /// The attributes of the table.
    pub(crate) attributes: TokenStream,
    /// Those that decide whether the table exists; they apply to everything generated with it.
    pub(crate) conditions: TokenStream,
    /// Whether the table is deprecated. The generated items mention it.
    pub(crate) is_deprecated: bool,
    pub(crate) visibility: TokenStream,
    pub(crate) name: Ident,
    pub(crate) path: LitStr,
}

/// What a call looks like.
const SYNTAX: &str = "`pub struct Edge = \"edge.csv\";`";

impl Parse for Call {
    fn parse(input: ParseStream) -> syn::Result<Call> {
        let (attributes, conditions, is_deprecated) = attributes(input)?;
        let visibility = visibility(input)?;
        for (is_next, keyword) in [(input.peek(Token![const]), "const"), (input.peek(Token![static]), "static")] {
            if is_next {
                return Err(
                    input.error(format!("expected `struct`, found `{keyword}`: a table is a type, as in {SYNTAX}"))
                );
            }
        }
        if !input.peek(Token![struct]) {
            return Err(at_next(input, Span::call_site(), &format!("expected a table, as in {SYNTAX}")));
        }
        let keyword: Token![struct] = input.parse()?;
        if !input.peek(Ident) {
            return Err(at_next(input, keyword.span, &format!("expected the table's name, as in {SYNTAX}")));
        }
        let name: Ident = input.parse()?;
        if !input.peek(Token![=]) {
            return Err(at_next(input, name.span(), &format!("expected `=` and the table's path, as in {SYNTAX}")));
        }
        let equals: Token![=] = input.parse()?;
        if !input.peek(LitStr) {
            let expected = format!("expected the table's path as a string literal, as in {SYNTAX}");
            return Err(at_next(input, equals.span, &expected));
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
            return Err(input.error("expected the end of the call: put each table in its own `define_error_codes!`"));
        }
        Ok(Call { attributes, conditions, is_deprecated, visibility, name, path })
    }
}

/// An error at the next token, or at the last one if the call ends there: the end of a call has no span.
fn at_next(input: ParseStream, last: Span, message: &str) -> Error {
    if input.is_empty() { Error::new(last, message) } else { input.error(message) }
}

// Attributes and visibility are a few tokens that go into the expansion unchanged; syn's types for them would double
// syn's build time.

/// The attributes before a table, the conditions among them, and whether one of them is `deprecated`.
fn attributes(input: ParseStream) -> syn::Result<(TokenStream, TokenStream, bool)> {
    let (mut attributes, mut conditions, mut is_deprecated) = (TokenStream::new(), TokenStream::new(), false);
    while input.peek(Token![#]) {
        let pound: Token![#] = input.parse()?;
        if !input.peek(Bracket) {
            return Err(at_next(input, pound.span, "expected an outer attribute, as in `#[cfg(…)]`"));
        }
        let attribute = ungrouped(input.parse::<Group>()?.stream());
        if let Some(condition) = condition(&attribute) {
            conditions.extend(quote! { #[#condition] });
        }
        is_deprecated |= matches!(attribute.first(), Some(TokenTree::Ident(name)) if name == "deprecated");
        let attribute = lenient(&attribute);
        attributes.extend(quote! { #[#attribute] });
    }
    Ok((attributes, conditions, is_deprecated))
}

/// The attribute with `allow` in place of `expect`: a caller cannot know which lints fire in generated code.
fn lenient(attribute: &[TokenTree]) -> TokenStream {
    match attribute {
        [TokenTree::Ident(name), rest @ ..] if name == "expect" => quote! { allow #(#rest)* },
        [TokenTree::Ident(name), TokenTree::Group(arguments)] if name == "cfg_attr" => {
            let mut lenient_arguments = TokenStream::new();
            for argument in ungrouped(arguments.stream()).split(is_comma) {
                let argument = lenient(argument);
                lenient_arguments.extend(quote! { #argument, });
            }
            quote! { #name(#lenient_arguments) }
        }
        _ => quote! { #(#attribute)* },
    }
}

/// The part of an attribute that decides whether its item exists: `cfg(…)`, possibly inside a `cfg_attr`.
fn condition(attribute: &[TokenTree]) -> Option<TokenStream> {
    let [TokenTree::Ident(name), TokenTree::Group(arguments)] = attribute else { return None };
    if name == "cfg" {
        return Some(quote! { #name #arguments });
    }
    if name != "cfg_attr" {
        return None;
    }
    let arguments = ungrouped(arguments.stream());
    let mut arguments = arguments.split(is_comma);
    let predicate = arguments.next()?;
    let mut conditions = TokenStream::new();
    for argument in arguments {
        if let Some(condition) = condition(argument) {
            conditions.extend(quote! { , #condition });
        }
    }
    if conditions.is_empty() { None } else { Some(quote! { #name(#(#predicate)* #conditions) }) }
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// The tokens without the invisible groups in which `macro_rules!` wraps its fragments.
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
    let scope: Option<Group> = if input.peek(Paren) { Some(input.parse()?) } else { None };
    Ok(quote! { #keyword #scope })
}
