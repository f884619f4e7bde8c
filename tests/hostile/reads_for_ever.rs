//! Waits for input that never comes.
//! expect: runs-forever

fn main() {
    let mut line = String::new();
    while !line.contains("stop") {
        std::io::stdin().read_line(&mut line).unwrap();
    }
}
