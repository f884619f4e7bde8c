//! What the text of a program says about itself: which functions it has, where they are called, and what
//! was typed in. It only ever helps to name a line or a cause; what a program does is told by the lab.

mod blocks;
mod bound;
mod clients;
mod discards;
mod unseen;

pub use clients::Client;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;

/// A function or an async block, and the texts that stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// Empty for a block.
    pub name: String,
    /// Its calls must be awaited.
    pub is_async: bool,
    /// An attribute gives it a runtime of its own (`#[tokio::main]`).
    pub brings_runtime: bool,
    pub texts: Vec<String>,
    /// It gives something back.
    pub gives: bool,
    /// It is given something that it can leave what it has worked out in.
    pub leaves: bool,
    /// Where it begins and where it ends.
    pub line: u32,
    last: u32,
}

impl Function {
    /// Whether a printed line can come from one of its texts.
    #[must_use]
    pub fn prints(&self, line: &str) -> bool {
        self.texts.iter().any(|text| begins_like(line, text))
    }

    /// Whether a line is one of its own.
    #[must_use]
    pub fn is_around(&self, line: u32) -> bool {
        (self.line..=self.last).contains(&line)
    }
}

/// Whether a token is all that stands in braces.
fn is_block(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// A function from its name to its body.
fn head(name_on: &[TokenTree]) -> &[TokenTree] {
    let body = name_on.iter().position(is_block);
    &name_on[..body.unwrap_or(name_on.len())]
}

/// Whether a function with this head gives something back.
fn gives(head: &[TokenTree]) -> bool {
    let is = |token: &TokenTree, mark: char| matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark);
    head.windows(2)
        .any(|pair| is(&pair[0], '-') && is(&pair[1], '>'))
}

/// Whether a function with this head is given more than plain values.
fn leaves(head: &[TokenTree]) -> bool {
    let is_plain = |group: &proc_macro2::Group| {
        let tokens = group.stream().to_string();
        let mut words = tokens.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let is_other = |word: &str| {
            let names_a_type = word.starts_with(|letter: char| letter.is_uppercase());
            names_a_type && !matches!(word, "String" | "Duration" | "Instant")
        };
        !words.any(|word| matches!(word, "mut" | "self" | "impl" | "dyn") || is_other(word))
    };
    head.iter()
        .any(|token| matches!(token, TokenTree::Group(group) if !is_plain(group)))
}

/// A call of a function by its plain name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub line: u32,
    /// `.await` follows at once.
    pub awaited: bool,
    /// It stands alone as a statement, or its value is bound: nobody else has taken it.
    pub kept: bool,
    /// Its value goes nowhere: a statement of its own, or `let _ =`.
    discarded: bool,
    /// The same of what it gives when it is awaited.
    pub thrown_away: bool,
    /// The name that its value is bound to.
    bound_to: Option<String>,
    /// It is called on something (`builder.timeout(..)`).
    method: bool,
}

/// What a group of tokens stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Block,
    AsyncBlock,
    Other,
}

/// What the text says. Empty for a text that is no Rust.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    pub functions: Vec<Function>,
    pub calls: Vec<Call>,
    /// Bracketed groups with string literals directly in them, assertions left out: line and literals.
    lists: Vec<(u32, Vec<String>)>,
    /// String literals outside of assertions, attributes, comparisons and patterns, and whether something is raised with it (`panic!`).
    typed: Vec<(u32, String, bool)>,
    /// First and last line of each `loop` and `while`, outer ones first.
    loops: Vec<(u32, u32)>,
    /// The same of each `for`.
    fors: Vec<(u32, u32)>,
    awaits: Vec<u32>,
    /// First and last line of each macro that awaits what is in it (`join!`).
    joins: Vec<(u32, u32)>,
    /// Where a function may be left before its end: `?` and `return`.
    leaves: Vec<u32>,
    returns: Vec<u32>,
    /// Functions that are named without being called, as arguments are.
    mentions: Vec<(String, u32)>,
    /// Where an error is thrown away.
    discards: Vec<u32>,
    statics: bool,
    /// Names that async closures and async functions are bound to.
    bound: Vec<String>,
    /// Async blocks that nobody takes.
    dropped_blocks: Vec<u32>,
    /// Where others start tasks for the program.
    unseen: Vec<u32>,
    /// Where an error is handed on with a `?`.
    hands_on: Vec<u32>,
    /// An HTTP client that is made more than once.
    client: Option<Client>,
    /// Every name that stands in it.
    names: BTreeSet<String>,
}

