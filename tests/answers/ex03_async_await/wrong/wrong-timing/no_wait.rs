//! Both futures run, but there is no wait between the lines of the fetch.

async fn fetch_data() -> String {
    println!("Fetching data...");
    println!("Data received"); //~
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
