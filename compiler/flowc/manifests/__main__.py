"""Write the index of types: `python -m flowc.manifests`."""

from __future__ import annotations

from flowc.manifests.indexing import index_text
from flowc.manifests.type_index import INDEX

if __name__ == "__main__":
    INDEX.write_text(index_text(), encoding="utf-8")
