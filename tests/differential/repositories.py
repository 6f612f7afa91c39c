"""Source trees with what a code bundle has to be careful about, made anew for each test run."""

from __future__ import annotations

import subprocess
from pathlib import Path

from differential.archives import environment

_KINDS = '''\
"""Every kind of task whose command fast registration changes, or must leave alone."""

from functools import partial

from flytekit import (
    ContainerTask, ImageSpec, LaunchPlan, PodTemplate, Resources, dynamic, eager, kwtypes, map_task,
    task, workflow,
)
from kubernetes.client import V1Container, V1PodSpec

from shop.prices import RATE

pod = PodTemplate(
    primary_container_name="primary",
    pod_spec=V1PodSpec(containers=[V1Container(name="primary")]),
)


@task(requests=Resources(cpu="1"), environment={"RATE": str(RATE)})
def price(article: str, factor: int = 2) -> float:
    return RATE * factor


@task(pod_template=pod)
def heavy(article: str) -> str:
    return article


@task(container_image=ImageSpec(name="shop", packages=["pandas"], registry="reg.test"))
def special(article: str) -> str:
    return article


@dynamic
def many(articles: list[str]) -> list[float]:
    return [price(article=article) for article in articles]


@eager
async def soon(article: str) -> float:
    return await price(article=article)


shell = ContainerTask(
    name="shell",
    image="alpine:3",
    inputs=kwtypes(text=str),
    outputs=kwtypes(out=str),
    command=["sh", "-c", "echo {{.inputs.text}} > /var/outputs/out"],
)


@workflow
def order(articles: list[str], one: str = "tea") -> list[float]:
    heavy(article=one)
    heavy(article=one).with_overrides(pod_template=pod)
    special(article=one)
    shell(text=one)
    many(articles=articles)
    map_task(heavy)(article=articles)
    return map_task(partial(price, factor=3), concurrency=2)(article=articles)


nightly = LaunchPlan.get_or_create(order, "nightly", default_inputs={"articles": ["a"]})
'''

_PLAIN = """\
from flytekit import task, workflow


@task
def greet(name: str) -> str:
    return f"hello {name}"


@workflow
def hello(name: str = "world") -> str:
    return greet(name=name)
"""


_TOP_IGNORES = """\
*.log
!keep.log
build/
/src/secret.txt
src/**/cache
*.tmp/
\\#odd
"""
_IGNORES = "\ufefflocal_*\n!local_settings.py\nvendor\ntrailing.txt   \nname\\ \n"


