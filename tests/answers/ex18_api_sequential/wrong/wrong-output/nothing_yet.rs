//! Begins anew: no failure has come that could be thrown away.

fn main() {}
