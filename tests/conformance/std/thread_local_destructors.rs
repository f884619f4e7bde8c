//! A thread's values are dropped before its join returns.
use std::cell::RefCell;
use std::sync::Mutex;
use std::thread;

static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        LOG.lock().unwrap().push(format!("dropped {}", self.0));
    }
}

thread_local! {
    static VALUE: RefCell<Option<Loud>> = const { RefCell::new(None) };
}

fn main() {
    thread::spawn(|| {
        VALUE.with_borrow_mut(|value| *value = Some(Loud("in a thread")));
        LOG.lock().unwrap().push("thread ends".into());
    })
    .join()
    .unwrap();
    println!("{:?} {}", LOG.lock().unwrap(), VALUE.with_borrow(|value| value.is_none()));
}
