//! `select!` over two tasks on several workers: either may win.
#[tokio::main]
async fn main() {
    let one = tokio::spawn(async { println!("one") });
    let two = tokio::spawn(async { println!("two") });
    tokio::select! {
        _ = one => println!("one won"),
        _ = two => println!("two won"),
    }
}
