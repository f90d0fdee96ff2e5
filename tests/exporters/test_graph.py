"""``wombat graph`` on a workbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wombat import Exporter, Text, WombatError
from wombat.exporting import export, exporter_for

if TYPE_CHECKING:
    from tests.conftest import Wombat
    from wombat import Network, Plan

ENDINGS = (".csv", ".gexf", ".graphml", ".html", ".json", ".png", ".svg")


def test_every_ending_gives_a_file(wombat: Wombat, demo: Path) -> None:
    for ending in ENDINGS:
        said = wombat("graph", demo, "-o", f"net{ending}", "--json")
        assert said.status == 0, said.err
        assert said.data["files"] == [f"net{ending}", *(["net-people.csv"] if ending == ".csv" else [])]
        assert said.data["contacts"] > 60
        assert said.data["ties"] > 100
        assert all((wombat.folder / name).stat().st_size > 2000 for name in said.data["files"])
    assert (wombat.folder / "net.html").stat().st_size < 500_000
    assert not list(wombat.folder.glob(".net*"))


def test_an_unknown_ending_lists_the_known_ones(wombat: Wombat, demo: Path) -> None:
    for name, reason in (("net.pdf", "“.pdf”"), ("net", "no ending")):
        said = wombat("graph", demo, "-o", name)
        assert said.status == 2
        assert reason in said.err
        assert ", ".join(ENDINGS) in said.err
        assert not (wombat.folder / name).exists()


def test_a_folder_that_is_not_there_is_told(wombat: Wombat, demo: Path) -> None:
    said = wombat("graph", demo, "-o", "nowhere/net.svg")
    assert said.status == 1
    assert "nowhere/net.svg" in said.err
    assert len(said.err.splitlines()) == 1


def test_the_language_can_be_another_than_the_workbooks(wombat: Wombat, demo: Path) -> None:
    assert wombat("graph", demo, "-o", "net.svg", "--lang", "en").status == 0
    assert "hub contact" in (wombat.folder / "net.svg").read_text("utf-8")
    assert wombat("graph", demo, "-o", "net.svg").status == 0
    assert "核心人物" in (wombat.folder / "net.svg").read_text("utf-8")


@pytest.mark.parametrize("ending", [each for each in ENDINGS if each != ".png"])
def test_an_anonymous_file_names_no_person_and_no_company(wombat: Wombat, demo: Path, ending: str) -> None:
    contacts = wombat("contacts", demo, "--json").data["contacts"]
    said = wombat("graph", demo, "-o", f"net{ending}", "--anonymous", "--json")
    assert said.status == 0, said.err
    text = "".join((wombat.folder / name).read_text("utf-8") for name in said.data["files"])
    text = text.replace("\\u0026", "&").split('id="data">')[-1].split("</script>")[0]
    private = {value for contact in contacts for value in (contact["name"], contact["company"]) if value} | {"林晓雯"}
    private |= {value for contact in contacts for value in (*contact["phones"], *contact["emails"])}
    assert len(private) > 100
    assert not [value for value in private if value in text]
    assert "律师1" in text


def test_an_anonymous_network_is_the_same_network(wombat: Wombat, demo: Path) -> None:
    for name, more in (("named.json", []), ("bare.json", ["--anonymous"])):
        assert wombat("graph", demo, "-o", name, *more).status == 0
    named, bare = (json.loads((wombat.folder / name).read_text("utf-8")) for name in ("named.json", "bare.json"))
    assert [node["rank"] for node in named["nodes"]] == [node["rank"] for node in bare["nodes"]]
    assert [node["id"] for node in bare["nodes"]] == [f"p{node['rank']}" for node in bare["nodes"]]
    assert len({node["label"] for node in bare["nodes"]}) == len(bare["nodes"])
    keep = ("kind", "weight", "count", "last")
    assert [[tie.get(key) for key in keep] for tie in named["edges"]] == [
        [tie.get(key) for key in keep] for tie in bare["edges"]
    ]


class Host:
    """Plugins by name, with what they export."""

    def __init__(self, **exporters: Exporter) -> None:
        self.exporters = exporters
        self.problems: list[object] = []
        self.clashes: list[tuple[str, str, str]] = []

    def claimed(self, name: str, _doing: str, what: str, other: str) -> None:
        self.clashes.append((name, what, other))

    def each(self, _hook: str) -> list[tuple[str, list[Exporter]]]:
        return [(name, [exporter]) for name, exporter in self.exporters.items()]

    def run(self, _name: str, _doing: str, function: object, *values: object, **_more: object) -> list[bytes]:
        return [function(*values)]  # type: ignore[operator]


def exporter(ending: str, said: bytes, **more: bytes) -> Exporter:
    def writer(data: bytes) -> object:
        return lambda _plan, _network: data

    beside = {word: writer(data) for word, data in more.items()}
    return Exporter("x", ending, Text({"en": "x"}), writer(said), beside)  # type: ignore[arg-type]


def test_two_plugins_that_claim_one_ending_are_both_named(tmp_path: Path, untied: tuple[Plan, Network]) -> None:
    host = Host(one=exporter(".x", b"1"), two=exporter(".x", b"2"))
    claim = exporter_for(host, Path("net.X"))  # type: ignore[arg-type]
    assert claim[0] == "one"
    assert host.clashes == [("two", ".x", "one")]
    files = export(host, claim, tmp_path / "net.x", *untied)  # type: ignore[arg-type]
    assert [file.read_bytes() for file in files] == [b"1"]


def test_a_plugin_may_write_a_file_beside(tmp_path: Path, untied: tuple[Plan, Network]) -> None:
    host = Host(one=exporter(".x", b"1", more=b"2"))
    files = export(host, exporter_for(host, Path("net.x")), tmp_path / "net.x", *untied)  # type: ignore[arg-type]
    assert {file.name: file.read_bytes() for file in files} == {"net.x": b"1", "netmore.x": b"2"}


def test_an_old_file_stands_if_the_new_one_cannot_be_written(tmp_path: Path, untied: tuple[Plan, Network]) -> None:
    (tmp_path / "net.x").mkdir()
    host = Host(one=exporter(".x", b"1"))
    with pytest.raises(WombatError, match="cannot be written"):
        export(host, exporter_for(host, Path("net.x")), tmp_path / "net.x", *untied)  # type: ignore[arg-type]
    assert [each.name for each in tmp_path.iterdir()] == ["net.x"]
