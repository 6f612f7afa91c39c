"""The whole compiler, as one recipe."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from flowc.dialects.flytekit.beside import Beside
from flowc.dialects.flytekit.dialect import FlytekitDialect
from flowc.flytekit_versions import NEWEST, Behaviour
from flowc.frontend.codes import UNCERTAIN_IMPORT
from flowc.frontend.discover import SourceTree
from flowc.frontend.import_listener import ImportListener
from flowc.frontend.interpreter.interpret import make_machine
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.packages import Packages
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.library.registry import standard_library
from flowc.frontend.loader import ProjectLoader
from flowc.frontend.modules import chosen_modules, run_modules
from flowc.manifests.places import Places
from flowc_ir.diagnostic import Diagnostic, Report
from flowc_ir.graph import Workflow
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Entity, Program
from flowc_ir.verify import verify

RECURSION_LIMIT = 12_000
"""Frames of the host; one call of a user's function takes about a dozen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompileOptions:
    """What to compile: the units under `root`, none meaning everything.

    `environment` is what `os.environ` holds while the sources are evaluated, and nothing else.
    `is_fast`: code will be sent apart from the images, so that images made of an `ImageSpec` do not
    hold it; it must agree with the settings of the Flyte target. `source_path` is where the root
    lies on the machine that packages with flytekit; what depends on it is opaque if it is empty.
    `needs_loaded`: it is an error if it is not certain which modules are imported.
    `folders` of the root are where dotted names begin. `installed` are the packages, beside what
    flytekit requires, that an import which may fail finds; None: that is not known. `git_commit` is
    what git says of the sources; empty: that is not known.
    `built_images` are the names that remote builders give to images, by flytekit's own names.
    `judges_bodies`: whether to look for what is wrong in the bodies of functions.
    `optional` are the codes that are looked for only where somebody asks for them.
    `has_union`: whether the package `union` is installed there; None: if `installed` lists it, or
    a source file imports it. `manifests`: where extension manifests are beside flowc's own.
    `changed` are the bytes of some files, by path, that stand for those on disk.
    """

    root: Path
    folders: tuple[str, ...] = ("",)
    units: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    python_version: tuple[int, int] = (3, 11)
    is_fast: bool = False
    source_path: str = ""
    flytekit: Behaviour = NEWEST
    needs_loaded: bool = False
    installed: tuple[str, ...] | None = None
    git_commit: str = ""
    built_images: tuple[tuple[str, str], ...] = ()
    has_union: bool | None = None
    judges_bodies: bool = False
    manifests: Places | None = None
    changed: Mapping[str, bytes] | None = None
    optional: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a compilation gives back; `program` is there even when the sources are wrong.

    `loaded` are the files of the modules that were imported, if `CompileOptions.needs_loaded`.
    `seen` is what is known of workflows that are opaque, if `CompileOptions.judges_bodies`.
    """

    program: Program
    report: Report
    sources: Mapping[str, str]
    loaded: tuple[str, ...]
    seen: tuple[Workflow, ...] = ()

    def placed(self, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Give findings, those about settings at the argument or constant that is wrong."""
        from flowc.dialects.flytekit.setting_places import at_settings  # only findings have places

        return at_settings(findings, self.sources)


def compile_project(
    options: CompileOptions, progress: Callable[[int, int, str], None] | None = None
) -> Outcome:
    """Compile a project. The user's mistakes are reported, never raised."""
    report = Report()
    try:
        with _deep_recursion():
            return _compile(options, report, progress)
    finally:
        # What the loader has put out of the collector's sight may be garbage from now on.
        gc.unfreeze()


