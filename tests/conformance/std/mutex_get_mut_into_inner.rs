//! Exclusive access needs no lock; unsized values, defaults, conversions.
use std::sync::{Arc, Mutex, RwLock};

fn main() {
    let mut mutex = Mutex::new(0);
    *mutex.get_mut().unwrap() = 10;
    println!("{} {:?}", mutex.lock().unwrap(), Mutex::<String>::default());
    println!("{}", Mutex::from(3).into_inner().unwrap());
    let unsized_mutex: Arc<Mutex<[i32]>> = Arc::new(Mutex::new([1, 2, 3]));
    unsized_mutex.lock().unwrap()[1] = 20;
    println!("{:?}", unsized_mutex.lock().unwrap());
    let object: Box<Mutex<dyn std::fmt::Debug>> = Box::new(Mutex::new("text"));
    println!("{object:?}");
    let mut lock = RwLock::new(vec![1]);
    lock.get_mut().unwrap().push(2);
    println!("{lock:?} {:?}", lock.read().unwrap().len());
    println!("{:?}", lock.into_inner());
}
