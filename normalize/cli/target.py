"""Files to be written, looked at before any work is done for them."""

import os
from collections.abc import Iterable

from normalize.errors import InputError


def refuse_harm(output: str, sources: Iterable[str]) -> None:
    """Refuse to put *output* in the place of one of the *sources*, a folder or a device."""
    if not os.path.exists(output):
        return
    if not os.path.isfile(output):
        raise InputError(output, "is no file", "name the file to write")
    if any(os.path.exists(source) and os.path.samefile(source, output) for source in sources):
        raise InputError(output, "is a source and the output in one", "name another file")
