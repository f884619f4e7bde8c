//! Prints bytes that are no UTF-8.
//! expect: wrong-output
//! human

use std::io::{Write, stdout};

fn main() {
    stdout()
        .write_all(b"Task 1 started\xff\xfe\xc3\n\xf0\x9f")
        .unwrap();
}
