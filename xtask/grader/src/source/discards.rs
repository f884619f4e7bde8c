//! Where the text of a program throws an error away, or looks at the good half of a result only. What came
//! of it is told by the lab; this only helps to name the line.

use proc_macro2::{TokenStream, TokenTree};

/// Methods after which nobody knows the error any more.
const METHODS: [&str; 7] = [
    "ok",
    "flatten",
    "unwrap_or",
    "unwrap_or_default",
    "unwrap_or_else",
    "is_ok",
    "is_err",
];

/// The lines, from the top.
pub(super) fn find(tokens: TokenStream) -> Vec<u32> {
    let mut lines = Vec::new();
    collect(tokens, &mut lines);
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn collect(tokens: TokenStream, lines: &mut Vec<u32>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let text = |index: usize| {
        let token = tokens.get(index);
        token
            .filter(|token| !matches!(token, TokenTree::Group(_)))
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).map(&text).unwrap_or_default();
        let discards = match token {
            TokenTree::Ident(name) if name == "let" => {
                text(index + 1) == "Ok" || (text(index + 1) == "_" && text(index + 2) == "=")
            }
            TokenTree::Ident(name) if name == "Err" => {
                let Some(TokenTree::Group(group)) = tokens.get(index + 1) else {
                    continue;
                };
                group.stream().to_string().starts_with('_') && text(index + 2) == "="
            }
            TokenTree::Ident(name) => {
                let closure = match tokens.get(index + 1) {
                    Some(TokenTree::Group(group)) => group.stream().to_string(),
                    _ => String::new(),
                };
                // A closure that gives the error a name has a use for it.
                let looks = name == "unwrap_or_else" && names_what_it_gets(&closure);
                METHODS.iter().any(|method| name == method)
                    && matches!(&*before, "." | ":")
                    && !looks
            }
            TokenTree::Group(group) => {
                collect(group.stream(), lines);
                false
            }
            _ => false,
        };
        if discards {
            lines.push(token.span().start().line as u32);
        }
    }
}

/// Whether a closure gives a name to what it is called with.
fn names_what_it_gets(closure: &str) -> bool {
    let closure = closure.trim_start_matches("move").trim_start();
    let Some(rest) = closure.strip_prefix('|') else {
        return false;
    };
    !rest.trim_start().starts_with(['_', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<u32> {
        find(text.parse().unwrap())
    }

    #[test]
    fn a_result_that_is_thrown_away_is_found_in_each_of_its_spellings() {
        let text = "fn main() {
            let _ = a.join();
            if let Ok(value) = b.join() {}
            c.join().ok();
            all.filter_map(Result::ok);
            while let Ok(value) = d() {}
            match e() { Ok(v) => v, Err(_) => return }
            f.unwrap_or_default();
            g.unwrap_or_else(|_| 0);
        }";
        assert_eq!(lines(text), [2, 3, 4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn a_result_that_is_looked_at_or_passed_on_is_not() {
        let text = "fn main() -> Result<(), E> {
            let _guard = a.lock();
            match b.join() { Ok(v) => v, Err(error) => tell(error) }
            let ok = c()?;
            let text = d().unwrap_or_else(|error| tell(error));
            Ok(())
        }";
        assert_eq!(lines(text), []);
    }
}
