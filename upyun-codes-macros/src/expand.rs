//! The expansion: the constants, the table, and an error for each problem.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use upyun_codes_table::layout::{self, Hash, Texts};
use upyun_codes_table::{Diagnosis, Entry, Problem, docs, explain, read};

use crate::call::{Call, Context};
use crate::file::File;

/// How many problems of one file are shown in full.
const SHOWN_PROBLEMS: usize = 50;

/// The expansion of a call. Even if there are problems, it defines what the rest of the caller's crate refers to.
pub(crate) fn expand(context: &Context, call: &Call) -> TokenStream {
    let file = match File::read(&call.path.value()) {
        Ok(file) => file,
        Err(error) => {
            let table = table(context, call, &[], None);
            let error = errors(context, call, &[error]);
            return quote! { #table #error };
        }
    };
    let (entries, errors) = match read(&file.bytes) {
        Ok(entries) => (entries, TokenStream::new()),
        Err(refusal) => {
            let Diagnosis { problems, entries } = explain(&file.bytes, &refusal);
            (entries, errors(context, call, &shown(&problems, file.shown_path())))
        }
    };
    let constants = constants(context, call, &entries);
    let table = table(context, call, &entries, Some(&file.path));
    quote! { #constants #table #errors }
}

/// A constant for each entry.
///
/// For a large table, this is most of the macro's work. Each interpolation of a token stream is a call to the compiler,
/// so what all constants have in common is copied as tokens, and the rest is built without `quote!` where that is
/// short.
fn constants(context: &Context, call: &Call, entries: &[Entry]) -> TokenStream {
    let krate = &context.krate;
    let Call { conditions, visibility, name, .. } = call;
    let conditions = Vec::from_iter(conditions.clone());
    let start = Vec::from_iter(quote! { #visibility const });
    let value = Vec::from_iter(quote! { : #krate::Code<#name> = #krate::__private::code });
    let name = name.to_string();
    let mut constants: Vec<TokenTree> = Vec::new();
    for entry in entries {
        let docs = docs::of_constant(entry, &name);
        let mut attributes = vec![quote! { doc = #docs }];
        if context.is_documented {
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

/// The table, as a call of `upyun_codes::__table!`: this says what is in the table, and that macro how to write it in
/// Rust.
fn table(context: &Context, call: &Call, entries: &[Entry], path: Option<&str>) -> TokenStream {
    let krate = &context.krate;
    let Call { attributes, conditions, visibility, name, .. } = call;
    // A paragraph after the caller's own documentation.
    let mut docs = format!("\n\nCodes: {}.", entries.len());
    if context.is_documented {
        docs += &docs::of_table(entries);
    }
    let codes: Vec<[u8; 4]> = entries.iter().map(|entry| entry.code.to_le_bytes()).collect();
    let messages: Vec<_> = entries.iter().map(|entry| (entry.code, entry.message.as_str())).collect();
    let details = entries.iter().filter(|entry| !entry.detail.is_empty());
    let details: Vec<_> = details.map(|entry| (entry.code, entry.detail.as_str())).collect();
    let messages = layout::lay_out(&messages);
    let codes = bytes(codes.as_flattened());
    let kinds = bytes(&layout::lay_out_kinds(entries, &messages));
    let messages = texts(&messages);
    let details = texts(&layout::lay_out(&details));
    quote! {
        #krate::__table! {
            { #conditions } { #attributes #[doc = #docs] #visibility } #name
            #codes #kinds #messages #details #path
        }
    }
}

/// A layout.
fn texts(Texts { hash: Hash { seed, shift, probes, pages }, offsets, text, .. }: &Texts) -> TokenStream {
    let pages: Vec<_> = pages.iter().map(|page| [page.number, page.present, page.base].map(u32::to_le_bytes)).collect();
    // No offset exceeds the length of the text.
    let width = if u16::try_from(text.len()).is_ok() { 2_usize } else { 4 };
    let offsets: Vec<u8> = offsets.iter().flat_map(|offset| offset.to_le_bytes().into_iter().take(width)).collect();
    let (pages, offsets) = (bytes(pages.as_flattened().as_flattened()), bytes(&offsets));
    quote! { (#seed #shift #probes #pages #width #offsets #text) }
}

/// Bytes, as one token however many they are, and their number.
fn bytes(bytes: &[u8]) -> TokenStream {
    let (literal, length) = (Literal::byte_string(bytes), bytes.len());
    quote! { [#literal; #length] }
}

/// The problems of the file at `path` as text, as many as are shown.
fn shown(problems: &[Problem], path: &str) -> Vec<String> {
    let mut shown: Vec<String> = problems.iter().take(SHOWN_PROBLEMS).map(|problem| problem.shown(path)).collect();
    if problems.len() > SHOWN_PROBLEMS {
        shown.push(format!("the first {SHOWN_PROBLEMS} of {} errors are shown", problems.len()));
    }
    shown
}

/// Errors at the path that the caller wrote.
fn errors(context: &Context, call: &Call, texts: &[String]) -> TokenStream {
    let errors = compile_errors(context, call.path.span(), texts);
    let conditions = &call.conditions;
    quote! { #conditions #errors }
}

/// Errors at a place in the caller's source.
///
/// In edition 2015, `::core` is a path in the caller's crate; the runtime crate's path is the same in every edition. It
/// is in a declaration of its own, so that all tokens of an error are at that place: otherwise, rustc would add a note
/// about the macro that the error is in. It then expands them from the last to the first.
pub(crate) fn compile_errors(context: &Context, span: Span, texts: &[String]) -> TokenStream {
    let krate = &context.krate;
    let name = Ident::new("__compile_error", span);
    let errors = texts.iter().rev().map(|text| quote_spanned! { span=> #name! { #text } });
    quote! { const _: () = { use #krate::__private::compile_error as #name; #(#errors)* }; }
}
