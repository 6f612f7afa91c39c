"""Write Flyte's definitions into the rooms of the clients: `make definitions`."""

from __future__ import annotations

from consumers.definitions.files import files

for path, text in files().items():
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
