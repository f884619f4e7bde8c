//! Makes a client for each call, without end, and lets none of the answers arrive.
//! expect: runs-forever
//! lesson: ex20

#[tokio::main]
async fn main() {
    let url = std::env::args().nth(1).unwrap();
    loop {
        let client = reqwest::Client::new();
        tokio::spawn(client.get(format!("{url}/orders/athens")).send());
        tokio::task::yield_now().await;
    }
}
