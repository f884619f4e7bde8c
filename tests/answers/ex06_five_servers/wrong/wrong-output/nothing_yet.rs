//! Begins anew, and has asked nobody yet: no failure has come that could be thrown away.

fn main() {
    println!("Asking 5 servers");
}
