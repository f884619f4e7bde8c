//! Wants a program of a gigabyte.
//! expect: does-not-compile
//! compile

#[used]
static HUGE: [u8; 1 << 30] = [1; 1 << 30];

fn main() {
    println!("{}", HUGE[1]);
}