def write(root: Path, files: dict[str, str]) -> None:
    """Write text files, with the folders above them."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    """Run git without the settings of user and machine."""
    subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        env=environment(HOME=str(folder)),
        check=True,
        capture_output=True,
    )


def make_shop(root: Path) -> None:
    """Nested packages, data, links, modes, odd names, and the files of ignore patterns."""
    write(
        root,
        {
            "shop/__init__.py": "",
            "shop/kinds.py": _KINDS,
            "shop/prices/__init__.py": "from shop.prices.rates import RATE\n",
            "shop/prices/rates.py": "RATE = 1.5\n",
            "shop/prices/unused.py": "raise RuntimeError\n" * 0,
            "shop/prices/table.csv": "a,b\n1,2\n",
            "shop/__pycache__/kinds.cpython-311.pyc": "x",
            "docs/stray.pyc": "x",
            "__pycache__/deep/kept.txt": "not a pattern of flytekit's reaches here",
            ".cache/data": "x",
            "shop/.cache/data": "x",
            "data/ä ö.txt": "x",
            'data/with "quotes".txt': "x",
            "data/logs/a.log": "x",
            "data/logs/KEEP.LOG": "x",
            "docs/guide.md": "# x\n",
            "docs/api/index.md": "# x\n",
            "docs/api/deep/index.md": "# x\n",
            "notes/a1.md": "x",
            "notes/b1.md": "x",
            "Dockerfile": "FROM scratch\n",
            ".dockerignore": "# a comment\n\n**/*.log\n!**/keep.log\n/docs/api/\nnotes/[a]?.md\n",
            ".flyteignore": "  data/with*  \r\n.git\r\n../outside\nDOCKERFILE\n",
            "run.sh": "#!/bin/sh\n",
            "private.txt": "x",
            "z" * 120 + ".txt": "a name that needs a header of its own",
        },
    )
    (root / "run.sh").chmod(0o755)
    (root / "private.txt").chmod(0o600)
    (root / "link.py").symlink_to("shop/kinds.py")
    (root / "broken").symlink_to("nowhere")
    outside = root.parent / "shared"
    write(outside, {"model.bin": "x", "inner/more.bin": "y"})
    (root / "linked").symlink_to("../shared")
    (outside / "back").symlink_to(root)
    (root / "twin.txt").hardlink_to(root / "private.txt")


def make_forge(root: Path) -> None:
    """A git repository whose source root is a folder inside, with ignored files of all sorts."""
    write(
        root,
        {
            ".gitignore": _TOP_IGNORES,
            "src/.gitignore": _IGNORES,
            "src/forge/__init__.py": "",
            "src/forge/flow.py": _PLAIN,
            "src/forge/.gitignore": "!*.log\ndata/*\n!data/kept.csv\n/[[:digit:]]*.bin\n",
            "src/forge/a.log": "x",
            "src/a.log": "x",
            "src/keep.log": "x",
            "src/tracked.log": "x",
            "src/secret.txt": "x",
            "src/forge/secret.txt": "x",
            "src/build/out.o": "x",
            "src/build/.gitignore": "!*\n",
            "src/build/tracked.o": "x",
            "src/forge/build": "a file, no folder",
            "src/forge/deep/cache": "x",
            "src/cache/x": "x",
            "src/a.tmp/x": "x",
            "src/local_a.py": "x",
            "src/local_settings.py": "X = 1\n",
            "src/forge/data/a.csv": "x",
            "src/forge/data/kept.csv": "x",
            "src/forge/1.bin": "x",
            "src/forge/x1.bin": "x",
            "src/trailing.txt": "x",
            "src/name ": "x",
            "src/#odd": "x",
            "src/ä.log": "git spells it in quotes, so flytekit does not recognise it",
            "src/excluded.by": "x",
            "src/vendor/lib/code.py": "x = 1\n",
            "src/other/vendor/lib.py": "x = 1\n",
        },
    )
    git(root, "init", "-q")
    git(root, "add", "-f", "src/tracked.log", "src/build/tracked.o", "src/forge", ".gitignore")
    (root / ".git/info/exclude").write_text("*.by\n")
    nested = root / "src/nested"
    write(nested, {"inside.log": "x", "plain.txt": "x"})
    git(nested, "init", "-q")


def make_loaded(root: Path) -> None:
    """Modules that are imported, and modules that are not."""
    write(
        root,
        {
            "app/__init__.py": "",
            "app/flow.py": (
                "import importlib\n"
                "import json\n"
                "import app.used\n"
                "import tools.helper\n"
                "from app.inner import thing\n"
                'late = importlib.import_module("app.late")\n'
                "try:\n    import app.fails\nexcept ImportError:\n    pass\n"
                "if False:\n    import app.never\n"
                "def later():\n    import app.in_function\n" + _PLAIN
            ),
            "app/used.py": "X = 1\n",
            "app/late.py": "X = 1\n",
            "app/fails.py": "import app.before_it_fails\nraise ImportError\n",
            "app/before_it_fails.py": "X = 1\n",
            "app/never.py": "X = 1\n",
            "app/in_function.py": "X = 1\n",
            "app/inner/__init__.py": "thing = 1\n",
            "app/inner/not_loaded.py": "X = 1\n",
            "app/data.csv": "a\n",
            "tools/helper.py": "import tools.deep.more\n",
            "tools/deep/more.py": "X = 1\n",
            "tools/idle.py": "X = 1\n",
            "other.py": _PLAIN,
            "real/linked.py": "X = 1\n",
            ".flyteignore": "app/used.py\n",
        },
    )
    (root / "app/linked.py").symlink_to("../real/linked.py")
    with (root / "app/flow.py").open("a") as stream:
        stream.write("import app.linked\n")
