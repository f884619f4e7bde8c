//! The terminal's own settings, as they were when the runner began: whoever runs a program that spoils them gets
//! them back. What is shown on it is no matter of this room.

#[cfg(unix)]
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// Puts the settings back when it is dropped, if somebody has changed them.
pub(crate) struct Terminal {
    #[cfg(unix)]
    settings: Option<Termios>,
}

impl Terminal {
    pub(crate) fn as_it_is() -> Terminal {
        Terminal {
            #[cfg(unix)]
            settings: tcgetattr(rustix::stdio::stdin()).ok(),
        }
    }
}

#[cfg(unix)]
impl Drop for Terminal {
    fn drop(&mut self) {
        let Some(before) = &self.settings else { return };
        let modes = |of: &Termios| {
            (
                of.input_modes,
                of.output_modes,
                of.control_modes,
                of.local_modes,
            )
        };
        let terminal = rustix::stdio::stdin();
        if tcgetattr(terminal).is_ok_and(|now| modes(&now) != modes(before)) {
            // It may be gone.
            let _ = tcsetattr(terminal, OptionalActions::Now, before);
        }
    }
}
