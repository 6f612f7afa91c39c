"""References to container images: what the registries' grammar says is wrong with one."""

from __future__ import annotations

import re

# Compiled when something names an image.
_DOMAIN = (
    r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*"
    r"|\[[a-fA-F0-9:]+\])(?::[0-9]+)?"
)
_PART = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_TAG = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}"
_DIGEST = r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}"
_LENGTHS = {"sha256": 64, "sha384": 96, "sha512": 128}
_PLACEHOLDER = r"\{\{\s*\.images?\.[a-zA-Z0-9_-]+(?:\.([a-zA-Z0-9_-]+))?\s*\}\}"
_LONGEST = 255
_STANDS_FOR = {"fqn": "image", "version": "1", "": "image:1"}


def image_fault(reference: str, *, placeholders: bool = False) -> str:
    """Say what is wrong with a reference to an image, nothing if it is one.

    With `placeholders`, `{{.image.name}}`, `{{.image.name.fqn}}` and `{{.image.name.version}}`
    stand for images of a configuration, as in flytekit 1.16.31 (core/python_auto_container.py).
    Mirrors `ParseNormalizedNamed` of github.com/distribution/reference v0.6.0, which Kubernetes
    reads images with.
    """
    if placeholders:
        for found in re.finditer(_PLACEHOLDER, reference, re.IGNORECASE):
            if (found[1] or "") not in _STANDS_FOR:
                return f"`{found[1]}` of an image is not known, only `fqn` and `version`"
        reference = re.sub(
            _PLACEHOLDER, lambda found: _STANDS_FOR[found[1] or ""], reference, flags=re.IGNORECASE
        )
    if "{" in reference or "}" in reference:
        return "its braces are not those of a placeholder that is filled in"
    return _fault(reference)


def _fault(reference: str) -> str:
    if not reference:
        return "it is empty"
    if re.fullmatch("[a-f0-9]{64}", reference):
        return "it is a hash without the name of an image"
    if re.search(r"\s", reference):
        return "it holds white space"
    if "://" in reference:
        return "it begins as an address of the web does"
    whole, has_digest, digest = reference.partition("@")
    if has_digest and (fault := _digest_fault(digest)):
        return fault
    domain, path = _divided(whole)
    path, has_tag, tag = path.partition(":")
    if has_tag and not re.fullmatch(_TAG, tag):
        return f"`{tag}` is not a tag" if tag else "its tag is empty"
    if path != path.lower():
        return f"`{path}` has upper case letters"
    if domain and not re.fullmatch(_DOMAIN, domain):
        return f"`{domain}` is not the name of a registry"
    if not re.fullmatch(rf"{_PART}(?:/{_PART})*", path):
        return f"`{path}` is not the name of a repository"
    return "its name is too long" if len(domain) + 1 + len(path) > _LONGEST else ""


def _divided(name: str) -> tuple[str, str]:
    """Divide a name into registry and repository, as `splitDockerDomain` does."""
    domain, found, path = name.partition("/")
    is_domain = "." in domain or ":" in domain or domain == "localhost" or domain != domain.lower()
    return (domain, path) if found and is_domain else ("", name)


def _digest_fault(digest: str) -> str:
    if not re.fullmatch(_DIGEST, digest):
        return f"`{digest}` is not a digest"
    algorithm, _, value = digest.partition(":")
    length = _LENGTHS.get(algorithm)
    if length is None:
        return f"`{algorithm}` is not an algorithm of digests"
    if len(value) != length or value != value.lower():
        return f"a digest of {algorithm} has {length} digits"
    return ""
