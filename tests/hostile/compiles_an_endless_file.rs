//! Includes a file that has no end.
//! expect: does-not-compile
//! compile

static ZEROES: &[u8] = include_bytes!("/dev/zero");

fn main() {
    println!("{}", ZEROES.len());
}
