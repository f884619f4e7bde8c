//! Panics with a message that would repaint the screen.
//! expect: panics
//! human

fn main() {
    panic!("\x1b[2J\x1b[H\x1b]0;hello\x07 all is well \0");
}
