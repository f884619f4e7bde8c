//! `Cell` and `RefCell`, which tasks of one thread share as threads share a lock. Each look and each change is
//! recorded; nobody can come in between, so there is no scheduling point. All else about them is the real one's.

use crate::__lab::{self as lab, Key, Loc, Plain, Touch, Value};
pub use ::std::cell::*;
use ::std::cmp::Ordering;
use ::std::fmt;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::Location;
use ::std::thread::LocalKey;

/// The value, if it can be told in a word.
fn told<T: ?Sized>(value: &T) -> Option<Value> {
    // SAFETY: the value is borrowed right here.
    Plain::of(value).map(|plain| unsafe { plain.value() })
}

/// A value that is taken out and put back whole.
#[derive(Default)]
#[repr(transparent)]
pub struct Cell<T: ?Sized>(::std::cell::Cell<T>);

impl<T> Cell<T> {
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self(::std::cell::Cell::new(value))
    }

    #[track_caller]
    pub fn set(&self, value: T) {
        let old = self.touch(Touch::Write, "Cell::set", |real| real.replace(value));
        drop(old);
    }

    #[track_caller]
    pub fn swap(&self, other: &Self) {
        const OP: &str = "Cell::swap";
        let loc = Location::caller();
        let (own, its) = (self.value(), other.value());
        self.0.swap(&other.0);
        lab::touched_here(self.key(), Touch::Update, OP, loc, own, self.value());
        lab::touched_here(other.key(), Touch::Update, OP, loc, its, other.value());
    }

    #[track_caller]
    pub fn replace(&self, value: T) -> T {
        self.touch(Touch::Update, "Cell::replace", |real| real.replace(value))
    }

    pub fn into_inner(self) -> T {
        self.0.into_inner()
    }

    /// Does something with the value in one step, and records it.
    #[track_caller]
    fn touch<R>(
        &self,
        how: Touch,
        op: &'static str,
        act: impl FnOnce(&::std::cell::Cell<T>) -> R,
    ) -> R {
        let loc = Location::caller();
        let before = self.value();
        let result = act(&self.0);
        lab::touched_here(self.key(), how, op, loc, before, self.value());
        result
    }
}

impl<T: Copy> Cell<T> {
    #[track_caller]
    pub fn get(&self) -> T {
        self.touch(Touch::Read, "Cell::get", ::std::cell::Cell::get)
    }

    #[track_caller]
    pub fn update(&self, f: impl FnOnce(T) -> T) {
        // What `f` does to the cell itself is lost, as in life; it is recorded before this.
        let new = f(self.0.get());
        self.touch(Touch::Update, "Cell::update", |real| real.set(new));
    }
}

impl<T: Default> Cell<T> {
    #[track_caller]
    pub fn take(&self) -> T {
        self.touch(Touch::Update, "Cell::take", ::std::cell::Cell::take)
    }
}

impl<T: ?Sized> Cell<T> {
    pub const fn as_ptr(&self) -> *mut T {
        self.0.as_ptr()
    }

    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }

    pub fn from_mut(value: &mut T) -> &Self {
        let real: *const ::std::cell::Cell<T> = ::std::cell::Cell::from_mut(value);
        // SAFETY: the wrapper is transparent, and borrows for as long as the real one.
        unsafe { &*(real as *const Self) }
    }

    fn key(&self) -> Key {
        lab::key(&self.0)
    }

    fn value(&self) -> Option<Value> {
        // SAFETY: nobody has a reference into a cell, and no other thread has the cell.
        told(unsafe { &*self.0.as_ptr() })
    }
}

impl<T> Cell<[T]> {
    pub fn as_slice_of_cells(&self) -> &[Cell<T>] {
        let real: *const [::std::cell::Cell<T>] = self.0.as_slice_of_cells();
        // SAFETY: the wrapper is transparent, and borrows for as long as the real one.
        unsafe { &*(real as *const [Cell<T>]) }
    }
}

impl<T, const N: usize> Cell<[T; N]> {
    pub const fn as_array_of_cells(&self) -> &[Cell<T>; N] {
        // SAFETY: the wrapper is transparent, and an array of cells lies as a cell of an array does.
        unsafe { &*(self as *const Self as *const [Cell<T>; N]) }
    }
}

impl<T: Copy> Clone for Cell<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Copy + PartialEq> PartialEq for Cell<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: Copy + Eq> Eq for Cell<T> {}

impl<T: Copy + PartialOrd> PartialOrd for Cell<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.0.partial_cmp(&other.0)
    }
}

