//! `spawn_local` in a `LocalSet`: tasks that never leave this thread may share an `Rc`.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use tokio::task::{LocalSet, spawn_local};

type Shelf = Rc<RefCell<[String; 3]>>;

async fn download_file(index: usize, shelf: Shelf) {
    let id = index + 1;
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    shelf.borrow_mut()[index] = format!("file_{id}.txt");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shelf = Shelf::default();
    let local = LocalSet::new();
    for index in 0..3 {
        let shelf = Rc::clone(&shelf);
        local.spawn_local(async move {
            spawn_local(download_file(index, shelf)).await.unwrap();
        });
    }
    local.await;
    println!("All files: {:?}", shelf.borrow());
}
