//! Which types may be sent, shared, moved and unwound, as for the real ones.
#![allow(dead_code)]
use std::cell::Cell;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::rc::Rc;
fn send<T: Send + ?Sized>() {}
fn sync<T: Sync + ?Sized>() {}
fn unpin<T: Unpin + ?Sized>() {}
fn unwind<T: UnwindSafe + RefUnwindSafe + ?Sized>() {}
trait AmbiguousIfSend<A> {
    fn some() {}
}
impl<T: ?Sized> AmbiguousIfSend<()> for T {}
impl<T: ?Sized + Send> AmbiguousIfSend<u8> for T {}
macro_rules! not_send {
    ($t:ty) => {
        let _ = <$t as AmbiguousIfSend<_>>::some;
    };
}
trait AmbiguousIfUnpin<A> {
    fn some() {}
}
impl<T: ?Sized> AmbiguousIfUnpin<()> for T {}
impl<T: ?Sized + Unpin> AmbiguousIfUnpin<u8> for T {}
macro_rules! not_unpin {
    ($t:ty) => {
        let _ = <$t as AmbiguousIfUnpin<_>>::some;
    };
}
fn val<T: Send>(_: &T) {}
fn main() {
    send::<tokio::task::JoinHandle<Cell<u8>>>();
    sync::<tokio::task::JoinHandle<Cell<u8>>>();
    unpin::<tokio::task::JoinHandle<Rc<u8>>>();
    unwind::<tokio::task::JoinHandle<Rc<u8>>>();
    not_send!(tokio::task::JoinHandle<Rc<u8>>);
    send::<tokio::task::JoinError>();
    sync::<tokio::task::JoinError>();
    unpin::<tokio::task::JoinError>();
    send::<tokio::task::AbortHandle>();
    sync::<tokio::task::AbortHandle>();
    unwind::<tokio::task::AbortHandle>();
    send::<tokio::task::JoinSet<Cell<u8>>>();
    sync::<tokio::task::JoinSet<Cell<u8>>>();
    unpin::<tokio::task::JoinSet<Rc<u8>>>();
    not_send!(tokio::task::JoinSet<Rc<u8>>);
    not_send!(tokio::task::LocalSet);
    unpin::<tokio::task::LocalSet>();
    not_send!(tokio::task::LocalEnterGuard);
    send::<tokio::time::Sleep>();
    sync::<tokio::time::Sleep>();
    not_unpin!(tokio::time::Sleep);
    send::<tokio::time::Interval>();
    sync::<tokio::time::Interval>();
    unpin::<tokio::time::Interval>();
    send::<tokio::time::Timeout<u8>>();
    not_unpin!(tokio::time::Timeout<u8>);
    sync::<tokio::time::Instant>();
    send::<tokio::time::error::Elapsed>();
    send::<tokio::runtime::Builder>();
    sync::<tokio::runtime::Builder>();
    send::<tokio::runtime::Handle>();
    sync::<tokio::runtime::Handle>();
    unwind::<tokio::runtime::Handle>();
    send::<tokio::runtime::Runtime>();
    sync::<tokio::runtime::Runtime>();
    unwind::<tokio::runtime::Runtime>();
    not_send!(tokio::runtime::EnterGuard<'static>);
    sync::<tokio::runtime::EnterGuard<'static>>();
    unpin::<tokio::runtime::EnterGuard<'static>>();
    let rt = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    rt.block_on(async {
        val(&tokio::task::yield_now());
        val(&tokio::task::coop::consume_budget());
        let mut i = tokio::time::interval(std::time::Duration::from_millis(1));
        {
            let t = i.tick();
            val(&t);
            t.await;
        }
        let mut s = tokio::task::JoinSet::<u8>::new();
        {
            let n = s.join_next();
            val(&n);
            n.await;
        }
        {
            let n = s.shutdown();
            val(&n);
            n.await;
        }
        val(&s.join_all());
        tokio::time::timeout(std::time::Duration::from_secs(1), std::future::ready(1))
            .await
            .unwrap();
        let s: std::time::Instant = tokio::time::Instant::now().into();
        let _ = s;
        let _: Result<(), tokio::time::error::Error> = Ok(());
        fn is<F: Future<Output = tokio::time::Instant>>(_: F) {}
        let mut i = tokio::time::interval(std::time::Duration::from_millis(1));
        is(i.tick());
    });
    println!("bounds hold");
}
