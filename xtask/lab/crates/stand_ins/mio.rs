//! Nothing stands in for mio in the lab: only the real tokio asks for it, in whose place `tokio.rs` stands.
