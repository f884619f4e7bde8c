//! Async blocks that are made and never run, as far as the text tells: of a statement of its own, or bound to a name
//! that is only dropped. Says nothing of blocks that anybody else may have taken.

use super::is_block;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::HashMap;

/// The lines on which the blocks begin, from the top.
pub(super) fn find(tokens: TokenStream) -> Vec<u32> {
    let mut seen = Seen::default();
    seen.look(tokens);
    let count = |names: &HashMap<String, usize>, name: &String| *names.get(name).unwrap_or(&0);
    let is_dropped = |name: &String| {
        // The binding itself is one mention.
        name == "_" || count(&seen.mentions, name) == 1 + count(&seen.drops, name)
    };
    let blocks = seen.blocks.iter();
    let dropped = blocks.filter(|(_, name)| name.as_ref().is_none_or(is_dropped));
    dropped.map(|(line, _)| *line).collect()
}

#[derive(Default)]
struct Seen {
    /// Each with the name that it is bound to.
    blocks: Vec<(u32, Option<String>)>,
    mentions: HashMap<String, usize>,
    /// What is handed to `drop`.
    drops: HashMap<String, usize>,
}

impl Seen {
    fn look(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            let name = match token {
                TokenTree::Ident(name) => name.to_string(),
                TokenTree::Group(group) => {
                    self.look(group.stream());
                    continue;
                }
                _ => continue,
            };
            *self.mentions.entry(name.clone()).or_default() += 1;
            let before = |back: usize| index.checked_sub(back).map(|at| tokens[at].to_string());
            let is = |back: usize, text: &str| before(back).as_deref() == Some(text);
            if name == "drop"
                && let Some(TokenTree::Group(group)) = tokens.get(index + 1)
            {
                *self.drops.entry(group.stream().to_string()).or_default() += 1;
            }
            let moves =
                matches!(tokens.get(index + 1), Some(TokenTree::Ident(word)) if word == "move");
            let body = index + 1 + usize::from(moves);
            let ends = matches!(tokens.get(body + 1), Some(TokenTree::Punct(mark)) if mark.as_char() == ';');
            if name != "async" || !ends || !tokens.get(body).is_some_and(is_block) {
                continue;
            }
            let line = token.span().start().line as u32;
            if is(1, "=") && is(3, "let") {
                self.blocks.push((line, before(2)));
            } else if before(1).is_none_or(|it| it == ";" || it.ends_with('}')) {
                self.blocks.push((line, None));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_never_run_that_nobody_takes() {
        let text = "async fn main() {
            async { wait().await };
            let _ = async move { wait().await };
            let unused = async { wait().await };
            let dropped = async { wait().await };
            drop(dropped);
            let awaited = async { wait().await };
            awaited.await;
            async { wait().await }.await;
            let given = async { wait().await };
            run(given);
            let boxed = Box::pin(async { wait().await });
            let kept = async { wait().await };
            drop(kept.await);
            other = async { wait().await };
            if late {}
            async { wait().await };
            return async { wait().await };
            async { wait().await }
        }";
        assert_eq!(find(text.parse().unwrap()), [2, 3, 4, 5, 17]);
    }
}
