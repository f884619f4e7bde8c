//! The print family. Besides the text, each tells the lab whether the text is a mere literal, and in
//! which function or async body the macro stands.

/// The path of the function around a macro: every macro declares a function of its own, whose path it is.
#[doc(hidden)]
#[must_use]
pub fn __within<F>(_here: F) -> &'static str {
    let path = ::std::any::type_name::<F>();
    path.strip_suffix("::__here").unwrap_or(path)
}

#[doc(hidden)]
#[macro_export]
macro_rules! __print {
    ($to:ident, $end:literal, $($arg:tt)*) => {{
        fn __here() {}
        $crate::io::$to($crate::format_args!($($arg)*), $end, $crate::__within(__here));
    }};
}

#[macro_export]
macro_rules! println {
    () => { $crate::__print!(_print, "\n", "") };
    ($($arg:tt)*) => { $crate::__print!(_print, "\n", $($arg)*) };
}

#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => { $crate::__print!(_print, "", $($arg)*) };
}

#[macro_export]
macro_rules! eprintln {
    () => { $crate::__print!(_eprint, "\n", "") };
    ($($arg:tt)*) => { $crate::__print!(_eprint, "\n", $($arg)*) };
}

#[macro_export]
macro_rules! eprint {
    ($($arg:tt)*) => { $crate::__print!(_eprint, "", $($arg)*) };
}

#[macro_export]
macro_rules! dbg {
    () => { $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!()) };
    ($value:expr $(,)?) => {
        match $value {
            value => {
                $crate::eprintln!(
                    "[{}:{}:{}] {} = {:#?}",
                    $crate::file!(), $crate::line!(), $crate::column!(), $crate::stringify!($value), &&value as &dyn $crate::fmt::Debug
                );
                value
            }
        }
    };
    ($($value:expr),+ $(,)?) => { ($($crate::dbg!($value)),+,) };
}
