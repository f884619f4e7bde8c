//! Makes the compiler say what would repaint the screen.
//! expect: does-not-compile
//! human
//! compile

compile_error!("\x1b[2J\x1b[H\x1b]0;hello\x07");

fn main() {}
