//! `std::sync::atomic`. Every access takes effect at once and for all, whatever its ordering; the real
//! atomic inside still refuses orderings that make no sense. Weak exchanges do not fail without cause.

use crate::__lab::{self as lab, Loc, Quiet, Touch, Value};
use ::std::fmt;
use ::std::panic::Location;
pub use ::std::sync::atomic::*;

/// A real atomic whose value can be looked at.
trait Peek {
    type Value: PartialEq + Tell;
    fn peek(&self) -> Self::Value;
}

/// A value that may be told in the record.
trait Tell {
    fn tell(&self) -> Option<Value>;
}

impl<T> Tell for *mut T {
    fn tell(&self) -> Option<Value> {
        None
    }
}

impl Tell for bool {
    fn tell(&self) -> Option<Value> {
        Some(Value::Truth(*self))
    }
}

macro_rules! numbers {
    ($($type:ident)*) => { $(
        impl Tell for $type {
            fn tell(&self) -> Option<Value> {
                Some(Value::Number(*self as i128))
            }
        }
    )* };
}
numbers!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

/// An access that may change the value. One that does not is quiet, so that spinning is seen as such.
fn access<A: Peek, R>(
    atomic: &A,
    how: Touch,
    op: &'static str,
    loc: Loc,
    act: impl FnOnce(&A) -> R,
) -> R {
    lab::quiet(Quiet::Ask, op, loc);
    let before = atomic.peek();
    let result = act(atomic);
    let after = atomic.peek();
    let same = after == before;
    if !same {
        lab::changed();
    }
    // Whoever leaves the value as it was has only looked at it, unless it was put there blindly.
    let how = if same && how != Touch::Write {
        Touch::Read
    } else {
        how
    };
    lab::touched(lab::key(atomic), how, op, loc, before.tell(), after.tell());
    result
}

/// A look at the value, without a scheduling point.
fn look<A: Peek>(atomic: &A, op: &'static str, loc: Loc) {
    let value = atomic.peek().tell();
    lab::touched(lab::key(atomic), Touch::Read, op, loc, value, value);
}

/// Methods that read, compute and write: as the real ones, between two looks at the value.
macro_rules! accesses {
    ($name:literal $value:ty: $($how:ident $method:ident($($arg:ident: $type:ty),*) -> $result:ty;)*) => { $(
        #[track_caller]
        pub fn $method(&self, $($arg: $type),*) -> $result {
            let op = concat!($name, "::", stringify!($method));
            access(&self.0, Touch::$how, op, Location::caller(), |real| real.$method($($arg),*))
        }
    )* };
}

/// What all atomics have.
macro_rules! atomic {
    ($(#[$doc:meta])* $name:ident$(<$param:ident>)?, $literal:literal, $value:ty) => {
        $(#[$doc])*
        #[repr(transparent)]
        pub struct $name$(<$param>)?(::std::sync::atomic::$name$(<$param>)?);

        impl$(<$param>)? Peek for ::std::sync::atomic::$name$(<$param>)? {
            type Value = $value;
            fn peek(&self) -> $value {
                self.load(Ordering::Relaxed)
            }
        }

        impl$(<$param>)? $name$(<$param>)? {
            #[must_use]
            pub const fn new(value: $value) -> Self {
                Self(::std::sync::atomic::$name::new(value))
            }

            /// # Safety
            /// As for the real one: the pointer must be aligned and valid for `'a`, and all access to it
            /// atomic.
            pub const unsafe fn from_ptr<'a>(ptr: *mut $value) -> &'a Self {
                // SAFETY: passed on to the caller; the wrapper is transparent.
                unsafe { &*ptr.cast::<Self>() }
            }

            pub fn get_mut(&mut self) -> &mut $value {
                self.0.get_mut()
            }

            pub const fn into_inner(self) -> $value {
                self.0.into_inner()
            }

            pub const fn as_ptr(&self) -> *mut $value {
                self.0.as_ptr()
            }

            #[track_caller]
            pub fn load(&self, order: Ordering) -> $value {
                const OP: &str = concat!($literal, "::load");
                let loc = Location::caller();
                lab::quiet(Quiet::Read, OP, loc);
                look(&self.0, OP, loc);
                self.0.load(order)
            }

            accesses! { $literal $value:
                Write store(value: $value, order: Ordering) -> ();
                Update swap(value: $value, order: Ordering) -> $value;
            }

            /// An exchange; one that fails is told as such.
            fn exchange(
                &self,
                [current, new]: [$value; 2],
                [success, failure]: [Ordering; 2],
                op: &'static str,
                loc: Loc,
            ) -> Result<$value, $value> {
                let result = access(&self.0, Touch::Exchange, op, loc, |real| {
                    real.compare_exchange(current, new, success, failure)
                });
                if result.is_err() {
                    lab::refused(lab::key(&self.0), op, loc);
                }
                result
            }

            /// # Errors
            /// When the value is not `current`.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                let op = concat!($literal, "::compare_exchange");
                self.exchange([current, new], [success, failure], op, Location::caller())
            }

            /// # Errors
            /// When the value is not `current`.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                let op = concat!($literal, "::compare_exchange_weak");
                self.exchange([current, new], [success, failure], op, Location::caller())
            }

            #[track_caller]
            #[deprecated(since = "1.50.0", note = "Use `compare_exchange` or `compare_exchange_weak` instead")]
            pub fn compare_and_swap(&self, current: $value, new: $value, order: Ordering) -> $value {
                let failure = match order {
                    Ordering::Release => Ordering::Relaxed,
                    Ordering::AcqRel => Ordering::Acquire,
                    other => other,
                };
                let op = concat!($literal, "::compare_and_swap");
                self.exchange([current, new], [order, failure], op, Location::caller()).unwrap_or_else(|value| value)
            }

            /// Like the real one a loop of its own, in which others may come between.
            fn exchange_until(
                &self,
                [set, fetch]: [Ordering; 2],
                mut f: impl FnMut($value) -> Option<$value>,
                op: &'static str,
                loc: Loc,
            ) -> Result<$value, $value> {
                lab::quiet(Quiet::Read, op, loc);
                let mut current = self.0.load(fetch);
                while let Some(new) = f(current) {
                    match access(&self.0, Touch::Exchange, op, loc, |real| real.compare_exchange(current, new, set, fetch)) {
                        Ok(previous) => return Ok(previous),
                        Err(value) => current = value,
                    }
                }
                Err(current)
            }

            /// # Errors
            /// When `f` gives nothing.
            #[track_caller]
            pub fn fetch_update<F>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<$value, $value>
            where
                F: FnMut($value) -> Option<$value>,
            {
                let op = concat!($literal, "::fetch_update");
                self.exchange_until([set_order, fetch_order], f, op, Location::caller())
            }

            /// # Errors
            /// When `f` gives nothing.
            #[track_caller]
            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                let op = concat!($literal, "::try_update");
                self.exchange_until([set_order, fetch_order], f, op, Location::caller())
            }

            #[track_caller]
            pub fn update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut f: impl FnMut($value) -> $value,
            ) -> $value {
                let op = concat!($literal, "::update");
                let f = |value| Some(f(value));
                self.exchange_until([set_order, fetch_order], f, op, Location::caller()).unwrap_or_else(|value| value)
            }
        }

        impl$(<$param>)? Default for $name$(<$param>)? {
            fn default() -> Self {
                Self(Default::default())
            }
        }

        impl$(<$param>)? From<$value> for $name$(<$param>)? {
            fn from(value: $value) -> Self {
                Self::new(value)
            }
        }

        impl$(<$param>)? fmt::Debug for $name$(<$param>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                lab::point();
                self.0.fmt(f)
            }
        }
    };
}

