"""Put the bundled gazetteer into the wheel, compiled; a checkout reads its YAML instead."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledGazetteer(BuildHookInterface[Any]):
    """Compiles ``gazetteer/`` into ``normalize/bundled.gazetteer`` when a wheel is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and add the file to what the wheel holds; editable wheels need none."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from normalize.gazetteer.layout import write
        from normalize.gazetteer.reader import read
        from normalize.index.builder import compile_entities

        target = Path(self.directory) / "bundled.gazetteer"
        target.parent.mkdir(parents=True, exist_ok=True)
        write(str(target), compile_entities(read(str(root / "gazetteer"))))
        build_data["force_include"][str(target)] = "normalize/bundled.gazetteer"
