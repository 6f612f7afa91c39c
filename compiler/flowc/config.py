"""The configuration: `[tool.flowc]` of a pyproject.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeGuard

from flowc.flytekit_versions import NEWEST, Behaviour, behaviour_of, supported
from flowc_ir.diagnostic import Code, Diagnostic, Report, Severity
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.source import Span

SYNTAX = Code("config-syntax", Severity.ERROR, "pyproject.toml is not TOML")
UNKNOWN_KEY = Code("config-unknown-key", Severity.ERROR, "[tool.flowc] has no such key")
WRONG_TYPE = Code("config-wrong-type", Severity.ERROR, "a value in [tool.flowc] has a wrong type")
UNKNOWN_CODE = Code("config-unknown-code", Severity.ERROR, "[tool.flowc] names a code that is none")
LOWERED_ERROR = Code("config-lowered-error", Severity.ERROR, "[tool.flowc] lowers an error")

CODES = (SYNTAX, UNKNOWN_KEY, WRONG_TYPE, UNKNOWN_CODE, LOWERED_ERROR)

SEVERITIES = ("error", "warning", "note", "off")

_VERSION = re.compile(r"3\.(\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which findings one speaker wants shown; each is a code, a pattern with `*`, or `all`.

    `select` says all that is shown (none named: what was shown before), `extend_select` what is
    shown beside it, and `ignore` what is not.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """What to hold codes in the configuration against.

    `similar` says what was meant by a name that is none, and `severity_of` what a code is declared
    with.
    """

    is_known: Callable[[str], bool]
    similar: Callable[[str], str]
    severity_of: Callable[[str], Severity | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a project.

    `sources` are the source roots, relative to the file; `source_path` is where the first lies on
    the machine that packages with flytekit, or empty. `packages` are dotted names; none means
    everything under the root. `environment` is what `os.environ` holds while modules are evaluated.
    `git_commit` is what git says of the sources, or empty. `installed` are the packages that an
    import which may fail finds; None: that is not known.
    `union`: whether that package is installed beside flytekit where flytekit packages; None: if
    `installed` lists it, or a source file imports it. `images` are written as for `--image`;
    `built_images` are the names that remote builders give to images, by flytekit's own names.
    `extensions` are files of manifests, as patterns relative to the file, and `disabled_extensions`
    those that are not used, by id or distribution. `site_packages` are the folders where
    distributions are installed that may bring manifests; None: those of flowc itself.
    `flytekit` is the version that is mirrored. `selections` say which warnings and notes are shown,
    `severities` how bad the findings of a code are, or `off`, and `per_file_ignores` what is not
    shown in files of a pattern. `fail_on` is the mildest severity that makes a check fail, or
    empty; `baseline` the file of findings that are known, relative to the configuration. `waivers`
    are tables of the changes that `flowc breaking` lets pass, with what `WAIVER_KEYS` names;
    `waiver_file` holds more of them.
    """

    sources: tuple[str, ...] = ()
    source_path: str = ""
    git_commit: str = ""
    packages: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    installed: tuple[str, ...] | None = None
    images: tuple[str, ...] = ()
    built_images: tuple[tuple[str, str], ...] = ()
    python_version: tuple[int, int] = (3, 11)
    flytekit: Behaviour = NEWEST
    union: bool | None = None
    extensions: tuple[str, ...] = ()
    disabled_extensions: tuple[str, ...] = ()
    site_packages: tuple[str, ...] | None = None
    selections: tuple[Selection, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fail_on: str = ""
    baseline: str = ""
    waivers: tuple[tuple[tuple[str, str], ...], ...] = ()
    waiver_file: str = ""


def read_config(text: str, path: str, report: Report, known: KnownCodes | None = None) -> Config:
    """Read the settings from the text of a pyproject.toml; what is wrong goes to `report`.

    Codes are held against `known`, if it is given.
    """
    # Importing a TOML reader takes longer than compiling a small project.
    if "flowc" not in text:
        return Config()

    from tomllib import TOMLDecodeError, loads

    try:
        document: dict[str, object] = loads(text)
    except TOMLDecodeError as error:
        report.add(SYNTAX.at(_syntax_span(str(error), path), str(error)))
        return Config()
    tool = document.get("tool")
    section = tool.get("flowc") if _is_table(tool) else None
    if section is None:
        return Config()
    where = _Where(path, text)
    if not _is_table(section):
        report.add(where.wrong("tool.flowc", "a table", section))
        return Config()
    config = _from_section(section, where, report)
    if known is not None:
        report.diagnostics.extend(_wrong_codes(config, where, known))
    return config


@dataclass(frozen=True, slots=True)
class _Where:
    """Finds the line of a key, since the TOML reader does not tell."""

    path: str
    text: str

    def span(self, key: str) -> Span:
        within = False
        for number, line in enumerate(self.text.splitlines(), start=1):
            content = line.strip()
            if content.startswith("["):
                header = content.strip("[] ").split("]")[0]
                within = header.startswith("tool.flowc")
                if header == f"tool.flowc.{key}":
                    return _on_line(self.path, number, line, content)
            name = content.partition("=")[0].strip().strip("\"'")
            if within and name == key:
                return _on_line(self.path, number, line, content.partition("=")[0].rstrip())
        return Span(self.path, 1, 0, 1, 0)

    def named(self, code: str) -> Span:
        """Give where a code is written in the section."""
        within = False
        for number, line in enumerate(self.text.splitlines(), start=1):
            if line.strip().startswith("[tool.flowc"):
                within = True
            for spelled in (f'"{code}"', f"'{code}'", code):
                if within and spelled in line.partition("#")[0]:
                    return _on_line(self.path, number, line, spelled)
        return Span(self.path, 1, 0, 1, 0)

    def wrong(self, key: str, expected: str, value: object) -> Diagnostic:
        found = type(value).__name__
        return WRONG_TYPE.at(self.span(key), f"`{key}` must be {expected}, not {found}")


def _on_line(path: str, number: int, line: str, part: str) -> Span:
    start = len(line[: line.find(part)].encode())
    return Span(path, number, start, number, start + len(part.encode()))


def _from_section(section: dict[str, object], where: _Where, report: Report) -> Config:
    config = Config()
    for key, value in section.items():
        changed = _with(config, key, value)
        if isinstance(changed, Config):
            config = changed
        elif changed:
            report.add(where.wrong(key, changed, value))
        else:
            known = ", ".join(_KEYS)
            message = f"`{key}` is not a key of [tool.flowc]"
            report.add(UNKNOWN_KEY.at(where.span(key), message, hint=f"the keys are {known}"))
    return config


_KEYS = (
    "source",
    "source-path",
    "git-commit",
    "packages",
    "environment",
    "installed",
    "images",
    "built-images",
    "python-version",
    "flytekit-version",
    "union",
    "extensions",
    "disabled-extensions",
    "site-packages",
    "select",
    "extend-select",
    "ignore",
    "per-file-ignores",
    "severity",
    "fail-on",
    "baseline",
    "waivers",
)

WAIVER_KEYS = ("code", "entity", "reason", "expires")
"""What each waiver must say; `part` is a port, a field or a value."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _with(config: Config, key: str, value: object) -> Config | str:
    """Give the configuration with one key more, or what was expected; empty if unknown."""
    match key:
        case "source":
            texts = (value,) if isinstance(value, str) else _texts(value)
            return "a string or a list of strings" if not texts else replace(config, sources=texts)
        case "git-commit":
            return replace(config, git_commit=value) if is_commit(value) else "40 hex digits"
        case "source-path":
            return replace(config, source_path=value) if _is_absolute(value) else "an absolute path"
        case "environment":
            pairs = _pairs(value)
            return "a table of strings" if pairs is None else replace(config, environment=pairs)
        case "built-images":
            pairs = _pairs(value)
            return "a table of strings" if pairs is None else replace(config, built_images=pairs)
        case "python-version":
            version = _version(value)
            return '"3.N"' if version is None else replace(config, python_version=version)
        case "flytekit-version":
            flytekit = behaviour_of(value) if isinstance(value, str) else None
            return (
                f"one of {supported()}" if flytekit is None else replace(config, flytekit=flytekit)
            )
        case "union":
            return replace(config, union=value) if isinstance(value, bool) else "true or false"
        case _ if key in _TEXT_LISTS:
            texts = _texts(value)
            return "a list of strings" if texts is None else _TEXT_LISTS[key](config, texts)
        case _:
            return _with_check(config, key, value)


def _with_check(config: Config, key: str, value: object) -> Config | str:
    """Read what says how findings are shown, as `_with` does."""
    match key:
        case "per-file-ignores":
            lists = _lists(value)
            if lists is None:
                return "a table of lists of codes"
            return replace(config, per_file_ignores=lists)
        case "severity":
            pairs = _pairs(value)
            if pairs is None or any(severity not in SEVERITIES for _, severity in pairs):
                return f"a table of {', '.join(SEVERITIES)}"
            return replace(config, severities=pairs)
        case "fail-on":
            if not isinstance(value, str) or value not in SEVERITIES[:3]:
                return f"one of {', '.join(SEVERITIES[:3])}"
            return replace(config, fail_on=value)
        case "baseline":
            if not isinstance(value, str) or not value:
                return "the path of a file"
            return replace(config, baseline=value)
        case "waivers" if isinstance(value, str) and value:
            return replace(config, waiver_file=value)
        case "waivers":
            tables = read_waivers(value)
            if tables is None:
                return f"a file, or a list of tables with {', '.join(WAIVER_KEYS)} (YYYY-MM-DD)"
            return replace(config, waivers=tables)
        case _:
            return ""


def read_waivers(value: object) -> tuple[tuple[tuple[str, str], ...], ...] | None:
    """Read a list of waivers; None if it is none, or something is missing or unknown."""
    if not _is_list(value):
        return None
    found: list[tuple[tuple[str, str], ...]] = []
    for table in value:
        if not _is_table(table) or not {*WAIVER_KEYS} <= table.keys() <= {*WAIVER_KEYS, "part"}:
            return None
        texts = {key: str(item) for key, item in table.items()}
        if not _DAY.fullmatch(texts["expires"]) or not all(texts[key] for key in WAIVER_KEYS):
            return None
        found.append(tuple(texts.items()))
    return tuple(found)


_TEXT_LISTS: dict[str, Callable[[Config, tuple[str, ...]], Config]] = {
    "packages": lambda config, texts: replace(config, packages=texts),
    "installed": lambda config, texts: replace(config, installed=texts),
    "images": lambda config, texts: replace(config, images=texts),
    "extensions": lambda config, texts: replace(config, extensions=texts),
    "disabled-extensions": lambda config, texts: replace(config, disabled_extensions=texts),
    "site-packages": lambda config, texts: replace(config, site_packages=texts),
    "select": lambda config, codes: _saying(config, replace(_said(config), select=codes)),
    "extend-select": lambda config, codes: _saying(
        config, replace(_said(config), extend_select=codes)
    ),
    "ignore": lambda config, codes: _saying(config, replace(_said(config), ignore=codes)),
}
"""Key of a list of strings → the configuration with it."""


def _said(config: Config) -> Selection:
    return config.selections[0] if config.selections else Selection()


def _saying(config: Config, said: Selection) -> Config:
    return replace(config, selections=(said,))


def _texts(value: object) -> tuple[str, ...] | None:
    if not _is_list(value):
        return None
    texts = tuple(item for item in value if isinstance(item, str))
    return texts if len(texts) == len(value) else None


def _pairs(value: object) -> tuple[tuple[str, str], ...] | None:
    if not _is_table(value):
        return None
    pairs = tuple((key, item) for key, item in value.items() if isinstance(item, str))
    return pairs if len(pairs) == len(value) else None


def _lists(value: object) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    if not _is_table(value):
        return None
    lists = {key: _texts(item) for key, item in value.items()}
    found = tuple((key, texts) for key, texts in lists.items() if texts is not None)
    return found if len(found) == len(lists) else None


def _wrong_codes(config: Config, where: _Where, known: KnownCodes) -> Iterator[Diagnostic]:
    said = config.selections
    lists = [codes for one in said for codes in (one.select, one.extend_select, one.ignore)]
    lists += [codes for _, codes in config.per_file_ignores]
    lists.append(tuple(code for code, _ in config.severities))
    lists.append(tuple(dict(waiver)["code"] for waiver in config.waivers))
    for code in dict.fromkeys(code for codes in lists for code in codes):
        if not known.is_known(code):
            message = f"no code is called `{code}`"
            yield UNKNOWN_CODE.at(where.named(code), message, hint=known.similar(code))
    for code, severity in config.severities:
        if severity != "error" and known.severity_of(code) is Severity.ERROR:
            yield LOWERED_ERROR.at(
                where.named(code),
                f"`{code}` is an error, and stays one",
                hint="to adopt flowc where it is found already, see `flowc check --baseline`",
            )


def _version(value: object) -> tuple[int, int] | None:
    match = _VERSION.fullmatch(value) if isinstance(value, str) else None
    return (3, int(match[1])) if match else None


def is_commit(value: object) -> TypeGuard[str]:
    """Tell whether a value is the full hash of a git commit."""
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{40}", value) is not None


def _is_absolute(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and value.startswith("/")


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _syntax_span(message: str, path: str) -> Span:
    found = re.search(r"at line (\d+), column (\d+)", message)
    line, column = (int(found[1]), int(found[2]) - 1) if found else (1, 0)
    return Span(path, line, column, line, column)