macro_rules! integers {
    ($($name:ident $literal:literal $value:ty;)*) => { $(
        atomic!(/// An integer that threads may share.
            $name, $literal, $value);

        impl $name {
            accesses! { $literal $value:
                Update fetch_add(value: $value, order: Ordering) -> $value;
                Update fetch_sub(value: $value, order: Ordering) -> $value;
                Update fetch_and(value: $value, order: Ordering) -> $value;
                Update fetch_nand(value: $value, order: Ordering) -> $value;
                Update fetch_or(value: $value, order: Ordering) -> $value;
                Update fetch_xor(value: $value, order: Ordering) -> $value;
                Update fetch_max(value: $value, order: Ordering) -> $value;
                Update fetch_min(value: $value, order: Ordering) -> $value;
            }
        }
    )* };
}

integers! {
    AtomicI8 "AtomicI8" i8;
    AtomicI16 "AtomicI16" i16;
    AtomicI32 "AtomicI32" i32;
    AtomicI64 "AtomicI64" i64;
    AtomicIsize "AtomicIsize" isize;
    AtomicU8 "AtomicU8" u8;
    AtomicU16 "AtomicU16" u16;
    AtomicU32 "AtomicU32" u32;
    AtomicU64 "AtomicU64" u64;
    AtomicUsize "AtomicUsize" usize;
}

atomic!(/// A truth value that threads may share.
    AtomicBool, "AtomicBool", bool);

impl AtomicBool {
    accesses! { "AtomicBool" bool:
        Update fetch_and(value: bool, order: Ordering) -> bool;
        Update fetch_nand(value: bool, order: Ordering) -> bool;
        Update fetch_or(value: bool, order: Ordering) -> bool;
        Update fetch_xor(value: bool, order: Ordering) -> bool;
        Update fetch_not(order: Ordering) -> bool;
    }
}

atomic!(/// A pointer that threads may share.
    AtomicPtr<T>, "AtomicPtr", *mut T);

impl<T> AtomicPtr<T> {
    accesses! { "AtomicPtr" *mut T:
        Update fetch_ptr_add(value: usize, order: Ordering) -> *mut T;
        Update fetch_ptr_sub(value: usize, order: Ordering) -> *mut T;
        Update fetch_byte_add(value: usize, order: Ordering) -> *mut T;
        Update fetch_byte_sub(value: usize, order: Ordering) -> *mut T;
        Update fetch_and(value: usize, order: Ordering) -> *mut T;
        Update fetch_or(value: usize, order: Ordering) -> *mut T;
        Update fetch_xor(value: usize, order: Ordering) -> *mut T;
    }
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        lab::point();
        fmt::Pointer::fmt(&self.0, f)
    }
}

macro_rules! initial {
    ($($name:ident $type:ident $value:literal;)*) => { $(
        #[deprecated(since = "1.34.0", note = "the `new` function is now preferred")]
        #[expect(clippy::declare_interior_mutable_const, reason = "so it is in the real crate")]
        pub const $name: $type = $type::new($value);
    )* };
}

initial! {
    ATOMIC_BOOL_INIT AtomicBool false;
    ATOMIC_ISIZE_INIT AtomicIsize 0;
    ATOMIC_USIZE_INIT AtomicUsize 0;
}

#[track_caller]
#[deprecated(since = "1.51.0", note = "use hint::spin_loop instead")]
pub fn spin_loop_hint() {
    crate::hint::spin_loop();
}
