//! What is done with shared values, told step by step, and the values where they are plain ones. Decides
//! nothing, and is no scheduling point.

use super::engine::{Engine, Key};
use super::record::Loc;
use ::std::fmt;
use lab_trace::{Kind, Touch};

/// A value that can be told in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Number(i128),
    Truth(bool),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Truth(truth) => truth.fmt(f),
        }
    }
}

/// A number or truth value of the program's, where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Plain {
    // An address and no pointer, so that guards stay what they are: `Send` or not.
    address: usize,
    read: fn(usize) -> Value,
}

macro_rules! plain {
    ($value:ident: $($type:ident)*) => {
        match ::std::any::type_name::<T>() {
            $(stringify!($type) if size_of_val($value) == size_of::<$type>() => |address| {
                // SAFETY: see `Plain::of` and `Plain::value`.
                Value::Number(unsafe { *(address as *const $type) } as i128)
            },)*
            "bool" if size_of_val($value) == 1 => {
                // SAFETY: see `Plain::of` and `Plain::value`.
                |address| Value::Truth(unsafe { *(address as *const bool) })
            }
            _ => return None,
        }
    };
}

impl Plain {
    /// The value, if its type is one that can be told. Names without a path belong to the language's own
    /// types alone.
    pub fn of<T: ?Sized>(value: &T) -> Option<Self> {
        let read: fn(usize) -> Value =
            plain!(value: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize);
        let address = super::key(value);
        Some(Self { address, read })
    }

    /// # Safety
    /// The value must still be there, and nobody may be writing it.
    pub unsafe fn value(self) -> Value {
        (self.read)(self.address)
    }
}

/// Records a step that looked at a shared value or changed it.
pub fn touched(
    key: Key,
    how: Touch,
    op: &'static str,
    loc: Loc,
    before: Option<Value>,
    after: Option<Value>,
) {
    // What crates do among themselves is no matter of the program's.
    if super::in_crate(loc) {
        return;
    }
    let Some(mut engine) = Engine::get() else {
        return;
    };
    if engine.is_news(key, loc, false) {
        let object = engine.object(key);
        let told = |value: Option<Value>| value.map(|value| value.to_string());
        let (op, before, after) = (op.into(), told(before), told(after));
        engine.event(
            Some(loc),
            Kind::Touched {
                object,
                how,
                op,
                before,
                after,
            },
        );
    }
}

/// The same for a value that only the calling thread can have. What is done with it is news after each change,
/// although nobody else can notice one.
pub fn touched_here(
    key: Key,
    how: Touch,
    op: &'static str,
    loc: Loc,
    before: Option<Value>,
    after: Option<Value>,
) {
    touched(key, how, op, loc, before, after);
    let same = before.is_some() && before == after;
    if how != Touch::Read
        && !same
        && let Some(mut engine) = Engine::get()
    {
        engine.no_longer_known(key);
    }
}

/// Records that something was asked for that does not wait, and refused: a lock that was taken, an exchange of
/// a value that had changed.
pub fn refused(key: Key, op: &'static str, loc: Loc) {
    // What crates do among themselves is no matter of the program's.
    if super::in_crate(loc) {
        return;
    }
    let Some(mut engine) = Engine::get() else {
        return;
    };
    if engine.is_news(key, loc, true) {
        let (object, op) = (engine.object(key), op.into());
        engine.event(Some(loc), Kind::Refused { object, op });
    }
}
