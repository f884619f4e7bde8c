//! Asks for 10 GB at once and touches them.
//! expect: runs-forever

fn main() {
    let much = vec![1_u8; 10 << 30];
    println!("{}", much[much.len() / 2]);
}