impl<T: Copy + Ord> Ord for Cell<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> From<T> for Cell<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Copy + fmt::Debug> fmt::Debug for Cell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A value that is borrowed, and panics where it is borrowed already.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(transparent)]
pub struct RefCell<T: ?Sized>(::std::cell::RefCell<T>);

impl<T> RefCell<T> {
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self(::std::cell::RefCell::new(value))
    }

    pub fn into_inner(self) -> T {
        self.0.into_inner()
    }

    #[track_caller]
    pub fn replace(&self, value: T) -> T {
        let mut held = self.hold("RefCell::replace", self.0.borrow_mut(), Location::caller());
        ::std::mem::replace(&mut *held, value)
    }

    #[track_caller]
    pub fn replace_with<F: FnOnce(&mut T) -> T>(&self, f: F) -> T {
        let loc = Location::caller();
        let mut held = self.hold("RefCell::replace_with", self.0.borrow_mut(), loc);
        let new = f(&mut held);
        ::std::mem::replace(&mut *held, new)
    }

    #[track_caller]
    pub fn swap(&self, other: &Self) {
        const OP: &str = "RefCell::swap";
        let loc = Location::caller();
        let mut own = self.hold(OP, self.0.borrow_mut(), loc);
        let mut its = other.hold(OP, other.0.borrow_mut(), loc);
        ::std::mem::swap(&mut *own, &mut *its);
    }
}

impl<T: Default> RefCell<T> {
    #[track_caller]
    pub fn take(&self) -> T {
        let mut held = self.hold("RefCell::take", self.0.borrow_mut(), Location::caller());
        ::std::mem::take(&mut *held)
    }
}

impl<T: ?Sized> RefCell<T> {
    #[track_caller]
    pub fn borrow(&self) -> Ref<'_, T> {
        let real = self.0.borrow();
        self.looked(&real, "RefCell::borrow", Location::caller());
        real
    }

    /// # Errors
    /// When the value is borrowed mutably.
    #[track_caller]
    pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {
        let real = self.0.try_borrow()?;
        self.looked(&real, "RefCell::try_borrow", Location::caller());
        Ok(real)
    }

    #[track_caller]
    pub fn borrow_mut(&self) -> RefMut<'_, T> {
        let real = self.0.borrow_mut();
        self.hold("RefCell::borrow_mut", real, Location::caller())
    }

    /// # Errors
    /// When the value is borrowed.
    #[track_caller]
    pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {
        const OP: &str = "RefCell::try_borrow_mut";
        let loc = Location::caller();
        let real = self.0.try_borrow_mut();
        let real = real.inspect_err(|_| lab::refused(self.key(), OP, loc))?;
        Ok(self.hold(OP, real, loc))
    }

    pub fn as_ptr(&self) -> *mut T {
        self.0.as_ptr()
    }

    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }

    /// # Safety
    /// As for the real one: nobody may borrow the value mutably while the reference lives.
    ///
    /// # Errors
    /// When the value is borrowed mutably.
    pub unsafe fn try_borrow_unguarded(&self) -> Result<&T, BorrowError> {
        // SAFETY: passed on to the caller.
        unsafe { self.0.try_borrow_unguarded() }
    }

    fn key(&self) -> Key {
        lab::key(&self.0)
    }

    fn looked(&self, value: &T, op: &'static str, loc: Loc) {
        let value = told(value);
        lab::touched_here(self.key(), Touch::Read, op, loc, value, value);
    }

    fn hold<'b>(
        &self,
        op: &'static str,
        real: ::std::cell::RefMut<'b, T>,
        loc: Loc,
    ) -> RefMut<'b, T> {
        let plain = Plain::of(&*real);
        // SAFETY: the value is there, and borrowed by us alone.
        let plain = plain.map(|plain| (plain, unsafe { plain.value() }));
        let held = Held {
            key: self.key(),
            op,
            loc,
            plain,
            written: false,
        };
        RefMut { held, real }
    }
}

impl<T> From<T> for RefCell<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RefCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A mutable borrow, recorded when it ends.
pub struct RefMut<'b, T: ?Sized> {
    // The order of the fields is the order of their drops.
    held: Held,
    real: ::std::cell::RefMut<'b, T>,
}

struct Held {
    key: Key,
    op: &'static str,
    loc: Loc,
    plain: Option<(Plain, Value)>,
    written: bool,
}

impl Drop for Held {
    fn drop(&mut self) {
        let how = if self.written {
            Touch::Update
        } else {
            Touch::Read
        };
        let before = self.plain.map(|(_, before)| before);
        // SAFETY: the borrow, which is dropped after this, keeps the value, and nobody uses it now.
        let after = self.plain.map(|(plain, _)| unsafe { plain.value() });
        lab::touched_here(self.key, how, self.op, self.loc, before, after);
    }
}

