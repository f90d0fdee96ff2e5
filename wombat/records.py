"""What importers read: people, relations between people, rows of any worksheet, and what was set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.plan.model import Value
    from wombat.text import Text


@dataclass(slots=True)
class Person:
    """One contact as a source holds it; every field as text, empty where the source is silent.

    Attributes:
        where: place in the source, such as ``line 12`` or ``Sheet1!A12``.
        name: the name as shown; an importer composes it as the format says.
        phones: as written in the source; the plan splits and normalises them.
        birthday: ``YYYY-MM-DD``, or ``--MM-DD`` without a year.
        last_contact: ``YYYY-MM-DD``.
        store: which of the six stores of contacts it comes from, a choice id of the field ``store`` of `contacts`.
        extra: what the source holds beyond these fields, by its label there; kept in the notes.
        relations: (kind, name of the other) for people the source says this one is related to; ``kind`` is a
            tie kind of `wombat.network.kinds`, the tie leads from the other to this person for ``introduced`` and
            ``referred`` and has no direction otherwise.
        id: by which the source knows the person at the next reading too, so that a newer version of it updates what
            came from it; empty in a plain list.
        label: what the ties of the source call the person; the name where empty.
        country: two letters of the country of the person's addresses, for phone numbers without a country code; those
            that are none there are taken as the owner's country has them.
    """

    where: str
    name: str = ""
    given: str = ""
    family: str = ""
    company: str = ""
    department: str = ""
    title: str = ""
    profession: str = ""
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    wechat: str = ""
    city: str = ""
    birthday: str = ""
    last_contact: str = ""
    store: str = ""
    met_through: str = ""
    circles: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    relations: list[tuple[str, str]] = field(default_factory=list)
    id: str = ""
    label: str = ""
    country: str = ""


@dataclass(slots=True)
class Relation:
    """One tie between two people, named as the source names them.

    Attributes:
        where: place in the source.
        source: the name the tie leads from.
        target: the name it leads to.
        kind: a tie kind of `wombat.network.kinds`; ``referred`` lands in the referral log.
        strength: weight of the tie, above 0, or None where the source gives none.
        date: ``YYYY-MM-DD`` or empty.
        state: for referrals, a choice id of the field ``state`` of `referrals`.
        value: for referrals, the amount, or None.
        note: anything else the row holds, as ``Label: value``.
        prospect: for referrals, whom or what it is about.
    """

    where: str
    source: str
    target: str
    kind: str = "knows"
    strength: float | None = None
    date: str = ""
    state: str = ""
    value: float | None = None
    note: str = ""
    prospect: str = ""


@dataclass(slots=True)
class TableRow:
    """One row for a table of any worksheet, for sources that hold more than people and ties.

    Attributes:
        where: place in the source.
        sheet: id of the worksheet, such as ``interactions``.
        part: id of the table in it, or of a form, whose blank lines it fills.
        values: by field id, typed as the definition says.
        key: fields by which a row that is there already is known again; its blank cells are filled. ``_id`` is the
            id of the row.
    """

    where: str
    sheet: str
    part: str
    values: dict[str, Value]
    key: tuple[str, ...] = ()


@dataclass(slots=True)
class SetAside:
    """A record that was not used, with its place and the reason."""

    where: str
    reason: Text


Record = Person | Relation | TableRow | SetAside
"""One record of a source; an importer yields them in the order of the file, one for each record it finds."""
