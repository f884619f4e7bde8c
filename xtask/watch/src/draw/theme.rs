//! The few styles of the screen. The background and the text are the terminal's own, so that light and
//! dark both work; a word or a sign stands beside each colour.

use grader::verdict::Status;
use ratatui_core::style::{Color, Modifier, Style};

#[derive(Clone, Copy, Debug)]
pub(super) struct Theme {
    pub(super) colour: bool,
}

impl Theme {
    fn tinted(self, colour: Color) -> Style {
        if self.colour {
            Style::new().fg(colour)
        } else {
            Style::new()
        }
    }

    pub(super) fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub(super) fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    pub(super) fn link(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    pub(super) fn good(self) -> Style {
        self.tinted(Color::Green).add_modifier(Modifier::BOLD)
    }

    pub(super) fn code(self) -> Style {
        self.tinted(Color::Cyan)
    }

    pub(super) fn bad(self) -> Style {
        self.tinted(Color::Red).add_modifier(Modifier::BOLD)
    }

    pub(super) fn unsure(self) -> Style {
        self.tinted(Color::Yellow).add_modifier(Modifier::BOLD)
    }

    /// Style and sign of a verdict.
    pub(super) fn status(self, status: Status) -> (Style, &'static str) {
        match status {
            Status::Passed => (self.good(), "✓"),
            Status::Failed => (self.bad(), "✗"),
            Status::Inconclusive | Status::Skipped => (self.unsure(), "?"),
        }
    }
}