impl<'b, T: ?Sized> RefMut<'b, T> {
    pub fn map<U: ?Sized, F>(orig: Self, f: F) -> RefMut<'b, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        let Self { mut held, real } = orig;
        // Through a part of the value, anything may be written.
        held.written = true;
        let real = ::std::cell::RefMut::map(real, f);
        RefMut { held, real }
    }

    /// # Errors
    /// When there is no such part.
    pub fn filter_map<U: ?Sized, F>(orig: Self, f: F) -> Result<RefMut<'b, U>, Self>
    where
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        let Self { mut held, real } = orig;
        held.written = true;
        match ::std::cell::RefMut::filter_map(real, f) {
            Ok(real) => Ok(RefMut { held, real }),
            Err(real) => Err(Self { held, real }),
        }
    }

    pub fn map_split<U: ?Sized, V: ?Sized, F>(orig: Self, f: F) -> (RefMut<'b, U>, RefMut<'b, V>)
    where
        F: FnOnce(&mut T) -> (&mut U, &mut V),
    {
        let Self { mut held, real } = orig;
        held.written = true;
        let other = Held { ..held };
        let (one, two) = ::std::cell::RefMut::map_split(real, f);
        (
            RefMut { held, real: one },
            RefMut {
                held: other,
                real: two,
            },
        )
    }
}

impl<T: ?Sized> Deref for RefMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.real
    }
}

impl<T: ?Sized> DerefMut for RefMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.held.written = true;
        &mut self.real
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// What a thread-local value can do if it is a [`Cell`]; the real methods know only the real cells.
pub trait LocalCell<T: 'static> {
    fn set(&'static self, value: T);
    fn get(&'static self) -> T
    where
        T: Copy;
    fn take(&'static self) -> T
    where
        T: Default;
    fn replace(&'static self, value: T) -> T;
}

impl<T: 'static> LocalCell<T> for LocalKey<Cell<T>> {
    #[track_caller]
    fn set(&'static self, value: T) {
        let loc = Location::caller();
        self.with(|cell| {
            let before = cell.value();
            cell.0.set(value);
            lab::touched_here(
                cell.key(),
                Touch::Write,
                "LocalKey::set",
                loc,
                before,
                cell.value(),
            );
        });
    }

    #[track_caller]
    fn get(&'static self) -> T
    where
        T: Copy,
    {
        let loc = Location::caller();
        self.with(|cell| {
            let value = cell.value();
            lab::touched_here(cell.key(), Touch::Read, "LocalKey::get", loc, value, value);
            cell.0.get()
        })
    }

    #[track_caller]
    fn take(&'static self) -> T
    where
        T: Default,
    {
        LocalCell::replace(self, T::default())
    }

    #[track_caller]
    fn replace(&'static self, value: T) -> T {
        let loc = Location::caller();
        self.with(|cell| {
            let before = cell.value();
            let old = cell.0.replace(value);
            let after = cell.value();
            lab::touched_here(
                cell.key(),
                Touch::Update,
                "LocalKey::replace",
                loc,
                before,
                after,
            );
            old
        })
    }
}

/// What a thread-local value can do if it is a [`RefCell`].
pub trait LocalRefCell<T: 'static> {
    fn with_borrow<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R;
    fn with_borrow_mut<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&mut T) -> R;
    fn set(&'static self, value: T);
    fn take(&'static self) -> T
    where
        T: Default;
    fn replace(&'static self, value: T) -> T;
}

impl<T: 'static> LocalRefCell<T> for LocalKey<RefCell<T>> {
    #[track_caller]
    fn with_borrow<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        let loc = Location::caller();
        self.with(|cell| {
            let real = cell.0.borrow();
            cell.looked(&real, "LocalKey::with_borrow", loc);
            f(&real)
        })
    }

    #[track_caller]
    fn with_borrow_mut<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&mut T) -> R,
    {
        let loc = Location::caller();
        self.with(|cell| {
            let mut held = cell.hold("LocalKey::with_borrow_mut", cell.0.borrow_mut(), loc);
            f(&mut held)
        })
    }

    #[track_caller]
    fn set(&'static self, value: T) {
        drop(LocalRefCell::replace(self, value));
    }

    #[track_caller]
    fn take(&'static self) -> T
    where
        T: Default,
    {
        LocalRefCell::replace(self, T::default())
    }

    #[track_caller]
    fn replace(&'static self, value: T) -> T {
        let loc = Location::caller();
        self.with(|cell| {
            let mut held = cell.hold("LocalKey::replace", cell.0.borrow_mut(), loc);
            ::std::mem::replace(&mut *held, value)
        })
    }
}
