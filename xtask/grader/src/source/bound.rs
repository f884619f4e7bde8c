//! What is bound to a name and makes a future when it is called by that name: async closures, and functions that are
//! not called there. Does not know which functions are async.

use super::is_block;
use proc_macro2::{TokenStream, TokenTree};

/// What a name stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// An async closure, or one whose body is an async block.
    Closure,
    /// Another name.
    Name(String),
}

/// Each name with what it is bound to, from the top.
pub(super) fn find(tokens: TokenStream) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    look(tokens, &mut found);
    found
}

fn look(tokens: TokenStream, found: &mut Vec<(String, Value)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => look(group.stream(), found),
            // After a `let`, or a `mut`: nowhere else is a name between a word and an `=`.
            TokenTree::Ident(_) => {
                let Some([TokenTree::Ident(name), TokenTree::Punct(equals)]) =
                    tokens.get(index + 1..index + 3)
                else {
                    continue;
                };
                if let Some(value) = value(&tokens[index + 3..])
                    && equals.as_char() == '='
                {
                    found.push((name.to_string(), value));
                }
            }
            _ => (),
        }
    }
}

/// What these tokens, up to the semicolon, stand for.
fn value(tokens: &[TokenTree]) -> Option<Value> {
    let is = |token: &TokenTree, sign: char| matches!(token, TokenTree::Punct(it) if it.as_char() == sign);
    let is_word =
        |token: &TokenTree, word: &str| matches!(token, TokenTree::Ident(it) if it == word);
    let end = tokens.iter().position(|token| is(token, ';'))?;
    let tokens = &tokens[..end];
    if let [TokenTree::Ident(name)] = tokens {
        return Some(Value::Name(name.to_string()));
    }
    let begins = tokens.iter().position(|token| is(token, '|'))?;
    let (words, rest) = tokens.split_at(begins);
    let only_words = words
        .iter()
        .all(|it| is_word(it, "async") || is_word(it, "move"));
    let ends = 1 + rest[1..].iter().position(|token| is(token, '|'))?;
    let body = &rest[ends + 1..];
    let in_block = matches!(body, [word, .., block] if is_word(word, "async") && is_block(block));
    let is_async = words.iter().any(|it| is_word(it, "async")) || in_block;
    (only_words && is_async).then_some(Value::Closure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn async_closures_in_all_their_spellings_and_names_for_functions_are_bound() {
        let text = "fn main() {
            let a = async || { wait().await };
            let b = async move |s: u64| wait(s).await;
            let c = || async { wait().await };
            let d = move |s| async move { wait(s).await };
            let e = fetch;
            let mut f = fetch;
            let plain = |s| wait(s);
            let checked = |s| unsafe { wait(s) };
            let either = |s| if s { wait(s) };
            let called = fetch();
            let block = async { a | b | c };
        }";
        let found = find(text.parse().unwrap());
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(found[4].1, Value::Name("fetch".into()));
    }
}
