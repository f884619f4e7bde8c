//! Where a program makes an HTTP client again and again, in place of one for all calls. It works, so no record
//! shows it; the text does, as far as it shows what is gone through more than once.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::collections::BTreeSet;

/// A client that is made anew each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// What its library calls it.
    pub kind: &'static str,
    pub line: u32,
}

/// Paths that make a client, or a call with one of its own.
const MAKERS: [(&str, &str, &str); 11] = [
    ("Agent", "new_with_defaults", "Agent"),
    ("Agent", "new_with_config", "Agent"),
    ("Agent", "config_builder", "Agent"),
    ("ureq", "agent", "Agent"),
    ("ureq", "get", "Agent"),
    ("ureq", "post", "Agent"),
    ("Client", "new", "Client"),
    ("Client", "builder", "Client"),
    ("ClientBuilder", "new", "Client"),
    ("reqwest", "get", "Client"),
    ("Client", "default", "Client"),
];

/// Methods that call what they are given for each of many.
const EACH: [&str; 7] = [
    "map",
    "for_each",
    "filter_map",
    "flat_map",
    "map_while",
    "try_for_each",
    "for_each_with",
];

/// What makes a value of many out of one that may be none.
const MANY: [&str; 9] = [
    "iter",
    "into_iter",
    "iter_mut",
    "par_iter",
    "into_par_iter",
    "zip",
    "enumerate",
    "copied",
    "chunks",
];

/// Calls of these do what they are given once, however often they are reached.
const ONCE: [&str; 3] = ["get_or_init", "call_once", "LazyLock"];

/// What sends a question: a function with one of these does more than make a client.
const SENDS: [&str; 4] = ["call", "send", "run", "execute"];

/// A use of something in the function with this name.
struct Use {
    inside: String,
    /// Within something that is gone through more than once.
    again: bool,
    line: u32,
    what: What,
}

