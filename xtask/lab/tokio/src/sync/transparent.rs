//! Seeing one of our types, behind an `Arc` or a reference, as the real one that it wraps, and back. Owned
//! guards need it: the real ones hold the `Arc` of the real lock.

use std::sync::Arc;

/// A type that is `#[repr(transparent)]` around a real one.
///
/// # Safety
/// It must be just that, and the pointers given back must be those given.
pub(super) unsafe trait Transparent {
    type Real: ?Sized;
    fn as_real(ours: *const Self) -> *const Self::Real;
    fn as_ours(real: *const Self::Real) -> *const Self;
}

pub(super) fn to_real<O: Transparent + ?Sized>(ours: Arc<O>) -> Arc<O::Real> {
    // SAFETY: both have the same layout and the same bytes, as `Transparent` promises.
    unsafe { Arc::from_raw(O::as_real(Arc::into_raw(ours))) }
}

pub(super) fn ours<O: Transparent + ?Sized>(real: &O::Real) -> &O {
    // SAFETY: as above.
    unsafe { &*O::as_ours(real) }
}

pub(super) fn ours_shared<O: Transparent + ?Sized>(real: &Arc<O::Real>) -> &Arc<O> {
    // SAFETY: an `Arc` is one pointer, and both point to the same layout.
    unsafe { &*std::ptr::from_ref(real).cast::<Arc<O>>() }
}

/// Says that a type is transparent around the real one of the same name.
macro_rules! transparent {
    ($name:ident $(<$param:ident>)?) => {
        // SAFETY: the type is declared `#[repr(transparent)]`, and the casts keep the address.
        unsafe impl$(<$param: ?Sized>)? crate::sync::transparent::Transparent for $name$(<$param>)? {
            type Real = real::$name$(<$param>)?;
            fn as_real(ours: *const Self) -> *const Self::Real {
                ours as *const Self::Real
            }
            fn as_ours(real: *const Self::Real) -> *const Self {
                real as *const Self
            }
        }
    };
}
pub(super) use transparent;
