//! A logger thread of std prints the lines it gets over a std channel; it is joined before main ends.
use std::sync::mpsc;
use std::time::Duration;
async fn fetch_data(log: &mpsc::Sender<String>) -> String {
    log.send("Fetching data...".into()).unwrap();
    tokio::time::sleep(Duration::from_secs(2)).await;
    log.send("Data received".into()).unwrap();
    "result".into()
}
fn main() {
    let (tx, rx) = mpsc::channel::<String>();
    let logger = std::thread::spawn(move || for l in rx { println!("{l}"); });
    let rt = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    rt.block_on(async {
        tx.send("Starting async work".into()).unwrap();
        let d = fetch_data(&tx).await;
        tx.send(format!("Got: {d}")).unwrap();
    });
    drop(tx);
    logger.join().unwrap();
}
