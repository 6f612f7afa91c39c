"""Types of third parties: what manifests say of them, and whether their plugins are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import findings, reasons, task_of
from flowc.driver import CompileOptions, Outcome, compile_project
from flowc.flytekit_versions import V1_15
from flowc.manifests.indexing import index_text
from flowc.manifests.places import Places
from flowc.manifests.type_index import INDEX, type_index
from flowc_ir.types import (
    BlobType,
    DatasetType,
    Dimensionality,
    EncodedType,
    NativeType,
    StructType,
    Type,
    UnionType,
)
from flowc_validators import check

POLARS = "import polars as pl\n"
IMPORTED = POLARS + "import flytekitplugins.polars\n"


def compiled(
    root: Path,
    imports: str,
    annotation: str,
    *,
    installed: tuple[str, ...] | None = None,
    others: str = "",
) -> Outcome:
    """Compile a task whose input has a type."""
    text = f"{imports}\nfrom typing import *\nfrom flytekit import task\n"
    (root / "m.py").write_text(f"{text}@task\ndef t(x: {annotation}) -> None: ...\n")
    (root / "other.py").write_text(others)
    return compile_project(CompileOptions(root=root, units=("m",), installed=installed))


def type_of(outcome: Outcome) -> Type:
    """Give the type of the input."""
    return task_of(outcome, "m.t").interface.inputs[0].type


def test_the_index_holds_what_the_manifests_say() -> None:
    """Write it again with `python -m flowc.manifests`."""
    assert INDEX.read_text(encoding="utf-8") == index_text()


def test_no_name_is_described_twice() -> None:
    """A class has one encoding."""
    names = [entry.name for entry in type_index().entries().values()]
    assert set(type_index().entries()) >= set(names)


@pytest.mark.parametrize("installed", [None, ("polars",), ("polars", "flytekitplugins")])
def test_what_no_plugin_encodes_is_pickled(tmp_path: Path, installed: tuple[str, ...]) -> None:
    """Say so where the plugin might be there, unless it is declared what is."""
    outcome = compiled(tmp_path, POLARS, "pl.DataFrame", installed=installed)
    found = type_of(outcome)
    assert isinstance(found, NativeType)
    assert found.spelling == "<class 'polars.dataframe.frame.DataFrame'>"
    assert bool(found.reason) == (installed != ("polars",))
    messages = [each.message for each in check(outcome.program)]
    assert any("no source imports `flytekitplugins.polars`" in m for m in messages) == bool(
        found.reason
    )


@pytest.mark.parametrize(
    ("imports", "installed", "others"),
    [
        (IMPORTED, None, ""),
        (POLARS, ("polars", "flytekitplugins.polars"), ""),
        (POLARS, ("polars", "flytekitplugins.polars==1.16.31"), ""),
        (POLARS, None, "def f():\n    import flytekitplugins.polars\n"),
        (POLARS, None, "from flytekitplugins import polars\n"),
    ],
)
def test_a_plugin_is_there_if_a_source_imports_it_or_it_is_declared(
    tmp_path: Path, imports: str, installed: tuple[str, ...] | None, others: str
) -> None:
    """Where it is installed, it asks flytekit to import it."""
    outcome = compiled(tmp_path, imports, "pl.DataFrame", installed=installed, others=others)
    assert type_of(outcome) == DatasetType()
    assert not findings(outcome)


def test_a_plugin_that_does_not_ask_to_be_imported_has_to_be(tmp_path: Path) -> None:
    """Modin's frame travels by the old schema once its plugin is imported, else as a pickle."""
    modin = "import modin.pandas as mpd\n"
    later = "import flytekitplugins.modin\n"
    assert isinstance(type_of(compiled(tmp_path, modin, "mpd.DataFrame", others=later)), NativeType)
    found = type_of(compiled(tmp_path, modin + later, "mpd.DataFrame"))
    assert isinstance(found, EncodedType)
    assert found.tag == "pandas-df-transformer"


def test_a_class_that_derives_from_a_known_one_needs_no_plugin(tmp_path: Path) -> None:
    """A GeoDataFrame is a data frame of pandas."""
    outcome = compiled(tmp_path, "import geopandas", "geopandas.GeoDataFrame")
    assert type_of(outcome) == DatasetType()


def test_an_alias_of_typing_has_no_bases(tmp_path: Path) -> None:
    """Without its plugin, a frame with a schema is pickled, one without is a data frame."""
    imports = "import pandera.typing as pt\nclass S: ..."
    bare = compiled(tmp_path, imports, "pt.DataFrame")
    assert type_of(bare) == DatasetType()
    assert isinstance(type_of(compiled(tmp_path, imports, "pt.DataFrame[S]")), NativeType)


def test_the_encoder_of_pandera_takes_one_annotation(tmp_path: Path) -> None:
    """Unpacking two fails in flytekit."""
    imports = "import pandera.typing as pt\nimport flytekitplugins.pandera\nclass S: ..."
    one = compiled(tmp_path, imports, "Annotated[pt.DataFrame[S], 1]")
    assert type_of(one) == EncodedType("Pandera Transformer", DatasetType())
    two = compiled(tmp_path, imports, "Annotated[pt.DataFrame[S], 1, 2]")
    assert [text.partition(":")[0] for text in findings(two)] == ["type-parameter"]


@pytest.mark.parametrize(
    ("given", "tag"),
    [("", "GreatExpectations Transformer"), ("[str, 1]", "GreatExpectations Transformer")],
)
def test_a_parameter_may_be_what_is_encoded(tmp_path: Path, given: str, tag: str) -> None:
    """The tag is that of the outer type."""
    imports = "from flytekitplugins.great_expectations import GreatExpectationsType as G"
    found = type_of(compiled(tmp_path, imports, f"Optional[G{given}]"))
    assert isinstance(found, UnionType)
    inner = found.variants[0]
    assert isinstance(inner, EncodedType)
    assert inner.tag == tag
    assert inner.metadata is not None


