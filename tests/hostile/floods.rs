//! Prints without end.
//! expect: runs-forever
//! human

fn main() {
    loop {
        println!("spam spam spam spam spam spam spam spam");
    }
}
