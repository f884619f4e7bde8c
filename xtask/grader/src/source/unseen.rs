//! Where a program has tasks or threads started by code that is not its own: futures that are collected into a
//! `JoinSet`, `spawn` handed on as a function. The record then knows no line of the program's for them.

use proc_macro2::{TokenStream, TokenTree};

const SPAWNS: [&str; 3] = ["spawn", "spawn_local", "spawn_blocking"];
const COLLECTS: [&str; 2] = ["collect", "from_iter"];

/// The lines, from the top.
pub(super) fn find(tokens: TokenStream) -> Vec<u32> {
    let mut lines = Vec::new();
    look(tokens, &mut lines);
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn look(tokens: TokenStream, lines: &mut Vec<u32>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_end =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
    let is =
        |token: &TokenTree, text: &str| matches!(token, TokenTree::Ident(name) if name == text);
    for statement in tokens.split_inclusive(is_end) {
        if statement.iter().any(|token| is(token, "use")) {
            continue;
        }
        let fills_a_set = statement.iter().any(|token| is(token, "JoinSet"));
        for (index, token) in statement.iter().enumerate() {
            let called = matches!(statement.get(index + 1), Some(TokenTree::Group(_)));
            let found = match token {
                TokenTree::Group(group) => {
                    look(group.stream(), lines);
                    false
                }
                TokenTree::Ident(name) => {
                    let one_of = |names: &[&str]| names.iter().any(|it| name == it);
                    one_of(&COLLECTS) && fills_a_set || one_of(&SPAWNS) && !called
                }
                _ => false,
            };
            if found {
                lines.push(token.span().start().line as u32);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_started_where_they_are_collected_or_where_spawn_is_handed_on() {
        let text = "use tokio::spawn;
        fn main() {
            let all: Vec<u32> = (1..4).collect();
            let set: JoinSet<u32> = (1..4)
                .map(ask)
                .collect();
            let set = (1..4).map(ask).collect::<JoinSet<u32>>();
            let set = JoinSet::from_iter(asks);
            let handles = asks.map(tokio::spawn);
            tokio::spawn(ask(1));
        }";
        assert_eq!(find(text.parse().unwrap()), [6, 7, 8, 9]);
    }
}
