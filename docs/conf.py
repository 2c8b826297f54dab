"""How Sphinx makes a site of these pages and of the docstrings: ``make docs``."""

from pygments.lexers.special import TextLexer

import normalize

project = "normalize"
version = release = normalize.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
root_doc = "README"
exclude_patterns = ["conf.py"]
html_theme = "alabaster"
html_theme_options = {
    "description": "One ID for a name, in any spelling and any script",
    "page_width": "1100px",
}
html_show_copyright = False
html_show_sourcelink = False
default_role = "py:obj"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_display_short_literal_types = True
python_maximum_signature_line_length = 88
myst_heading_anchors = 2
CONTENTS = "\n```{toctree}\n:hidden:\n:glob:\n\n*\n```\n"


def setup(app):
    """Let tables be shown as text, and the index lead to every page."""
    app.add_lexer("csv", TextLexer)
    app.connect("source-read", add_contents)
    app.connect("autodoc-skip-member", skip_field)


def add_contents(_app, page, source):
    """Add what Sphinx wants of an index, which the page does not show on its own."""
    if page == root_doc:
        source[0] += CONTENTS


def skip_field(_app, _what, _name, member, skip, _options):
    """Leave out the fields of named tuples, which their signature shows with their types."""
    return skip or type(member).__name__ == "_tuplegetter"
