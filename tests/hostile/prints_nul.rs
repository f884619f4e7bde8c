//! Prints NUL bytes.
//! expect: wrong-output
//! human

fn main() {
    println!("Task 1 started\0\0");
    print!("\0");
}
