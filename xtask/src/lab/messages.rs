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
}

impl Message {
    fn line(&self, file: &str) -> Option<u32> {
        // Of a file with nothing in it, rustc names line 0.
        let own = self
            .spans
            .iter()
            .filter(|span| span.file_name == file && span.line_start > 0);
        own.clone()
            .find(|span| span.is_primary)
            .or_else(|| own.clone().next())
            .map(|span| span.line_start)
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
