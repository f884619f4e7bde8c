//! Why a task gave no result.

use super::Id;
use std::any::Any;
use std::sync::{Mutex, PoisonError};
use std::{fmt, io};

type Payload = Box<dyn Any + Send + 'static>;

/// The task panicked or was cancelled.
pub struct JoinError {
    repr: Repr,
    id: Id,
}

enum Repr {
    Cancelled,
    /// Behind a mutex only so that the error is `Sync`, as the real one is.
    Panic(Mutex<Payload>),
}

impl JoinError {
    pub(crate) fn cancelled(id: Id) -> Self {
        Self {
            repr: Repr::Cancelled,
            id,
        }
    }

    pub(crate) fn panic(id: Id, payload: Payload) -> Self {
        Self {
            repr: Repr::Panic(Mutex::new(payload)),
            id,
        }
    }

    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self.repr, Repr::Cancelled)
    }

    #[must_use]
    pub fn is_panic(&self) -> bool {
        matches!(self.repr, Repr::Panic(_))
    }

    /// # Panics
    /// When the task did not panic.
    #[track_caller]
    pub fn into_panic(self) -> Payload {
        self.try_into_panic()
            .expect("`JoinError` reason is not a panic.")
    }

    /// # Errors
    /// The error itself when the task did not panic.
    pub fn try_into_panic(self) -> Result<Payload, Self> {
        match self.repr {
            Repr::Panic(payload) => {
                Ok(payload.into_inner().unwrap_or_else(PoisonError::into_inner))
            }
            Repr::Cancelled => Err(self),
        }
    }

    #[must_use]
    pub fn id(&self) -> Id {
        self.id
    }

    /// The words of the panic: `None` when cancelled, `Some(None)` when the payload is no text.
    fn words(&self) -> Option<Option<String>> {
        let Repr::Panic(payload) = &self.repr else {
            return None;
        };
        let payload = payload.lock().unwrap_or_else(PoisonError::into_inner);
        let owned = payload.downcast_ref::<String>().cloned();
        Some(owned.or_else(|| {
            payload
                .downcast_ref::<&'static str>()
                .map(|&words| words.to_owned())
        }))
    }
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.words() {
            None => write!(f, "task {} was cancelled", self.id),
            Some(Some(words)) => write!(f, "task {} panicked with message {words:?}", self.id),
            Some(None) => write!(f, "task {} panicked", self.id),
        }
    }
}

impl fmt::Debug for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.words() {
            None => write!(f, "JoinError::Cancelled({:?})", self.id),
            Some(Some(words)) => write!(f, "JoinError::Panic({:?}, {words:?}, ...)", self.id),
            Some(None) => write!(f, "JoinError::Panic({:?}, ...)", self.id),
        }
    }
}

impl std::error::Error for JoinError {}

impl From<JoinError> for io::Error {
    fn from(error: JoinError) -> Self {
        Self::other(if error.is_cancelled() {
            "task was cancelled"
        } else {
            "task panicked"
        })
    }
}
