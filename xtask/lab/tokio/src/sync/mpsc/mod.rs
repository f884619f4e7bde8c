//! Channels with many senders and one receiver.

mod bounded;
mod unbounded;

pub use ::tokio::sync::mpsc::error;
pub use bounded::{OwnedPermit, Permit, PermitIterator, Receiver, Sender, WeakSender, channel};
pub use unbounded::{UnboundedReceiver, UnboundedSender, WeakUnboundedSender, unbounded_channel};

/// What both receivers can do.
macro_rules! receiver {
    ($receiver:ident, $of:literal) => {
        impl<T> $receiver<T> {
            asks!($of: is_closed -> bool, is_empty -> bool, len -> usize, sender_strong_count -> usize, sender_weak_count -> usize);

            #[track_caller]
            fn op(&self, name: &'static str) -> Op {
                Op::channel(name, self.0.key())
            }

            #[track_caller]
            pub fn recv(&mut self) -> impl Future<Output = Option<T>> {
                Recorded::new(self.op(concat!($of, "::recv")).cooperative(), self.0.recv())
            }

            #[track_caller]
            pub fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> impl Future<Output = usize> {
                Recorded::new(self.op(concat!($of, "::recv_many")).cooperative(), self.0.recv_many(buffer, limit))
            }

            /// # Errors
            /// When there is no message, or will never be one.
            #[track_caller]
            pub fn try_recv(&mut self) -> Result<T, TryRecvError> {
                self.op(concat!($of, "::try_recv")).attempt();
                let message = self.0.try_recv()?;
                lab::passed(self.0.key());
                Ok(message)
            }

            /// # Panics
            /// Within a task.
            #[track_caller]
            pub fn blocking_recv(&mut self) -> Option<T> {
                block_on(self.op(concat!($of, "::blocking_recv")), self.0.recv())
            }

            /// # Panics
            /// Within a task.
            #[track_caller]
            pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {
                block_on(self.op(concat!($of, "::blocking_recv_many")), self.0.recv_many(buffer, limit))
            }

            /// Refuses new messages; those that were sent can still be received.
            pub fn close(&mut self) {
                lab::point();
                self.0.close();
                lab::passed(self.0.key());
            }

            #[track_caller]
            pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> {
                let budget = ready!(coop::poll_proceed(cx));
                self.op(concat!($of, "::poll_recv")).attempt();
                let result = self.0.poll_recv(cx);
                if result.is_ready() {
                    budget.made_progress();
                    lab::passed(self.0.key());
                }
                result
            }

            #[track_caller]
            pub fn poll_recv_many(&mut self, cx: &mut Context<'_>, buffer: &mut Vec<T>, limit: usize) -> Poll<usize> {
                let budget = ready!(coop::poll_proceed(cx));
                self.op(concat!($of, "::poll_recv_many")).attempt();
                let result = self.0.poll_recv_many(cx, buffer, limit);
                if result.is_ready() {
                    budget.made_progress();
                    lab::passed(self.0.key());
                }
                result
            }
        }

        impl<T> fmt::Debug for $receiver<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}
use receiver;

/// What both senders, and their weak kinds, can do.
macro_rules! sender {
    ($sender:ident, $weak:ident, $of:literal, $weak_of:literal) => {
        impl<T> $sender<T> {
            asks!($of: is_closed -> bool, strong_count -> usize, weak_count -> usize);

            #[track_caller]
            pub fn closed(&self) -> impl Future<Output = ()> {
                Recorded::new(Op::channel(concat!($of, "::closed"), self.0.key()), self.0.closed())
            }

            pub fn same_channel(&self, other: &Self) -> bool {
                self.0.same_channel(&other.0)
            }

            #[must_use = "Downgrade creates a WeakSender without destroying the original non-weak sender."]
            pub fn downgrade(&self) -> $weak<T> {
                $weak(Kept::end(self.0.downgrade(), self.0.key()))
            }
        }

        impl<T> Clone for $sender<T> {
            fn clone(&self) -> Self {
                Self(Kept::end((*self.0).clone(), self.0.key()))
            }
        }

        impl<T> fmt::Debug for $sender<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl<T> $weak<T> {
            asks!($weak_of: strong_count -> usize, weak_count -> usize);

            /// A sender, if there still is one.
            #[track_caller]
            pub fn upgrade(&self) -> Option<$sender<T>> {
                ask(concat!($weak_of, "::upgrade"));
                Some($sender(Kept::end(self.0.upgrade()?, self.0.key())))
            }
        }

        impl<T> Clone for $weak<T> {
            fn clone(&self) -> Self {
                Self(Kept::end((*self.0).clone(), self.0.key()))
            }
        }

        impl<T> fmt::Debug for $weak<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}
use sender;
