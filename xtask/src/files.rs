//! Replaces files in one step, so that a reader, or a power cut, finds the old or the new contents and
//! never half of one. It reads nothing and keeps no copies.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes to a neighbour first and then puts it in the place of `path`.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".parallel-tracks-");
    // A temporary file is private by default; what stays should be as readable as any other file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    if let Ok(existing) = fs::metadata(path) {
        // Only the mode is worth keeping, and a file system without modes is no reason to fail.
        drop(file.as_file().set_permissions(existing.permissions()));
    }
    file.persist(path)?;
    sync_folder(folder);
    Ok(())
}

/// Makes a folder for what can be made again; a file that stands in its place goes.
pub(crate) fn cache_folder(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok_and(|about| about.is_file()) {
        fs::remove_file(path)?;
    }
    fs::create_dir_all(path)
}

/// Makes a new name in `folder` last. Where folders cannot be synced, the file system does it itself.
pub(crate) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        drop(folder.sync_all());
    }
}
