//! An `Rc` goes into a spawned task, which may move to another thread.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

type Shelf = Rc<RefCell<Vec<String>>>;

async fn download_file(id: u32, shelf: Shelf) {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    shelf.borrow_mut().push(format!("file_{id}.txt"));
}

#[tokio::main]
async fn main() {
    let shelf = Shelf::default();
    let mut handles = Vec::new();
    for id in 1..=3 {
        handles.push(tokio::spawn(download_file(id, shelf.clone()))); //~
    }
    for handle in handles {
        handle.await.unwrap();
    }
    println!("All files: {:?}", shelf.borrow());
}
