//! The expansion: the constants, the table, the tracked file, and an error for each problem.

use std::env;
use std::path::PathBuf;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use crate::call::Call;
use crate::check::{self, Entry, Table};
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
    let mut table = Table::default();
    let mut tracked = None;
    if let Some(file) = file::read(&call.path.value(), &crate_root, &mut problems) {
        table = check::read(&file.bytes, &mut problems);
        tracked = Some(tracked_file(&file.path));
        shown_path = file::shown(&file.path);
    }

    let constants = constants(call, &table);
    let table = error_table(call, &table.entries, tracked.as_ref());
    let errors = errors(call, &shown_path, &problems);
    quote! { #constants #table #errors }
}

/// Makes the compiler read the file too, so that editing it triggers a rebuild.
fn tracked_file(path: &str) -> TokenStream {
    quote! { const _: &[::core::primitive::u8] = ::core::include_bytes!(#path); }
}

/// A constant for each entry, and for each broken row whose code can be read.
///
/// For a large table, this is most of the macro's work. Each interpolation of a token stream is a call to the compiler,
/// so what all constants have in common is copied as tokens, and the rest is built without `quote!` where that is
/// short.
fn constants(call: &Call, table: &Table) -> TokenStream {
    let Call { krate, conditions, visibility, .. } = call;
    let conditions = Vec::from_iter(conditions.clone());
    let start = Vec::from_iter(quote! { #visibility const });
    let value = Vec::from_iter(quote! { : #krate::ErrorCode = #krate::__private::code });
    let mut constants: Vec<TokenTree> = Vec::new();
    let mut constant = |code: u32, attributes: Vec<TokenStream>| {
        constants.extend_from_slice(&conditions);
        for attribute in attributes {
            constants.push(Punct::new('#', Spacing::Alone).into());
            constants.push(Group::new(Delimiter::Bracket, attribute).into());
        }
        constants.extend_from_slice(&start);
        constants.push(Ident::new(&format!("E{code}"), call.path.span()).into());
        constants.extend_from_slice(&value);
        let code = TokenTree::from(Literal::u32_unsuffixed(code));
        constants.push(Group::new(Delimiter::Parenthesis, code.into()).into());
        constants.push(Punct::new(';', Spacing::Alone).into());
    };
    let name = call.name.to_string();
    for entry in &table.entries {
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
        constant(entry.code, attributes);
    }
    for code in &table.broken {
        let docs = docs::of_broken(*code);
        constant(*code, vec![quote! { doc = #docs }]);
    }
    TokenStream::from_iter(constants)
}

/// The table: a constant that refers to statics. A static would be opaque to the optimizer in other crates; the few
/// numbers of a constant are part of each lookup, and its data, in the statics, is in a program only once.
fn error_table(call: &Call, entries: &[Entry], tracked: Option<&TokenStream>) -> TokenStream {
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
    let kinds = byte_array("KINDS", &layout::lay_out_kinds(entries, &messages));
    let codes = byte_array("CODES", &codes);
    let messages = texts(call, &messages);
    let details = texts(call, &layout::lay_out(&details));
    let check = check_kinds(call, entries);
    quote! {
        #attributes #[doc = #docs]
        #visibility const #name: #krate::ErrorTable = {
            #codes
            #kinds
            const MESSAGES: &#krate::__private::Texts = &#messages;
            const DETAILS: &#krate::__private::Texts = &#details;
            const PACKED: &#krate::__private::Kinds = &#krate::__private::Kinds::new(&KINDS);
            const TABLE: #krate::ErrorTable = #krate::ErrorTable::__new(&CODES, MESSAGES, DETAILS, PACKED);
            // Inside the table, so that its attributes apply to these, too, and a call may be in an `impl` or a trait,
            // where a constant must have a name.
            #tracked
            const _: () = TABLE.__check();
            const _: () = #check;
            TABLE
        };
    }
}

/// An expression for a layout.
fn texts(call: &Call, Texts { seed, shift, probes, pages, offsets, text }: &Texts) -> TokenStream {
    let krate = &call.krate;
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
    let pages = byte_array("PAGES", &page_bytes);
    let offsets = byte_array("OFFSETS", &offset_bytes);
    quote! {{
        #pages
        #offsets
        static TEXT: &::core::primitive::str = #text;
        #krate::__private::Texts::new(#seed, #shift, #probes, &PAGES, #width, &OFFSETS, &TEXT)
    }}
}

/// An expression that compiles only if the runtime crate has the same kinds.
fn check_kinds(call: &Call, entries: &[Entry]) -> TokenStream {
    let krate = &call.krate;
    let variant = |name: &str| {
        let name = Ident::new(name, Span::call_site());
        quote! { #krate::ErrorKind::#name }
    };
    let (mut all, mut by_status) = (TokenStream::new(), TokenStream::new());
    for name in &kind::NAMES {
        let kind = variant(name);
        all.extend(quote! { #kind, });
    }
    let mut last = 0;
    for entry in entries {
        let status = entry.status();
        if status != last {
            last = status;
            let kind = variant(Kind::from_status(status).name());
            let status = Literal::u32_unsuffixed(status);
            by_status.extend(quote! { (#status, #kind), });
        }
    }
    quote! { #krate::__private::Kinds::check(&[#all], &[#by_status]) }
}

/// A static of bytes: one token, however long.
fn byte_array(name: &str, bytes: &[u8]) -> TokenStream {
    let (name, length, literal) = (format_ident!("{name}"), bytes.len(), Literal::byte_string(bytes));
    quote! { static #name: [::core::primitive::u8; #length] = *#literal; }
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
        1 => texts.push(format!("1 more problem in `{path}` is not shown")),
        more => texts.push(format!("{more} more problems in `{path}` are not shown")),
    }
    let conditions = &call.conditions;
    let span = call.path.span();
    let mut errors = TokenStream::new();
    for text in texts {
        errors.extend(quote_spanned! { span=> #conditions ::core::compile_error! { #text } });
    }
    errors
}
