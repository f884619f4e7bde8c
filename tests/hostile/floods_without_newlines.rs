//! Prints one line without end.
//! expect: runs-forever

fn main() {
    loop {
        print!("spam");
    }
}
