//! Computes a constant for ever.
//! expect: does-not-compile
//! compile

#![allow(long_running_const_eval)]

const NEVER: u64 = {
    let mut n = 0_u64;
    loop {
        n = n.wrapping_add(1);
    }
};

fn main() {
    println!("{}", NEVER);
}
