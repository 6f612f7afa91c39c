"""`flowc completion`: a completion script for a shell."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial
from typing import TypeAlias, TypeVar

from flowc.cli.command import FINE, Command
from flowc.cli.names import COMMANDS, CommandName
from flowc.cli.terminal import Terminal
from flowc_ir.lazy_dataclass import dataclass

_SHELLS = ("bash", "zsh", "fish")


_ActionT = TypeVar("_ActionT", bound=Action)

Load: TypeAlias = Callable[[CommandName], Command]


def completion(load: Load) -> Command:
    """Give the command; it looks at all others, which `load` gives."""
    return Command(_describe, partial(_run, load))


def _describe(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=_SHELLS, help="the shell that will read the script")


def _run(load: Load, arguments: Namespace, terminal: Terminal) -> int:
    shell: str = arguments.shell
    commands = [_words(name, load(name)) for name in COMMANDS]
    match shell:
        case "fish":
            terminal.write(_fish(commands))
        case "zsh":
            terminal.write("#compdef flowc\nautoload -U bashcompinit\nbashcompinit\n")
            terminal.write(_bash(commands))
        case _:
            terminal.write(_bash(commands))
    return FINE


@dataclass(frozen=True, slots=True)
class _Words:
    """What may follow the name of one command."""

    command: CommandName
    options: tuple[Action, ...]
    values: tuple[str, ...]


class _Recorder(ArgumentParser):
    """Keeps what a command declares."""

    def __init__(self) -> None:
        self.declared: list[Action] = []
        super().__init__(add_help=False)

    def _add_action(self, action: _ActionT) -> _ActionT:
        self.declared.append(action)
        return super()._add_action(action)


def _words(name: CommandName, command: Command) -> _Words:
    recorder = _Recorder()
    command.describe(recorder)
    options = tuple(action for action in recorder.declared if action.option_strings)
    positional = [action for action in recorder.declared if not action.option_strings]
    values = [str(value) for action in positional for value in action.choices or ()]
    return _Words(name, options, (*values, *command.actions))


def _bash(commands: list[_Words]) -> str:
    cases = "\n".join(
        f"    {words.command}) words={_quoted(_spelled(words))} ;;" for words in commands
    )
    return f"""\
_flowc() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" words={_quoted(" ".join(COMMANDS))} word
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$word" in
{cases}
    *) continue ;;
    esac
    break
  done
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o bashdefault -o default -F _flowc flowc
"""


def _spelled(words: _Words) -> str:
    options = [name for action in words.options for name in action.option_strings]
    return " ".join([*words.values, *options, "--help"])


def _fish(commands: list[_Words]) -> str:
    lines = [
        f"complete -c flowc -n __fish_use_subcommand -a {name} -d {_quoted(summary)}"
        for name, summary in COMMANDS.items()
    ]
    for words in commands:
        condition = f"-n '__fish_seen_subcommand_from {words.command}'"
        lines += [f"complete -c flowc {condition} -a {value}" for value in words.values]
        lines += [f"complete -c flowc {condition} {_fish_option(a)}" for a in words.options]
    return "\n".join(lines) + "\n"


def _fish_option(action: Action) -> str:
    names = [
        f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
        for name in action.option_strings
    ]
    takes_value = [] if action.nargs == 0 else ["-r"]
    choices = [f"-a {_quoted(' '.join(map(str, action.choices)))}"] if action.choices else []
    return " ".join([*names, *takes_value, *choices])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