impl Source {
    /// Reads a program.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut source = Self::default();
        if let Ok(tokens) = text.parse::<TokenStream>() {
            source.discards = discards::find(tokens.clone());
            source.dropped_blocks = blocks::find(tokens.clone());
            source.client = clients::find(tokens.clone());
            source.unseen = unseen::find(tokens.clone());
            let bound = bound::find(tokens.clone());
            source.read(tokens, Around::Block);
            source.bound = bound
                .into_iter()
                .filter_map(|it| source.makes_future(it))
                .collect();
        }
        source
    }

    /// The lines on which an error is thrown away, as far as the text tells.
    pub fn discards(&self) -> impl Iterator<Item = u32> {
        self.discards.iter().copied()
    }

    fn makes_future(&self, (name, bound): (String, bound::Value)) -> Option<String> {
        let mut functions = self.functions.iter().filter(|it| it.is_async);
        let is_async = match bound {
            bound::Value::Closure => true,
            bound::Value::Name(function) => functions.any(|it| it.name == function),
        };
        is_async.then_some(name)
    }

    /// The names that stand for what makes a future when it is called: async functions, and what they and async closures
    /// are bound to.
    pub fn async_names(&self) -> impl Iterator<Item = &str> {
        let functions = self.functions.iter().filter(|it| it.is_async);
        let functions = functions.map(|function| function.name.as_str());
        functions.chain(self.bound.iter().map(String::as_str))
    }

    /// Whether a function is called on a line, and not only named there.
    #[must_use]
    pub fn is_called_on(&self, name: &str, line: u32) -> bool {
        let mut calls = self.calls.iter();
        calls.any(|call| call.name == name && call.line == line)
    }

    /// Where a function that was last seen on this line fails, if there is one place only: an `Err(..)` or a `?` from
    /// there on.
    #[must_use]
    pub fn fails_after(&self, line: u32) -> Option<u32> {
        let function = self.named_function_at(line)?;
        let errors = self.calls.iter().filter(|call| call.name == "Err");
        let errors = errors.map(|call| call.line);
        let fails = errors.chain(self.hands_on.iter().copied());
        let below = |at: &u32| *at >= line && self.named_function_at(*at) == Some(function);
        let fails: BTreeSet<u32> = fails.filter(below).collect();
        fails.first().copied().filter(|_| fails.len() == 1)
    }

    /// The lines on which an async block is made that never runs, as far as the text tells.
    pub fn dropped_blocks(&self) -> impl Iterator<Item = u32> {
        self.dropped_blocks.iter().copied()
    }

    /// The lines on which tasks are started by code that is not the program's, as far as the text tells.
    pub fn starts_unseen(&self) -> impl Iterator<Item = u32> {
        self.unseen.iter().copied()
    }

    /// The lines on which an error is handed on with a `?`.
    pub fn hands_on(&self) -> impl Iterator<Item = u32> {
        self.hands_on.iter().copied()
    }

    /// An HTTP client that is made again and again, as far as the text tells.
    #[must_use]
    pub fn client_made_again(&self) -> Option<&Client> {
        self.client.as_ref()
    }

    /// The line that prints a text and no line's end after it (`print!`).
    #[must_use]
    pub fn prints_without_end(&self, text: &str) -> Option<u32> {
        let prints = |line: u32| {
            let mut mentions = self.mentions.iter();
            mentions.any(|(name, at)| *at == line && (name == "print" || name == "write"))
        };
        let is_text = |literal: &String| begins_like(text, literal) && !literal.ends_with("\\n");
        let mut lists = self.lists.iter();
        let list = lists.find(|(line, texts)| prints(*line) && texts.iter().any(is_text));
        list.map(|(line, _)| *line)
    }

    /// The line on which a text is handed to something, if there is only one.
    #[must_use]
    pub fn hands_over(&self, text: &str) -> Option<u32> {
        let has = |(_, texts): &&(u32, Vec<String>)| texts.iter().any(|it| it == text);
        let mut lists = self.lists.iter().filter(has);
        let (line, _) = lists.next()?;
        lists.next().is_none().then_some(*line)
    }

    /// Whether a name stands anywhere in the text.
    #[must_use]
    pub fn names(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    fn read(&mut self, tokens: TokenStream, around: Around) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut imports = false;
        for (index, token) in tokens.iter().enumerate() {
            // What is only imported is neither called nor handed on. (`+ use<'a>` imports nothing.)
            imports = match token {
                TokenTree::Ident(name) if name == "use" => {
                    !matches!(tokens.get(index + 1), Some(TokenTree::Punct(punct)) if punct.as_char() == '<')
                }
                TokenTree::Punct(punct) if punct.as_char() == ';' => false,
                _ => imports,
            };
            if imports {
                collect_names(token, &mut self.names);
                continue;
            }
            let before = |back: usize| index.checked_sub(back).map(|at| tokens[at].to_string());
            let after = |on: usize| tokens.get(index + on).map(ToString::to_string);
            match token {
                TokenTree::Ident(name) => {
                    self.names.insert(name.to_string());
                    let begins =
                        || before(1).is_none_or(|it| it == ";" || it == ":" || it.ends_with('}'));
                    let counts = name == "for" && after(1).as_deref() != Some("<") && begins();
                    if counts || name == "loop" || name == "while" {
                        let body = tokens[index..].iter().find_map(|token| match token {
                            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                                Some(group.span_close())
                            }
                            _ => None,
                        });
                        let first = name.span().start().line as u32;
                        let last = body.map_or(first, |end| end.end().line as u32);
                        match counts {
                            true => self.fors.push((first, last)),
                            false => self.loops.push((first, last)),
                        }
                    }
                    let line = name.span().start().line as u32;
                    if name == "return" {
                        self.returns.push(line);
                    }
                    let body = || {
                        tokens[index..].iter().find_map(|token| match token {
                            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                                Some(group)
                            }
                            _ => None,
                        })
                    };
                    let is_block = name == "async"
                        && (1..3).any(|on| tokens.get(index + on).is_some_and(is_block));
                    if name == "return" {
                        self.leaves.push(line);
                    }
                    let of_lifetime = matches!(index.checked_sub(1).and_then(|at| tokens.get(at)), Some(TokenTree::Punct(mark)) if mark.as_char() == '\'');
                    self.statics |= (name == "static" && !of_lifetime) || name == "thread_local";
                    if name == "await" && before(1).as_deref() == Some(".") {
                        self.awaits.push(line);
                    } else if let "join" | "try_join" = name.to_string().as_str()
                        && let [Some(TokenTree::Punct(mark)), Some(TokenTree::Group(group))] =
                            [tokens.get(index + 1), tokens.get(index + 2)]
                        && mark.as_char() == '!'
                    {
                        let last = group.span_close().end().line as u32;
                        self.joins.push((line, last));
                        self.mentions.push((name.to_string(), line));
                    } else if before(1).as_deref() == Some("fn") || is_block {
                        let Some(body) = body() else { continue };
                        let mut texts = Vec::new();
                        collect_texts(body.stream(), &mut texts);
                        let brings_runtime = !is_block && brings_a_runtime(&tokens[..index]);
                        let is_async = is_block
                            || (2..5).any(|back| before(back).as_deref() == Some("async"))
                                && !brings_runtime;
                        self.functions.push(Function {
                            name: if is_block {
                                String::new()
                            } else {
                                name.to_string()
                            },
                            is_async,
                            brings_runtime,
                            texts,
                            gives: is_block || gives(head(&tokens[index..])),
                            leaves: is_block || leaves(head(&tokens[index..])),
                            line,
                            last: body.span_close().end().line as u32,
                        });
                    } else if let Some(TokenTree::Group(group)) = tokens.get(index + 1)
                        && group.delimiter() == Delimiter::Parenthesis
                    {
                        let awaited = after(2).as_deref() == Some(".")
                            && after(3).as_deref() == Some("await");
                        let kept = around != Around::Other
                            && after(2).as_deref().is_none_or(|next| next == ";");
                        let ignored =
                            before(1).as_deref() == Some("=") && before(2).as_deref() == Some("_");
                        // Without a semicolon it is the value of its block. Of an async one that is a future
                        // in a future, which hardly anybody awaits.
                        let alone = (after(2).is_some() || around == Around::AsyncBlock)
                            && before(1)
                                .is_none_or(|before| before == ";" || before.ends_with('}'));
                        self.calls.push(Call {
                            name: name.to_string(),
                            line,
                            awaited,
                            kept,
                            discarded: kept && (ignored || alone),
                            thrown_away: awaited
                                && after(4).as_deref() == Some(";")
                                && (ignored || alone),
                            bound_to: before(2)
                                .filter(|_| kept && before(1).as_deref() == Some("=")),
                            method: before(1).as_deref() == Some("."),
                        });
                    } else {
                        self.mentions.push((name.to_string(), line));
                    }
                }
                TokenTree::Group(group) => {
                    let is_assertion =
                        (1..3).any(|back| before(back).is_some_and(|word| word.contains("assert")));
                    let is_attribute = group.delimiter() == Delimiter::Bracket
                        && (1..3).any(|back| before(back).as_deref() == Some("#"));
                    if !is_assertion && !is_attribute {
                        let raised = before(2).as_deref() == Some("panic");
                        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
                        let literals = tokens.iter().enumerate().filter_map(|(at, token)| {
                            let line = token.span().start().line as u32;
                            let text = literal_text(token)?;
                            (!is_compared(&tokens, at)).then_some((line, text, raised))
                        });
                        self.typed.extend(literals);
                    }
                    if !is_assertion && group.delimiter() != Delimiter::Brace {
                        let texts: Vec<String> = group
                            .stream()
                            .into_iter()
                            .filter_map(|token| literal_text(&token))
                            .collect();
                        if !texts.is_empty() {
                            self.lists
                                .push((group.span_open().start().line as u32, texts));
                        }
                    }
                    if !is_assertion {
                        let is_async = (1..3).any(|back| before(back).as_deref() == Some("async"));
                        let around = match group.delimiter() {
                            Delimiter::Brace if is_async => Around::AsyncBlock,
                            Delimiter::Brace => Around::Block,
                            _ => Around::Other,
                        };
                        self.read(group.stream(), around);
                    }
                }
                TokenTree::Punct(mark) if mark.as_char() == '?' => {
                    self.leaves.push(mark.span().start().line as u32);
                    // Of a bound (`?Sized`), a name follows.
                    if !matches!(tokens.get(index + 1), Some(TokenTree::Ident(_))) {
                        self.hands_on.push(mark.span().start().line as u32);
                    }
                }
                _ => (),
            }
        }
    }

    /// Where a function that was last seen on this line may have been left with an error: the next `?` or
    /// `return` of the same function.
    #[must_use]
    pub fn left_after(&self, line: u32) -> Option<u32> {
        let function = self.function_at(line)?;
        let below = |at: &u32| *at >= line && self.function_at(*at) == Some(function);
        self.leaves.iter().copied().filter(below).min()
    }

    /// The lines on which all of the given texts were typed in: together, or one by one. A text that something
    /// is raised with has a reason to stand there, so it counts only beside others.
    #[must_use]
    pub fn typed_in(&self, texts: &[String]) -> Vec<u32> {
        let holds = |list: &[String]| {
            texts
                .iter()
                .all(|text| list.iter().any(|literal| literal.contains(text.as_str())))
        };
        let mut lists = self.lists.iter();
        let list = lists.find(|(_, list)| !texts.is_empty() && holds(list));
        if let Some((line, _)) = list {
            return vec![*line];
        }
        let is_one = |literal: &str| texts.iter().any(|text| literal.contains(text.as_str()));
        let typed = self.typed.iter().filter(|(_, literal, _)| is_one(literal));
        let all: Vec<String> = typed
            .clone()
            .map(|(_, literal, _)| literal.clone())
            .collect();
        if !holds(&all) {
            return Vec::new();
        }
        typed
            .filter(|(_, _, raised)| !raised)
            .map(|(line, _, _)| *line)
            .collect()
    }

    /// The function or block that prints a line, as far as the text tells: the innermost with a literal
    /// that begins like it.
    #[must_use]
    pub fn printer_of(&self, line: &str) -> Option<&Function> {
        self.functions
            .iter()
            .rfind(|function| function.prints(line))
    }

    /// The innermost function or block around a line.
    #[must_use]
    pub fn function_at(&self, line: u32) -> Option<&Function> {
        let around = |function: &&Function| function.is_around(line);
        self.functions.iter().rfind(around)
    }

    /// The innermost `loop` or `while` around a line.
    #[must_use]
    pub fn loop_around(&self, line: u32) -> Option<u32> {
        let around = |(first, last): &&(u32, u32)| *first <= line && line <= *last;
        let around = self.loops.iter().filter(around).max();
        around.map(|(first, _)| *first)
    }

    /// Whether a function could leave something where everybody finds it.
    #[must_use]
    pub fn has_statics(&self) -> bool {
        self.statics
    }

    /// Whether a line is in a `for`.
    #[must_use]
    pub fn is_in_for(&self, line: u32) -> bool {
        let mut fors = self.fors.iter();
        fors.any(|(first, last)| *first <= line && line <= *last)
    }

    /// The innermost function around a line, whatever blocks stand between.
    #[must_use]
    pub fn named_function_at(&self, line: u32) -> Option<&Function> {
        let around = |function: &&Function| function.is_around(line);
        let named = self.functions.iter();
        let mut named = named.filter(|function| !function.name.is_empty());
        named.rfind(around)
    }

    /// The `return` that follows a line of `main`, where an `.await` below it shows that more would have come.
    #[must_use]
    pub fn return_after(&self, line: u32) -> Option<u32> {
        const NEXT: u32 = 2;
        let main = self
            .functions
            .iter()
            .find(|function| function.name == "main")?;
        let in_main = |line: u32| main.is_around(line);
        let mut returns = self.returns.iter().copied();
        let leaves = returns.find(|at| (line..=line + NEXT).contains(at) && in_main(*at))?;
        let more = self.awaits.iter().any(|at| *at > leaves && in_main(*at));
        more.then_some(leaves)
    }

    /// Whether both lines stand in the innermost loop around the first.
    #[must_use]
    pub fn in_one_loop(&self, line: u32, other: u32) -> bool {
        let holds = |line: u32| move |(first, last): &&(u32, u32)| (*first..=*last).contains(&line);
        let around = self.loops.iter().filter(holds(line)).max();
        around.is_some_and(|around| holds(other)(&around))
    }

    /// Where a program that was last seen on this line may be going round: the innermost loop around it, or
    /// the next one below it.
    #[must_use]
    pub fn loop_near(&self, line: u32) -> Option<u32> {
        let below = || {
            let below = self.loops.iter().filter(|(first, _)| *first > line);
            below.min().map(|(first, _)| *first)
        };
        self.loop_around(line).or_else(below)
    }

    /// The lines on which the function around a line is called; none for `main`.
    #[must_use]
    pub fn calls_around(&self, line: u32) -> Vec<u32> {
        match self.named_function_at(line) {
            Some(function) if function.name != "main" => self.calls_of(&function.name),
            _ => Vec::new(),
        }
    }

    /// The lines of `main` from which a line is reached by calls, one function in the other; the line itself where
    /// it is one of them. Empty where no calls lead there.
    #[must_use]
    pub fn calls_from_main(&self, line: u32) -> Vec<u32> {
        let named = |line: u32| {
            let around = |function: &&Function| function.is_around(line);
            let mut functions = self.functions.iter();
            functions.rfind(|function| !function.name.is_empty() && around(function))
        };
        let (mut from_main, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![line]);
        while let Some(line) = open.pop() {
            match named(line) {
                Some(function) if function.name == "main" => from_main.push(line),
                Some(function) if seen.insert(&function.name) => {
                    open.extend(self.calls_of(&function.name));
                }
                _ => (),
            }
        }
        from_main.sort_unstable();
        from_main.dedup();
        from_main
    }

    /// Where somebody waits for the function around a line: its calls, or below them the place where the
    /// future is awaited that they only make.
    #[must_use]
    pub fn waits_around(&self, line: u32) -> Vec<u32> {
        let calls = self.calls_around(line);
        let is_awaited = |call: &Call| call.awaited && calls.contains(&call.line);
        if self.calls.iter().any(is_awaited) {
            return calls;
        }
        let below = |at: &u32| {
            calls.iter().any(|call| {
                let last = self.function_at(*call).map(|function| function.last);
                *call <= *at && last.is_some_and(|last| *at <= last)
            })
        };
        let awaits: Vec<u32> = self.awaits.iter().copied().filter(below).collect();
        if awaits.is_empty() { calls } else { awaits }
    }

    /// The lines on which a function is called, or handed on to be called.
    #[must_use]
    pub fn calls_of(&self, name: &str) -> Vec<u32> {
        let calls = self
            .calls
            .iter()
            .filter(|call| call.name == name)
            .map(|call| call.line);
        let mentions = self
            .mentions
            .iter()
            .filter(|(other, _)| other == name)
            .map(|(_, line)| *line);
        let mut lines: Vec<u32> = calls.chain(mentions).collect();
        lines.dedup();
        lines
    }

    /// The same for functions and macros of a library, which may have the name of somebody's method.
    #[must_use]
    pub fn plain_calls_of(&self, name: &str) -> Vec<u32> {
        let is_method = |line: &u32| {
            let mut calls = self.calls.iter();
            calls.any(|call| call.method && call.name == name && call.line == *line)
        };
        let mut lines = self.calls_of(name);
        lines.retain(|line| !is_method(line));
        lines
    }

    /// The lines that call something whose name has the given word in it.
    #[must_use]
    pub fn lines_calling(&self, word: &str) -> Vec<u32> {
        let calls = self.calls.iter().filter(|call| call.name.contains(word));
        calls.map(|call| call.line).collect()
    }

    /// The lines on which something of the given type is called (`Semaphore::new`).
    #[must_use]
    pub fn calls_on(&self, name: &str) -> Vec<u32> {
        let named = |line: u32| self.mentions.contains(&(name.to_owned(), line));
        let calls = self.calls.iter().map(|call| call.line);
        let mut lines: Vec<u32> = calls.filter(|line| named(*line)).collect();
        lines.dedup();
        lines
    }

    /// The only line on which something of the given type is made (`Semaphore::new`, `Semaphore::const_new`).
    #[must_use]
    pub fn made(&self, name: &str) -> Option<u32> {
        let news = self.lines_calling("new");
        let mut made = self.calls_on(name);
        made.retain(|line| news.contains(line));
        match made[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The lines on which a function's value goes nowhere.
    #[must_use]
    pub fn discarded_calls_of(&self, name: &str) -> Vec<u32> {
        // The binding itself is one mention.
        let used = |name: &String| {
            self.mentions
                .iter()
                .filter(|(other, _)| other == name)
                .count()
                > 1
        };
        let lost =
            |call: &Call| call.discarded || call.bound_to.as_ref().is_some_and(|name| !used(name));
        let discarded = |call: &&Call| call.name == name && lost(call);
        self.calls
            .iter()
            .filter(discarded)
            .map(|call| call.line)
            .collect()
    }

    /// The lines with `.await`, those inside of the function left out.
    #[must_use]
    pub fn awaits_outside_of(&self, function: Option<&Function>) -> Vec<u32> {
        let inside = |line: u32| function.is_some_and(|function| function.is_around(line));
        self.awaits
            .iter()
            .copied()
            .filter(|line| !inside(*line))
            .collect()
    }

    /// The line of the macro that awaits what stands on a line (`join!`).
    #[must_use]
    pub fn joined_on(&self, line: u32) -> Option<u32> {
        let mut joins = self.joins.iter();
        let around = joins.rfind(|(first, last)| (*first..=*last).contains(&line));
        around.map(|(first, _)| *first)
    }

    /// The lines on which an async function is called and its future is not awaited there and then.
    #[must_use]
    pub fn unawaited_calls_of(&self, name: &str) -> Vec<u32> {
        // One that is awaited at once has not been kept.
        let unawaited = |call: &&Call| call.name == name && call.kept;
        self.calls
            .iter()
            .filter(unawaited)
            .map(|call| call.line)
            .collect()
    }
}

/// Whether the function that these tokens lead to has its own runtime, by an attribute (`#[tokio::main]`):
/// then it is called like any other.
fn brings_a_runtime(before: &[TokenTree]) -> bool {
    let of_item = before.iter().rev().take_while(|token| !is_block(token));
    of_item.into_iter().any(|token| match token {
        TokenTree::Group(group) => group.stream().to_string().starts_with("tokio :: main"),
        _ => false,
    })
}

fn collect_names(token: &TokenTree, names: &mut BTreeSet<String>) {
    match token {
        TokenTree::Ident(name) => drop(names.insert(name.to_string())),
        TokenTree::Group(group) => {
            let tokens = group.stream().into_iter();
            tokens.for_each(|token| collect_names(&token, names));
        }
        _ => (),
    }
}

fn collect_texts(tokens: TokenStream, texts: &mut Vec<String>) {
    for token in tokens {
        if let TokenTree::Group(group) = token {
            collect_texts(group.stream(), texts);
        } else if let Some(text) = literal_text(&token) {
            texts.push(text);
        }
    }
}

/// Whether what stands there is held against something, or is the pattern of an arm, and so is no value.
fn is_compared(tokens: &[TokenTree], at: usize) -> bool {
    let sign = |at: usize| match tokens.get(at) {
        Some(TokenTree::Punct(punct)) => Some(punct.as_char()),
        _ => None,
    };
    let before = |back: usize| at.checked_sub(back).and_then(sign);
    let arm_or_comparison = matches!(sign(at + 1), Some('=' | '!' | '|'));
    arm_or_comparison || (before(1) == Some('=') && matches!(before(2), Some('=' | '!')))
}

/// The content of a string literal, escapes left as they are.
fn literal_text(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else {
        return None;
    };
    let text = literal.to_string();
    let text = text.trim_start_matches(['r', 'b', 'c']).trim_matches('#');
    Some(
        text.strip_prefix('"')?
            .strip_suffix('"')?
            .replace("\\\"", "\""),
    )
}

/// Whether a printed line can come from a format string: its text up to the first value begins the line.
fn begins_like(line: &str, format: &str) -> bool {
    let fixed = format
        .split('{')
        .next()
        .unwrap_or_default()
        .trim_start_matches("\\n")
        .trim_end_matches("\\n");
    !fixed.is_empty() && line.starts_with(fixed) && (format.contains('{') || line == fixed)
}

#[cfg(test)]
mod tests;