def test_a_parameter_that_cannot_be_encoded_is_wrong(tmp_path: Path) -> None:
    """There is an error for all but files, schemas and text."""
    imports = "from flytekitplugins.great_expectations import GreatExpectationsType as G"
    outcome = compiled(tmp_path, imports, "G[int, 1]")
    assert [text.partition(":")[0] for text in findings(outcome)] == ["type-parameter"]


def test_configurations_are_untyped_mappings(tmp_path: Path) -> None:
    """They are no msgpack."""
    imports = "from omegaconf import DictConfig\nimport flytekitplugins.omegaconf"
    assert type_of(compiled(tmp_path, imports, "DictConfig")) == StructType(
        "OmegaConf DictConfig", msgpack=False
    )


@pytest.mark.parametrize(("versions", "kind"), [("2.3.3", "core.series."), ("3.1", "")])
def test_how_a_class_is_printed_may_differ_by_version(
    tmp_path: Path, versions: str, kind: str
) -> None:
    """The version is declared, or the class is not known."""
    imports = "import pandas as pd"
    installed = (f"pandas=={versions}",)
    found = type_of(compiled(tmp_path, imports, "pd.Series", installed=installed))
    assert isinstance(found, NativeType)
    assert found.spelling == f"<class 'pandas.{kind}Series'>"
    reason = reasons(compiled(tmp_path, imports, "pd.Series"))["m.t"]
    assert "differs by version of `pandas`" in reason


def test_an_older_flytekit_may_encode_otherwise(tmp_path: Path) -> None:
    """A model of Keras was a folder."""
    compiled(tmp_path, "import tensorflow as tf", "tf.keras.Model")
    options = CompileOptions(root=tmp_path, units=("m",), flytekit=V1_15)
    found = type_of(compile_project(options))
    assert found == BlobType("TensorFlow Model", "TensorFlowModel", Dimensionality.MULTIPART)


def test_none_in_a_union_means_none_where_the_encoder_fails_on_it(tmp_path: Path) -> None:
    """An estimator is dumped whatever it is, so that is in doubt."""
    for imports, annotation, is_known in (
        ("import torch", "torch.Tensor", True),
        ("import sklearn.base", "sklearn.base.BaseEstimator", False),
    ):
        text = f"""{imports}
from typing import Optional
from flytekit import task, workflow
@task
def t(x: Optional[{annotation}]) -> None: ...
@workflow
def w() -> None:
    t(x=None)
"""
        (tmp_path / "m.py").write_text(text)
        outcome = compile_project(CompileOptions(root=tmp_path, units=("m",)))
        assert ("m.w" not in reasons(outcome)) == is_known


def test_the_manifests_of_types_are_locked(tmp_path: Path) -> None:
    """Only those of types that are used."""
    outcome = compiled(tmp_path, "import numpy as np, pandas as pd", "np.ndarray")
    assert [each.id for each in outcome.program.manifests] == ["numpy"]


def test_a_name_may_stand_for_a_value(tmp_path: Path) -> None:
    """Its manifest takes part too."""
    text = """
from flytekit import LaunchPlan, task, workflow
import torch.distributed as dist
@task
def t(x: str) -> None: ...
@workflow
def w(x: str = dist.Backend.GLOO) -> None:
    t(x=x)
"""
    (tmp_path / "m.py").write_text(text)
    outcome = compile_project(CompileOptions(root=tmp_path, units=("m",)))
    assert not reasons(outcome)
    assert [each.id for each in outcome.program.manifests] == ["torch"]


@pytest.mark.parametrize("imports", ["import sklearn", "import sklearn.base", ""])
def test_what_derives_from_another_package_if_that_is_there_is_in_doubt(
    tmp_path: Path, imports: str
) -> None:
    """The models of xgboost are estimators where scikit-learn is installed."""
    outcome = compiled(tmp_path, f"{imports}\nfrom xgboost import XGBClassifier", "XGBClassifier")
    if imports:
        assert type_of(outcome) == BlobType("Sklearn Estimator", "SklearnEstimator")
    else:
        assert "whether `sklearn` has been imported" in reasons(outcome)["m.t"]


PROJECT = """\
format: 1
id: polars
summary: Frames of ours.
versions: ">=1"
package: polars
types:
  - name: DataFrame
    tag: Ours
    literal_type: {blob: {format: ours}}
  - {name: Odd, tag: Odd, literal_type: {unionType: {}}}
constants:
  - {name: MODE, value: fast}
"""


def test_manifests_of_a_project_go_before(tmp_path: Path) -> None:
    """What they do not describe is not described, and neither is what is disabled."""
    manifest = tmp_path / "polars.yaml"
    manifest.write_text(PROJECT)
    text = """
from flytekit import task, workflow
import numpy, polars
@task
def ours(x: polars.DataFrame) -> None: ...
@task
def other(x: polars.LazyFrame) -> None: ...
@task
def odd(x: polars.Odd) -> None: ...
@task
def disabled(x: numpy.ndarray) -> None: ...
@workflow
def mode(x: str = polars.MODE) -> None: ...
"""
    (tmp_path / "m.py").write_text(text)
    places = Places(root=tmp_path, project=(manifest,), disabled=("numpy",))
    outcome = compile_project(CompileOptions(root=tmp_path, units=("m",), manifests=places))
    assert set(reasons(outcome)) == {"m.other", "m.odd", "m.disabled"}
    port = task_of(outcome, "m.ours").interface.inputs[0]
    assert port.type == BlobType("Ours", "ours")
