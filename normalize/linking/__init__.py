"""Linking: the names in running text, and whom they mean."""

from normalize.linking.linker import Linker

__all__ = ["Linker"]
