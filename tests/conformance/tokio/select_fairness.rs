//! `select!` begins with any branch when it is not biased.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::select! {
        _ = async {} => println!("first"),
        _ = async {} => println!("second"),
    }
}
