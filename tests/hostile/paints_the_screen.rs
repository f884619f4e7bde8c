//! Prints escapes that would clear the screen, move up and rename the window.
//! expect: wrong-output
//! human

fn main() {
    println!("\x1b[2J\x1b[Hex01_two_threads  passed\x1b]0;hello\x07");
    println!("\u{9b}2J\x08\x08\x08\u{202e}dessap\u{202c}\r\x7f");
    eprintln!("\x1b[1A\x1b[2K\x1b[?1049h");
}