def _compile(
    options: CompileOptions, report: Report, progress: Callable[[int, int, str], None] | None
) -> Outcome:
    # Find the files; they are read and parsed when they are first imported.
    tree = SourceTree(options.root, options.folders, options.changed)
    loader = ProjectLoader(tree, report, FlytekitDialect.packages, minor=options.python_version[1])
    modules = chosen_modules(tree, options.units, report)

    # Put the interpreter together: Python's own library, and what flytekit's names mean.
    beside = _beside(options, tree)
    dialect = FlytekitDialect(
        report,
        options.flytekit,
        beside,
        is_fast=options.is_fast,
        source_path=options.source_path,
        built_images=dict(options.built_images),
    )
    registry = standard_library(
        dict(options.environment),
        dialect.note_environment,
        options.python_version,
        options.git_commit,
    )
    registry.merge(dialect.registry())
    if options.flytekit is NEWEST:
        registry.put_off(["union"], lambda registry: _add_union(registry, dialect))
    else:
        registry.absent["union"] = {"union": f"it is mirrored beside {NEWEST.release} only"}
    places = options.manifests or Places(root=options.root)
    manifest_texts: dict[str, str] = {}
    registry.finder = dialect.finder(places, manifest_texts)
    machine = make_machine(registry, loader, report)
    machine.files = loader
    machine.listeners.append(ImportListener(machine))
    machine.units = frozenset(modules)
    machine.packages = _packages(options)
    dialect.attach(machine)

    # Run the modules as Python would import them; tasks and workflows register themselves.
    run_modules(machine, modules, report, progress)

    # Make the graphs, and lower what was registered.
    entities = dialect.finish()
    seen = dialect.judge_bodies() if options.judges_bodies else ()
    if "unused-import" in options.optional:
        _judge_imports(entities, machine, tree, report)
    program = Program(
        entities=entities,
        types=dialect.definitions(),
        manifests=dialect.manifests(),
        sources=tuple(loader.sources[path] for path in sorted(loader.sources)),
        dialect="flytekit",
        dialect_version=options.flytekit.version,
    )
    verify(program)
    texts = {**manifest_texts, **loader.texts}
    loaded = _loaded(machine, report) if options.needs_loaded else ()
    return Outcome(program=program, report=report, sources=texts, loaded=loaded, seen=seen)


def _judge_imports(
    entities: Sequence[Entity], machine: Machine, tree: SourceTree, report: Report
) -> None:
    """Look for imports that are not used in the files that entities are defined in."""
    from flowc.dialects.flytekit.quiet_imports import quiet  # few ask for it
    from flowc.frontend.imports.unused_import import report_unused_imports

    paths = [*dict.fromkeys(entity.span.path for entity in entities)]
    report_unused_imports(machine.sources, paths, tree, machine.loader, quiet, report)


def _beside(options: CompileOptions, tree: SourceTree) -> Beside:
    declared = options.has_union
    if declared is None and "union" in (options.installed or ()):
        declared = True
    if options.flytekit is not NEWEST:
        declared = False
    return Beside(declared, tree.importer_of, options.python_version)


def _packages(options: CompileOptions) -> Packages:
    if options.installed is None:
        return Packages(options.python_version)
    pairs = [name.partition("==") for name in options.installed]
    names = frozenset(name.strip() for name, _, _ in pairs)
    versions = {name.strip(): version.strip() for name, _, version in pairs if version}
    return Packages(options.python_version, names, versions)


def _loaded(machine: Machine, report: Report) -> tuple[str, ...]:
    """Give the files of the modules that were imported; it is reported if that is not certain."""
    from flowc.frontend.loaded import doubt_of_loading, loaded_files  # only `--copy auto` asks

    doubt = doubt_of_loading(machine)
    if doubt is not None:
        report.add(
            UNCERTAIN_IMPORT.at(
                doubt.unknown.span,
                f"whether {doubt.what} is imported is not known: {doubt.unknown.reason}",
                hint="import it at the top of a module, or send all files with `--copy all`",
            )
        )
    return tuple(loaded_files(machine))


def _add_union(registry: Registry, dialect: FlytekitDialect) -> None:
    """Add what the names of `union` mean, once a program names one."""
    from flowc.dialects.union.registry import union_registry

    registry.merge(union_registry(dialect.session))


@contextmanager
def _deep_recursion() -> Generator[None]:
    """Let the interpreter recurse as deep as its own limits allow (`interpreter/machine.py`)."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
