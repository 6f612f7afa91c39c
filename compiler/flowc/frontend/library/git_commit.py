"""The git commit of the sources: what is declared, where a program asks git for it."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.values import Known, ListValue, TupleValue, Unknown, Value
from flowc.frontend.library.arguments import is_none, known_text, machine_of
from flowc_ir.lack import Lack
from flowc_ir.source import Span

ASKS = ("git rev-parse HEAD", "git log -1 --format=%H", "git rev-parse --verify HEAD")
TEXT_FLAGS = ("text", "universal_newlines", "encoding")
IGNORED = ("stderr", "shell", "check", "stdout", "capture_output", "timeout", "errors")
REASON = "depends on the checkout; `git-commit` in [tool.flowc] declares it"
OTHER = "what another program prints is not known"


class _Finished(Extension):
    """What `subprocess.run` gives of a command whose output is known."""

    __slots__ = ("output",)

    def __init__(self, output: Value) -> None:
        self.output = output

    def describe(self) -> str:
        """Say what this is."""
        return "a finished process"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        match name:
            case "stdout":
                return self.output
            case "returncode":
                return Known(0)
            case _:
                return super().get_attribute(context, name, span)


class _Repository(Extension):
    """A `git.Repo`, or something inside it, by the names that lead there."""

    __slots__ = ("commit", "names")

    def __init__(self, commit: str, names: tuple[str, ...] = ()) -> None:
        self.commit = commit
        self.names = names

    def describe(self) -> str:
        """Say what this is."""
        return "a git repository"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute: of the commit that is checked out, the hash is known."""
        names = (*self.names, name)
        if names in (("head", "commit", "hexsha"), ("head", "object", "hexsha")):
            return Known(self.commit)
        if names == ("git", "rev_parse"):
            return Builtin("git.rev_parse", lambda inner, call: self._parsed(call))
        if names in (("head",), ("head", "commit"), ("head", "object"), ("git",)):
            return _Repository(self.commit, names)
        return Unknown(f"`{'.'.join(names)}` of a git repository {REASON}", span, lack=Lack.WORLD)

    def _parsed(self, call: Call) -> Value:
        is_head = [known_text(value) for value in call.positional] == ["HEAD"]
        if is_head and not call.keywords:
            return Known(self.commit)
        return Unknown(f"what git says {REASON}", call.span, lack=Lack.WORLD)


def _command(value: Value) -> str | None:
    if isinstance(value, (ListValue, TupleValue)):
        parts = [known_text(part) for part in value.items]
        return " ".join(part for part in parts if part) if None not in parts else None
    return known_text(value)


def _is_here(call: Call) -> bool:
    """Tell whether a command runs in the sources, with arguments that are followed."""
    folder = call.keywords.get("cwd")
    inside = is_none(folder) or (isinstance(folder, RootedPath) and folder.relative() is not None)
    return inside and not set(call.keywords) - {*TEXT_FLAGS, *IGNORED, "cwd"}


def _asked(context: Context, call: Call, commit: str) -> Value:
    """Give what a command prints; any but git's may write files of the sources."""
    command = _command(call.positional[0]) if len(call.positional) == 1 else None
    if command is None or not command.startswith("git "):
        unknown = Unknown(OTHER, call.span, lack=Lack.WORLD)
        machine_of(context).written.setdefault("", unknown)
        return unknown
    if command not in ASKS or not _is_here(call):
        return Unknown(f"what `{command}` prints {REASON}", call.span, lack=Lack.WORLD)
    if not commit:
        return Unknown(f"the git commit {REASON}", call.span, lack=Lack.WORLD)
    flags = [call.keywords.get(name) for name in TEXT_FLAGS]
    if any(flag is not None and not isinstance(flag, Known) for flag in flags):
        return Unknown("whether text or bytes are asked for is not known", call.span)
    is_text = any(isinstance(flag, Known) and flag.value for flag in flags)
    return Known(f"{commit}\n") if is_text else Known(f"{commit}\n".encode())


def install(registry: Registry, commit: str) -> None:
    """Add what runs git, and GitPython; `commit` is empty if none is declared."""

    def check_output(context: Context, call: Call) -> Value:
        return _asked(context, call, commit)

    def run(context: Context, call: Call) -> Value:
        output = _asked(context, call, commit)
        if isinstance(output, Unknown):
            return output
        captures = not {"capture_output", "stdout"}.isdisjoint(call.keywords)
        return _Finished(output if captures else Known(None))

    def getoutput(context: Context, call: Call) -> Value:
        output = _asked(context, call, commit)
        return Known(commit) if isinstance(output, Known) else output

    registry.models |= {
        "subprocess.check_output": check_output, "subprocess.run": run,
        "subprocess.getoutput": getoutput, "git.Repo": _repository(commit),
        "git.repo.Repo": _repository(commit),
    }  # fmt: skip


def _repository(commit: str) -> Model:
    def model(context: Context, call: Call) -> Value:
        elsewhere = [v for v in call.positional if not isinstance(v, (RootedPath, Known))]
        if not commit or elsewhere:
            return Unknown(f"the git commit {REASON}", call.span, lack=Lack.WORLD)
        return _Repository(commit)

    return model
