"""Networks and a browser for tests of exporters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exporters.chromium import PROGRAM, Chromium
from tests.exporters.made import Made, nobody_tied, small

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="package", name="made")
def made_() -> Made:
    """Return a small plan with its network, hostile names in it."""
    return small()


@pytest.fixture(scope="package", name="untied")
def untied_() -> Made:
    """Return a plan in which nobody is tied."""
    return nobody_tied()


@pytest.fixture(scope="session")
def _started() -> Iterator[Chromium]:
    if PROGRAM is None:
        pytest.skip("needs Chromium")
    browser = Chromium()
    yield browser
    browser.close()


@pytest.fixture
def browser(_started: Chromium) -> Chromium:
    """Return a browser with a fresh page; what it complains of and asks for is the test's to check."""
    _started.new_page()
    return _started
