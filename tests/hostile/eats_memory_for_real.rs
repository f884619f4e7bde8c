//! Takes more and more memory where the lab does not look.
//! expect: any of non-zero-exit|runs-forever
//! real

fn main() {
    drop(std::process::Command::new("true"));
    let mut all = Vec::new();
    while all.len() < 128 {
        all.push(vec![1_u8; 64 << 20]);
    }
    println!("{}", all.len());
}
