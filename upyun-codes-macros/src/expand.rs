//! The expansion: the constants, the table, and an error for each problem.

use std::env;
use std::path::PathBuf;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::call::Call;
use crate::check::{self, Entry};
use crate::docs;
use crate::file;
use crate::kind::{self, Kind};
use crate::layout::{self, Texts};
use crate::order;
use crate::problem::Problem;

/// How many problems of one file are shown in full.
const SHOWN_PROBLEMS: usize = 50;

/// The expansion of a call. Even if there are problems, it defines what the rest of the caller's crate refers to.
pub(crate) fn expand(call: &Call) -> TokenStream {
    let mut problems = Vec::new();
    // Cargo sets it for every crate that it builds; without it, paths are relative to where the compiler runs.
    let crate_root = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let mut shown_path = call.path.value();
    let mut entries = Vec::new();
    let mut absolute_path = None;
    match file::read(&shown_path, &crate_root) {
        Ok(file) => {
            entries = check::read(&file.bytes, &mut problems);
            shown_path = file::shown(&file.path);
            absolute_path = Some(file.path);
        }
        Err(problem) => problems.push(problem),
    }

    let constants = constants(call, &entries);
    let table = error_table(call, &entries, absolute_path.as_deref());
    let errors = errors(call, &shown_path, &problems);
    quote! { #constants #table #errors }
}

/// A constant for each entry.
///
/// For a large table, this is most of the macro's work. Each interpolation of a token stream is a call to the compiler,
/// so what all constants have in common is copied as tokens, and the rest is built without `quote!` where that is
/// short.
fn constants(call: &Call, entries: &[Entry]) -> TokenStream {
    let Call { krate, conditions, visibility, .. } = call;
    let conditions = Vec::from_iter(conditions.clone());
    let start = Vec::from_iter(quote! { #visibility const });
    let value = Vec::from_iter(quote! { : #krate::ErrorCode = #krate::__private::code });
    let name = call.name.to_string();
    let mut constants: Vec<TokenTree> = Vec::new();
    for entry in entries {
        let docs = docs::of_constant(entry, &name);
        let mut attributes = vec![quote! { doc = #docs }];
        if call.is_documented {
            let aliases = docs::aliases(entry);
            if !aliases.is_empty() {
                attributes.push(quote! { doc(alias(#(#aliases),*)) });
            }
        }
        if !entry.deprecated.is_empty() {
            let note = &entry.deprecated;
            attributes.push(quote! { deprecated(note = #note) });
        }
        constants.extend_from_slice(&conditions);
        for attribute in attributes {
            constants.push(Punct::new('#', Spacing::Alone).into());
            constants.push(Group::new(Delimiter::Bracket, attribute).into());
        }
        constants.extend_from_slice(&start);
        constants.push(Ident::new(&format!("E{}", entry.code), call.path.span()).into());
        constants.extend_from_slice(&value);
        let code = TokenTree::from(Literal::u32_unsuffixed(entry.code));
        constants.push(Group::new(Delimiter::Parenthesis, code.into()).into());
        constants.push(Punct::new(';', Spacing::Alone).into());
    }
    TokenStream::from_iter(constants)
}

/// The table, as a call of `upyun_codes::__error_table!`: this says what is in the table, and that macro how to write
/// it in Rust.
fn error_table(call: &Call, entries: &[Entry], path: Option<&str>) -> TokenStream {
    let Call { krate, attributes, visibility, name, .. } = call;
    let mut docs = docs::summary_of_table(entries);
    if call.is_documented {
        docs += &docs::of_table(entries);
    }
    let (mut codes, mut messages, mut details) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries {
        codes.extend_from_slice(&entry.code.to_le_bytes());
        messages.push((entry.code, entry.message.as_str()));
        if !entry.detail.is_empty() {
            details.push((entry.code, entry.detail.as_str()));
        }
    }
    let messages = layout::lay_out(&messages);
    let codes = bytes(&codes);
    let kinds = bytes(&layout::lay_out_kinds(entries, &messages));
    let messages = texts(&messages);
    let details = texts(&layout::lay_out(&details));
    let numbered = numbered_kinds();
    let derived = derived_kinds(entries);
    quote! {
        #krate::__error_table! {
            { #attributes #[doc = #docs] #visibility const #name }
            #codes #kinds #messages #details #numbered #derived #path
        }
    }
}

/// A layout.
fn texts(Texts { seed, shift, probes, pages, offsets, text }: &Texts) -> TokenStream {
    let mut page_bytes = Vec::new();
    for page in pages {
        for number in [page.number, page.present, page.base] {
            page_bytes.extend_from_slice(&number.to_le_bytes());
        }
    }
    // No offset exceeds the length of the text.
    let width = if u16::try_from(text.len()).is_ok() { 2_usize } else { 4 };
    let mut offset_bytes = Vec::new();
    for offset in offsets {
        offset_bytes.extend_from_slice(&offset.to_le_bytes()[..width]);
    }
    let (pages, offsets) = (bytes(&page_bytes), bytes(&offset_bytes));
    quote! { (#seed #shift #probes #pages #width #offsets #text) }
}

/// Bytes, as one token however many they are, and their number.
fn bytes(bytes: &[u8]) -> TokenStream {
    let (literal, length) = (Literal::byte_string(bytes), bytes.len());
    quote! { [#literal; #length] }
}

/// The kinds, in the order of their numbers.
fn numbered_kinds() -> Group {
    let mut kinds: Vec<TokenTree> = Vec::new();
    for name in &kind::NAMES {
        kinds.push(Ident::new(name, Span::call_site()).into());
    }
    Group::new(Delimiter::Parenthesis, TokenStream::from_iter(kinds))
}

/// Each status of a table, and the kind that follows from it.
fn derived_kinds(entries: &[Entry]) -> Group {
    let mut kinds: Vec<TokenTree> = Vec::new();
    let mut last = 0;
    for entry in entries {
        let status = entry.status();
        if status != last {
            last = status;
            kinds.push(Literal::u32_unsuffixed(status).into());
            kinds.push(Ident::new(Kind::from_status(status).name(), Span::call_site()).into());
        }
    }
    Group::new(Delimiter::Parenthesis, TokenStream::from_iter(kinds))
}

/// One error per problem, in line order, at the path that the caller wrote.
fn errors(call: &Call, path: &str, problems: &[Problem]) -> TokenStream {
    let mut positions = Vec::with_capacity(problems.len());
    for problem in problems {
        positions.push(problem.position());
    }
    let mut order = order::ascending(&positions);
    let hidden = order.len().saturating_sub(SHOWN_PROBLEMS);
    order.truncate(SHOWN_PROBLEMS);
    let mut texts = Vec::new();
    for index in order {
        texts.push(problems[index].shown(path));
    }
    match hidden {
        0 => {}
        1 => texts.push(format!("1 more error in `{path}` is not shown")),
        more => texts.push(format!("{more} more errors in `{path}` are not shown")),
    }
    let conditions = &call.conditions;
    let span = call.path.span();
    let mut errors = TokenStream::new();
    for text in texts {
        errors.extend(quote_spanned! { span=> #conditions ::core::compile_error! { #text } });
    }
    errors
}
