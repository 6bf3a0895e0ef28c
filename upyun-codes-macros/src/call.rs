//! What the caller wrote: `pub struct Edge = "edge.csv";`

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::token::Paren;
use syn::{Error, Ident, LitStr, Token, bracketed};

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
        Ok(Context { is_documented, krate, call: TokenStream::from_iter(ungrouped(input.parse()?)) })
    }
}

/// A call of `define_error_codes!`.
pub(crate) struct Call {
    /// The attributes of the table.
    pub(crate) attributes: TokenStream,
    /// Those that everything generated with it needs: whether it exists, and that mentioning it is allowed.
    pub(crate) conditions: TokenStream,
    pub(crate) visibility: TokenStream,
    pub(crate) name: Ident,
    pub(crate) path: LitStr,
}

/// What a call looks like.
const SYNTAX: &str = "`pub struct Edge = \"edge.csv\";`";

impl Parse for Call {
    fn parse(input: ParseStream) -> syn::Result<Call> {
        let (attributes, conditions) = attributes(input)?;
        let keyword: Option<Token![pub]> = input.parse()?;
        let scope: Option<Group> = if keyword.is_some() && input.peek(Paren) { Some(input.parse()?) } else { None };
        let visibility = quote! { #keyword #scope };
        let keyword: Token![struct] = next(input, Span::call_site(), "`struct`")?;
        let name: Ident = next(input, keyword.span, "the table's name")?;
        let equals: Token![=] = next(input, name.span(), "`=` and the table's path")?;
        let path: LitStr = next(input, equals.span, "the table's path as a string literal")?;
        if !path.suffix().is_empty() {
            return Err(Error::new(path.span(), format!("unexpected suffix `{}` on the table's path", path.suffix())));
        }
        let _: Token![;] = next(input, path.span(), "`;` after the table's path")?;
        if !input.is_empty() {
            return Err(input.error("expected the end of the call: put each table in its own `define_error_codes!`"));
        }
        Ok(Call { attributes, conditions, visibility, name, path })
    }
}

/// The next token. If it is not as expected, the error is at this token, or at the last one if the call ends there, since
/// the end of a call has no span.
fn next<T: Parse>(input: ParseStream, last: Span, expected: &str) -> syn::Result<T> {
    let place = if input.is_empty() { last } else { input.span() };
    input.parse().map_err(|_| Error::new(place, format!("expected {expected}, as in {SYNTAX}")))
}

// Attributes and visibility are a few tokens that go into the expansion unchanged; syn's types for them would double
// syn's build time.

/// The attributes before a table, and what everything generated with it needs.
fn attributes(input: ParseStream) -> syn::Result<(TokenStream, TokenStream)> {
    let (mut attributes, mut conditions) = (TokenStream::new(), TokenStream::new());
    while input.peek(Token![#]) {
        let content;
        input.parse::<Token![#]>()?;
        bracketed!(content in input);
        let attribute = ungrouped(content.parse()?);
        if let Some(condition) = condition(&attribute) {
            conditions.extend(quote! { #[#condition] });
        }
        let text = quote! { #(#attribute)* }.to_string();
        if text.starts_with("deprecated") || text.starts_with("cfg_attr") && text.contains("deprecated") {
            // Everything generated mentions the table.
            conditions.extend(quote! { #[allow(deprecated)] });
        }
        let attribute = lenient(&attribute);
        attributes.extend(quote! { #[#attribute] });
    }
    Ok((attributes, conditions))
}

/// The attribute with `allow` in place of `expect`: a caller cannot know which lints fire in generated code.
fn lenient(attribute: &[TokenTree]) -> TokenStream {
    match attribute {
        [TokenTree::Ident(name), rest @ ..] if name == "expect" => quote! { allow #(#rest)* },
        [TokenTree::Ident(name), TokenTree::Group(arguments)] if name == "cfg_attr" => {
            let arguments = ungrouped(arguments.stream());
            let arguments = arguments.split(is_comma).map(lenient);
            quote! { #name(#(#arguments),*) }
        }
        _ => quote! { #(#attribute)* },
    }
}

/// The part of an attribute that decides whether its item exists: `cfg(…)`, possibly inside a `cfg_attr`.
fn condition(attribute: &[TokenTree]) -> Option<TokenStream> {
    match attribute {
        [TokenTree::Ident(name), TokenTree::Group(arguments)] if name == "cfg" => Some(quote! { #name #arguments }),
        [TokenTree::Ident(name), TokenTree::Group(arguments)] if name == "cfg_attr" => {
            let arguments = ungrouped(arguments.stream());
            let mut arguments = arguments.split(is_comma);
            let predicate = arguments.next()?;
            let conditions: Vec<TokenStream> = arguments.filter_map(condition).collect();
            (!conditions.is_empty()).then(|| quote! { #name(#(#predicate)*, #(#conditions),*) })
        }
        _ => None,
    }
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// The tokens without the invisible groups in which `macro_rules!` wraps its fragments.
fn ungrouped(tokens: TokenStream) -> Vec<TokenTree> {
    let flat = |token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => ungrouped(group.stream()),
        other => vec![other],
    };
    tokens.into_iter().flat_map(flat).collect()
}
