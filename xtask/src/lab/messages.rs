//! What rustc says, in its own JSON, and what of it a learner is told.

use grader::judge::Warning;
use serde::Deserialize;

use crate::lab::build::Built;

/// One of rustc's messages.
#[derive(Deserialize)]
pub(super) struct Message {
    message: String,
    code: Option<Code>,
    level: String,
    spans: Vec<Span>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: u32,
    is_primary: bool,
    /// What a macro has made stands where the macro is called.
    expansion: Option<Box<Expansion>>,
}

#[derive(Deserialize)]
struct Expansion {
    span: Span,
}

impl Span {
    /// The line of the file that it stands on, or on which the macro is called that has made it.
    fn line(&self, file: &str) -> Option<u32> {
        // Of a file with nothing in it, rustc names line 0.
        let own = self.file_name == file && self.line_start > 0;
        let called = || self.expansion.as_ref()?.span.line(file);
        own.then_some(self.line_start).or_else(called)
    }
}

impl Message {
    fn line(&self, file: &str) -> Option<u32> {
        let (primary, others): (Vec<&Span>, Vec<&Span>) =
            self.spans.iter().partition(|span| span.is_primary);
        let mut spans = primary.into_iter().chain(others);
        spans.find_map(|span| span.line(file))
    }

    pub(super) fn warning(&self, file: &str) -> Option<Warning> {
        let code = self.code.as_ref()?.code.clone();
        let line = self.line(file)?;
        (self.level == "warning").then(|| Warning {
            code,
            line,
            message: self.message.clone(),
        })
    }
}

pub(super) fn messages(stderr: &[u8]) -> Vec<Message> {
    let lines = stderr.split(|&byte| byte == b'\n');
    lines
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect()
}

pub(super) fn refused(messages: &[Message], file: &str) -> Built {
    let errors: Vec<&Message> = messages
        .iter()
        .filter(|message| message.level.starts_with("error"))
        .collect();
    let telling = errors
        .iter()
        .find(|message| message.line(file).is_some())
        .or(errors.first());
    let rendered: Vec<&str> = errors
        .iter()
        .filter_map(|message| message.rendered.as_deref())
        .collect();
    Built::Refused {
        message: telling.map_or_else(
            || "rustc gave no reason".into(),
            |message| message.message.clone(),
        ),
        line: telling.and_then(|message| message.line(file)),
        rendered: rendered.concat(),
        stopped: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_macro_has_made_is_wrong_on_the_line_that_calls_it() {
        let text = r#"{"message":"mismatched types","code":null,"level":"error","rendered":null,"spans":[
            {"file_name":"tokio/join.rs","line_start":7,"is_primary":true,"expansion":{"span":
                {"file_name":"tokio/doc.rs","line_start":8,"is_primary":false,"expansion":{"span":
                    {"file_name":"main.rs","line_start":11,"is_primary":false,"expansion":null}}}}},
            {"file_name":"main.rs","line_start":10,"is_primary":false,"expansion":null}]}"#;
        let [message] = &messages(text.replace('\n', "").as_bytes())[..] else {
            panic!("one message");
        };
        assert_eq!(message.line("main.rs"), Some(11));
        assert_eq!(message.line("other.rs"), None);
    }
}
