//! No download waits: there is no sleep.

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    println!("File {id} downloaded"); //~
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
