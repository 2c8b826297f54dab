"""YAML of gold texts as fields that know their line; every scalar is text but ``null``."""

from collections.abc import Iterator
from typing import Any

from normalize.errors import InputError

NULL, BOOLEAN = "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool"
YES = frozenset({"true", "yes", "on"})


def compose(path: str) -> Any:  # noqa: ANN401  a node of PyYAML, which knows its line
    """Return the top node of the YAML file *path*; ``None`` where it holds nothing."""
    import yaml

    try:
        with open(path, "rb") as file:
            return yaml.compose(file, Loader=yaml.SafeLoader)
    except OSError as error:
        fact = f"cannot be read: {error.strerror}"
        raise InputError(path, fact, "name a YAML file of texts") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}:{mark.line + 1}" if mark else path
        fact = getattr(error, "problem", None) or type(error).__name__
        raise InputError(place, f"this is not YAML: {fact}", "mend it here") from None


class Fields:
    """A mapping of a file: its fields, asked for by name and sort."""

    def __init__(self, node: Any, path: str) -> None:  # noqa: ANN401
        self.place = f"{path}:{node.start_mark.line + 1}"
        self._path = path
        if node.id != "mapping":
            raise InputError(self.place, "these are no fields", "write 'key: value'")
        self._nodes = {key.value: value for key, value in node.value if key.id == "scalar"}

    def text(self, key: str) -> str | None:
        """Return the text of field *key*; ``None`` where it is absent or null."""
        node = self._nodes.get(key)
        if node is None or node.tag == NULL:
            return None
        if node.id != "scalar":
            raise InputError(self.place, f"'{key}' is no text", "write it on one line")
        return str(node.value)

    def needed(self, key: str) -> str:
        """Return the text of field *key*, which must be there."""
        if (text := self.text(key)) is None:
            raise InputError(self.place, f"'{key}' is missing", "fill it in")
        return text

    def number(self, key: str, default: int | None = None) -> int:
        """Return the whole number of field *key*, or *default* where one is given."""
        text = self.needed(key) if default is None else self.text(key)
        if text is None and default is not None:
            return default
        if not (text and text.isascii() and text.isdecimal()):
            raise InputError(self.place, f"'{key}' is no whole number", "write it in digits")
        return int(text)

    def is_set(self, key: str) -> bool:
        """Say whether field *key* is there and not ``false``."""
        node = self._nodes.get(key)
        if node is None or node.tag == NULL:
            return False
        return node.tag != BOOLEAN or str(node.value).lower() in YES

    def each(self, key: str) -> "Iterator[Fields]":
        """Yield the mappings that field *key* lists; none where it is absent."""
        return (Fields(node, self._path) for node in self._listed(key))

    def texts(self, key: str) -> list[str]:
        """Return the texts that field *key* lists; none where it is absent."""
        return [str(node.value) for node in self._listed(key)]

    def _listed(self, key: str) -> list[Any]:
        node = self._nodes.get(key)
        if node is None or node.tag == NULL:
            return []
        if node.id != "sequence":
            raise InputError(self.place, f"'{key}' is no list", "write a list")
        return list(node.value)
