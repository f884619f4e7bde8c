//! The tables of COVERAGE.md, as they can be compared with what lessons and commands say of themselves.

use std::fs;

/// A claim of the source, and where it is taken up.
pub(crate) struct Claim {
    pub(crate) id: String,
    pub(crate) says: String,
    /// Lessons by their names, commands as they are typed.
    pub(crate) places: Vec<String>,
}

/// Every row, in the document's order.
pub(crate) fn claims() -> Vec<Claim> {
    let document = fs::read_to_string(super::repository().join("COVERAGE.md")).unwrap();
    let rows = document.lines().filter(|line| line.starts_with("| "));
    let cells = rows.map(|row| row.trim_matches('|').split('|').map(str::trim));
    cells
        .map(|mut cells| Claim {
            id: cells.next().unwrap().to_owned(),
            says: cells.next().unwrap().to_owned(),
            places: cells
                .next()
                .unwrap()
                .split(", ")
                .map(str::to_owned)
                .collect(),
        })
        .filter(|claim| claim.id != "claim")
        .collect()
}
