"""Gazetteers: YAML that people edit, read, checked, layered and written; and the compiled file.

What works on YAML is imported at its first use, because a compiled gazetteer answers before that
would be done.
"""

import importlib
from typing import TYPE_CHECKING

from normalize.gazetteer.codec import decode, encode
from normalize.gazetteer.layout import Container, is_compiled, pack, write

if TYPE_CHECKING:
    from normalize.gazetteer.layers import layer
    from normalize.gazetteer.reader import files, read, read_all
    from normalize.gazetteer.writer import difference, fix, normal_form, write_yaml

__all__ = [
    "Container",
    "decode",
    "difference",
    "encode",
    "files",
    "fix",
    "is_compiled",
    "layer",
    "normal_form",
    "pack",
    "read",
    "read_all",
    "write",
    "write_yaml",
]
_MODULES = {"layer": "layers", "files": "reader", "read": "reader", "read_all": "reader"} | (
    dict.fromkeys(("difference", "fix", "normal_form", "write_yaml"), "writer")
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found
