//! `cargo xtask completions`: what a shell needs to complete our commands.
//!
//! No shell completes the second word of `cargo xtask` for us, so the script also defines `xtask` as a
//! short form, and completes that.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::aot;

use crate::cli::{Cli, CompletionsArgs, Shell};

pub(crate) fn run(args: CompletionsArgs) -> Result<ExitCode> {
    // In memory first, because the generator panics when it cannot write.
    anstream::stdout().write_all(&script(args.shell))?;
    Ok(ExitCode::SUCCESS)
}

fn script(shell: Shell) -> Vec<u8> {
    let mut command = Cli::command();
    let mut script = Vec::new();
    match shell {
        Shell::Bash => aot::generate(aot::Bash, &mut command, "xtask", &mut script),
        Shell::Zsh => aot::generate(aot::Zsh, &mut command, "xtask", &mut script),
        Shell::Fish => aot::generate(aot::Fish, &mut command, "xtask", &mut script),
    }
    let short_form = match shell {
        Shell::Bash | Shell::Zsh => "\nxtask() { cargo xtask \"$@\"; }\n",
        Shell::Fish => "\nfunction xtask; cargo xtask $argv; end\n",
    };
    script.extend_from_slice(short_form.as_bytes());
    script
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn every_shell_gets_every_command() {
        for shell in Shell::value_variants() {
            let script = String::from_utf8(script(*shell)).expect("text");
            for command in Cli::command().get_subcommands() {
                assert!(script.contains(command.get_name()), "{shell:?}");
            }
        }
    }
}
