//! Writes a file that is too large.
//! expect: non-zero-exit

use std::io::Write;

fn main() {
    let mut file = std::fs::File::create("huge.bin").unwrap();
    for _ in 0..200 {
        file.write_all(&vec![1; 1 << 20]).unwrap();
    }
}
