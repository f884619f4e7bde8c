//! Takes more and more memory.
//! expect: runs-forever

fn main() {
    let mut all = Vec::new();
    // Bounded, for the day on which nobody else bounds it.
    while all.len() < 256 {
        all.push(vec![1_u8; 64 << 20]);
    }
    println!("{}", all.len());
}
