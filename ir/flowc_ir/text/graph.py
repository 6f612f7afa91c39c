"""Nodes, bindings and conditions as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from flowc_ir.graph import (
    START_NODE,
    Alias,
    ApproveGate,
    Binding,
    BindingValue,
    Branch,
    Call,
    Comparator,
    Comparison,
    Condition,
    Conjunction,
    InputGate,
    ListBinding,
    LiteralBinding,
    LiteralOperand,
    LocalReference,
    Map,
    MapBinding,
    Node,
    NodeMetadata,
    Operand,
    PromiseBinding,
    Reference,
    RemoteReference,
    SleepGate,
    VariableOperand,
)
from flowc_ir.literals import ListLiteral, MapLiteral
from flowc_ir.text.atoms import quote, spell_name, spell_qualified_name
from flowc_ir.text.interface import interface_doc
from flowc_ir.text.layout import Doc, Group, block, group, row
from flowc_ir.text.literals import literal_doc
from flowc_ir.text.settings import settings_docs, settings_group
from flowc_ir.text.spans import Spans
from flowc_ir.text.types import spell_type
from flowc_ir.walk import walk_promises

_OPERATORS = {
    Comparator.EQ: "==",
    Comparator.NE: "!=",
    Comparator.GT: ">",
    Comparator.GE: ">=",
    Comparator.LT: "<",
    Comparator.LE: "<=",
}
