"""Find the contract that a name stands for, in flowc's own manifests."""

from __future__ import annotations

from flowc.contracts.contract import Contract, contract_of
from flowc.contracts.narrowing import names_in, narrowed
from flowc.manifests.finding import find_on_shelf
from flowc.manifests.shelf import packages_on_shelf
from flowc_ir.diagnostic import Report


class NoContractError(Exception):
    """A name stands for no contract, or for several."""


def find_contract(name: str, report: Report) -> Contract:
    """Give the contract of a distribution, of a Python package, or of one of their classes.

    Raises `NoContractError`.
    """
    packages = sorted(packages_on_shelf())
    if name in packages:
        return not_empty(_read(name, report))
    contracts = [_read(package, report) for package in packages]
    for contract in contracts:
        if name == contract.id:
            return not_empty(contract)
    # A class may be written whole: only its last part stands in a contract.
    package, _, short = name.rpartition(".")
    found = [
        contract
        for contract in contracts
        if short in names_in(contract) and f"{package}.".startswith((".", f"{contract.package}."))
    ]
    if len(found) == 1:
        return narrowed(found[0], short)
    if found:
        owners = ", ".join(contract.package for contract in found)
        raise NoContractError(f"{name} is a class of several packages: {owners}; name one of them")
    raise NoContractError(f"no manifest describes {name}{_similar(name, contracts)}")


def not_empty(contract: Contract) -> Contract:
    """Give a contract of tasks or classes; raises `NoContractError` if there are none."""
    if contract.kinds or contract.classes:
        return contract
    raise NoContractError(
        f"{contract.id} adds types only: a contract is of tasks and their classes"
    )


def _read(package: str, report: Report) -> Contract:
    found = find_on_shelf(package, report)
    if found is None:
        raise NoContractError(f"the manifest of {package} cannot be read")
    return contract_of(found)


def _similar(name: str, contracts: list[Contract]) -> str:
    from difflib import get_close_matches

    known = [each for contract in contracts for each in (contract.id, *names_in(contract))]
    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""