enum What {
    /// And whether a question is sent with it at once.
    Made(&'static str, bool),
    /// The function with this name is called.
    Called(String),
}

/// The first client that is made more than once, if there is one.
pub(super) fn find(tokens: TokenStream) -> Option<Client> {
    let mut uses = Vec::new();
    walk(tokens, "", false, &mut uses);
    // Functions that are gone through more than once, and those that they call.
    let mut again: BTreeSet<&str> = BTreeSet::new();
    loop {
        let before = again.len();
        for it in &uses {
            if let What::Called(name) = &it.what
                && (it.again || again.contains(it.inside.as_str()))
            {
                again.insert(name);
            }
        }
        if again.len() == before {
            break;
        }
    }
    let calls = |name: &str| -> Vec<&Use> {
        let is_call = |it: &&Use| matches!(&it.what, What::Called(called) if called == name);
        uses.iter().filter(is_call).collect()
    };
    let sends = |function: &str| {
        let is_sent = |it: &Use| match &it.what {
            What::Called(name) => SENDS.contains(&name.as_str()),
            What::Made(..) => false,
        };
        uses.iter().any(|it| it.inside == function && is_sent(it))
    };
    uses.iter().find_map(|made| {
        let What::Made(kind, sends_too) = made.what else {
            return None;
        };
        let is_again = made.again || again.contains(made.inside.as_str());
        if !is_again {
            return None;
        }
        // A function that only makes one says less than who calls it.
        let caller = calls(&made.inside)
            .into_iter()
            .find(|call| call.again || again.contains(call.inside.as_str()))
            .filter(|_| !made.again && !sends_too && !sends(&made.inside));
        let line = caller.map_or(made.line, |call| call.line);
        Some(Client { kind, line })
    })
}

fn walk(tokens: TokenStream, inside: &str, again: bool, uses: &mut Vec<Use>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let text = |at: Option<usize>| -> String {
        let token = at.and_then(|at| tokens.get(at));
        token
            .filter(|token| !matches!(token, TokenTree::Group(_)))
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    // The function or the loop whose body comes next.
    let mut function: Option<String> = None;
    let mut circle = false;
    for (index, token) in tokens.iter().enumerate() {
        let before = |back: usize| text(index.checked_sub(back));
        match token {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                let line = token.span().start().line as u32;
                let called = matches!(tokens.get(index + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
                let kept = |what| Use {
                    inside: inside.to_owned(),
                    again,
                    line,
                    what,
                };
                if before(1) == "fn" {
                    function = Some(name);
                    continue;
                }
                let generic = text(Some(index + 1)) == "<";
                circle |= matches!(&*name, "while" | "loop") || name == "for" && !generic;
                let of = before(3);
                let made = MAKERS.iter().find(|(path, function, _)| {
                    of == *path && name == *function && before(1) == ":" && called
                });
                if let Some((_, function, kind)) = made {
                    let sends = matches!(*function, "get" | "post");
                    uses.push(kept(What::Made(kind, sends)));
                } else if called || tokens.len() == 1 {
                    uses.push(kept(What::Called(name)));
                }
            }
            TokenTree::Group(group) => {
                let braces = group.delimiter() == Delimiter::Brace;
                if let Some(name) = function.take_if(|_| braces) {
                    circle = false;
                    walk(group.stream(), &name, false, uses);
                    continue;
                }
                let method = before(1);
                let once = ONCE
                    .iter()
                    .any(|once| method == *once || before(4) == *once);
                if once {
                    continue;
                }
                let each = EACH.contains(&&*method) && goes_over_many(&tokens[..index]);
                let turns = braces && std::mem::take(&mut circle);
                walk(group.stream(), inside, again || each || turns, uses);
            }
            _ => (),
        }
    }
}

/// Whether what the tokens lead to, back to the beginning of their statement, has many members.
fn goes_over_many(before: &[TokenTree]) -> bool {
    let is_end = |token: &&TokenTree| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), ';' | '=' | ','),
        _ => false,
    };
    let chain = || before.iter().rev().take_while(|token| !is_end(token));
    let is_range = |token: &TokenTree| match token {
        TokenTree::Group(group) => {
            let joint = |token: TokenTree| match token {
                TokenTree::Punct(punct) => {
                    punct.as_char() == '.' && punct.spacing() == Spacing::Joint
                }
                _ => false,
            };
            group.stream().into_iter().any(joint)
        }
        _ => false,
    };
    let is_constant =
        |name: &str| name.len() > 1 && name.chars().all(|c| c.is_uppercase() || c == '_');
    chain().any(|token| match token {
        TokenTree::Ident(name) => {
            let name = name.to_string();
            MANY.contains(&&*name) || is_constant(&name)
        }
        token => is_range(token),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Option<(&'static str, u32)> {
        find(text.parse().unwrap()).map(|client| (client.kind, client.line))
    }

    #[test]
    fn one_client_for_all_calls_is_none_too_many() {
        let text = "fn agent() -> Agent {
            Agent::config_builder().build().into()
        }
        fn ask(agent: &Agent) { agent.get(url).call() }
        fn main() {
            let agent = agent();
            BRANCHES.map(|branch| spawn(|| ask(&agent)));
            for branch in BRANCHES { ask(&agent) }
        }";
        assert_eq!(line(text), None);
        let text = "static AGENT: LazyLock<Agent> = LazyLock::new(|| Agent::new_with_defaults());
        fn ask() { AGENT.get(url).call(); CELL.get_or_init(|| Client::new()); }
        fn main() { for branch in BRANCHES { ask() } }";
        assert_eq!(line(text), None);
        let text = "fn main() {
            let agent = env::args().nth(1).map(|_| Agent::new_with_defaults());
            while left() { agent.get(url).call(); }
        }";
        assert_eq!(line(text), None);
    }

    #[test]
    fn what_only_looks_like_a_loop_makes_no_client_again() {
        for text in [
            "fn main() { if first { Agent::new_with_defaults(); } }",
            "fn main() { let ask: &dyn for<'a> Fn(&'a str) = &|_| { Agent::new_with_defaults(); }; }",
            "fn main() { let all = T.map(|x| Agent::new_with_defaults()); }",
        ] {
            assert_eq!(line(text), None, "{text}");
        }
        let text = "fn main() { for branch in names { Agent::new_with_defaults(); } }";
        assert_eq!(line(text), Some(("Agent", 1)));
    }

    #[test]
    fn a_client_in_a_loop_or_in_what_a_loop_calls_is_made_again() {
        let text = "fn agent() -> Agent {
            Agent::config_builder().build().into()
        }
        fn main() {
            BRANCHES.map(|branch| scope.spawn(move || ask(&agent(), branch)));
        }";
        assert_eq!(line(text), Some(("Agent", 5)));
        let text = "async fn ask(url: String) -> Answer {
            client().get(url).send().await
        }
        fn client() -> Client {
            Client::builder().build().unwrap()
        }
        async fn ask_all() {
            for branch in BRANCHES {
                tokio::spawn(ask(url(branch)));
            }
        }";
        assert_eq!(line(text), Some(("Client", 2)));
        let text = "fn ask(url: &str) { ureq::get(url).call() }
        fn main() { urls.iter().map(ask).collect() }";
        assert_eq!(line(text), Some(("Agent", 1)));
    }
}
