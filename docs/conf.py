"""The documentation site: the pages of this folder and the reference made from the program itself."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import reference  # noqa: E402 - it stands beside this file

import wombat  # noqa: E402

project = "WOMBAT"
author = "The WOMBAT maintainers"
copyright = author  # noqa: A001 - the name that Sphinx gives it
version = release = wombat.__version__

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "requirements.txt"]
nitpicky = True

html_theme = "furo"
html_title = f"WOMBAT {version}"
html_static_path: list[str] = []
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0F766E", "color-brand-content": "#0F766E"},
    "dark_css_variables": {"color-brand-primary": "#5EEAD4", "color-brand-content": "#5EEAD4"},
}

reference.write(HERE / "reference")
