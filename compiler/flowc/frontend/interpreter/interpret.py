"""The interpreter: Python evaluated over what is known of its values.

A module of workflow code is a program that makes tasks, workflows and launch plans when it is
imported. To know what it makes, this room does what Python would do, except that it never runs
anything: it walks the syntax tree and computes with *abstract values* (`values.py`).

**The lattice.** It is flat. A value is either known or unknown; in between there are only the
containers, whose items may be unknown one by one.

- `Known` holds an immutable object of the host: an atom, a datetime, a pure path, a pattern.
- Lists, tuples, dicts, sets, functions, classes, instances and modules have values of their own,
  with Python's identity, mutation and lookup rules.
- `External` is a thing of a library, known by its qualified name only. What calling it means
  stands in tables (`registry.py`), which the library room and the dialects fill. The interpreter
  itself knows no name of any library. Some of Python's library is written in Python and evaluated
  like the user's code (`registry.Written`); what goes wrong in it is said of the user's call.
- `Extension` is the root of what a dialect adds. A promise is one: the interpreter only asks it
  what `+`, `.x`, `[0]` or `if` mean for it.
- `Unknown` carries the span and the reason of the first loss, and spreads: an attribute, an item
  or a call of it is the same unknown again. It is never an error.

**What is evaluated.** All expressions and statements of Python up to 3.13, first-party imports with
their cycles, the pure part of the standard library, and data files below the source root, which
become inputs of the compilation. **What is unknown**: whatever reads the world outside the sources
(files elsewhere, time, random numbers, the network, the environment and the git commit beyond what
is declared), what a third-party function returns, the order of a set of strings and of the files in
a folder, coroutines, and all that follows.

**Why this is sound.** The rule is: what is claimed to be known is what Python would compute, in
every run in which the module can be imported at all. Four things could break it, and each has its
answer:

1. *Unknown conditions.* Where it is not known which way the program goes, none is taken: every
   name that either way could bind becomes unknown, every mutable value that either way could
   change loses its contents, and if either way could leave the function, the rest of it is
   treated the same way (`uncertainty.py`). A `raise` on such a way is taken not to happen: if it
   did, the module could not be imported and there would be nothing to compile.
2. *Unknown code.* A function that is not known may change what it is given. So all mutable values
   that can be reached from its arguments lose their contents, unless the function is listed as
   harmless (logging, `print`).
3. *Exceptions.* Known exceptions are raised and caught as in Python. After a `try` whose body met
   something unknown, what its handlers could change is forgotten as well. Imports of packages
   that are not part of the sources are taken to succeed: what is compiled is the program as it is
   where its dependencies are installed. Where the program itself reckons with a failure (`try:
   import … except ImportError`), what is installed decides: it is known of Python's own library,
   of what flytekit requires, and of what is declared; else neither way is taken (`packages.py`).
4. *Endless programs.* Every evaluation takes a step from a budget that belongs to the file; depth
   of calls and of expressions, sizes of numbers, strings and containers, and patterns of regular
   expressions are bounded. What exceeds its bound is unknown, or ends the file with a finding.

**What it is not.** No join of two different known values is ever formed, no loop is approximated:
a workflow must be known exactly or not at all, so a lattice with more levels would buy nothing.

**The rooms.** `machine.py` holds the state, and `Parts` the functions that call one another; this
file joins them, so that imports go down only. An operation of Python is one function in one file:
`expressions`, `statements`, `calls`, `classes`, `attributes`, `subscripts`, `operators`,
`iteration`, `text`, `imports`, `annotations`.
"""

from __future__ import annotations

from flowc.frontend.interpreter import (
    attribute_writing,
    attributes,
    calls,
    comparison,
    expressions,
    imports,
    iteration,
    keys,
    kinds,
    operators,
    statements,
    subscripts,
    text,
    truth,
    uncertainty,
)
from flowc.frontend.interpreter.annotations import resolve_annotation
from flowc.frontend.interpreter.machine import Machine, Parts
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.world import Loader
from flowc_ir.diagnostic import Report

STEPS_PER_FILE = 2_000_000
"""Evaluation steps that one file may take; about three seconds."""

PARTS = Parts(
    evaluate=expressions.evaluate,
    execute=statements.execute,
    call=calls.call,
    attribute=attributes.attribute,
    set_attribute=attribute_writing.set_attribute,
    subscript=subscripts.subscript,
    set_subscript=subscripts.set_subscript,
    delete_subscript=subscripts.delete_subscript,
    binary=operators.binary,
    compare=comparison.compare,
    unary=operators.unary,
    truth=truth.truth,
    iterate=iteration.iterate,
    text=text.text,
    represent=text.represent,
    format_value=text.format_value,
    key=keys.key,
    lose=uncertainty.lose,
    havoc=uncertainty.havoc,
    stir=uncertainty.stir,
    import_module=imports.import_module,
    resolve_annotation=resolve_annotation,
    missing_reason=kinds.missing_reason,
    type_of=kinds.type_of,
    written=imports.written_value,
)


def make_machine(
    registry: Registry, loader: Loader, report: Report, steps: int = STEPS_PER_FILE
) -> Machine:
    """Put the parts of the interpreter together."""
    return Machine(PARTS, registry, loader, report, steps)
