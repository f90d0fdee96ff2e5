"""Names beside what they name, where they cover neither each other nor the hubs."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from wombat.scene import Label

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

LATIN = 0.56
"""Mean width of a letter, in sizes of the font; a Chinese character has 1."""
ASCENT, DESCENT = 0.8, 0.25
"""How far letters reach above and below the line they stand on, in sizes of the font."""


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is, on the wide side."""
    return size * sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else LATIN for letter in text)


@dataclass(slots=True)
class Labels:
    """Labels that were placed on a sheet.

    Attributes:
        sheet: the room that labels may take.
        taken: what they must not cover.
        soft: what they should not cover while there is other room.
        placed: the labels.
    """

    sheet: Box
    taken: list[Box] = field(default_factory=list)
    soft: list[Box] = field(default_factory=list)
    placed: list[Label] = field(default_factory=list)

    def block(self, x: float, y: float, r: float, *, softly: bool = False) -> None:
        """Keep labels off a disc."""
        (self.soft if softly else self.taken).append((x - r, y - r, x + r, y + r))

    def beside(
        self, x: float, y: float, gap: float, text: str, size: float, colour: str, *, bold: bool = False
    ) -> bool:
        """Place a label right, left, below or above a point, or aslant; tell whether there was room."""
        middle, over, under = y + size * 0.35, y - gap - size * DESCENT, y + gap + size * ASCENT
        aslant = gap * 0.7
        return self._place(
            Label(x + gap, middle, text, size, colour, bold, "start"),
            Label(x - gap, middle, text, size, colour, bold, "end"),
            Label(x, over, text, size, colour, bold),
            Label(x, under, text, size, colour, bold),
            Label(x + aslant, over + gap * 0.4, text, size, colour, bold, "start"),
            Label(x + aslant, under - gap * 0.4, text, size, colour, bold, "start"),
            Label(x - aslant, over + gap * 0.4, text, size, colour, bold, "end"),
            Label(x - aslant, under - gap * 0.4, text, size, colour, bold, "end"),
        )

    def above(self, x: float, y: float, r: float, text: str, size: float, colour: str) -> bool:
        """Place a label over the top of a disc or under its foot, outside or inside; tell whether there was room."""
        if not text:
            return False
        lines = (y - r - size * 0.4, y + r + size * 1.1, y - r + size * 1.3, y + r - size * 0.6)
        return self._place(*(Label(x, line, text, size, colour, bold=True) for line in lines))

    def _place(self, *spots: Label) -> bool:
        """Take the first spot that covers nothing, else the first that covers nothing that must not be."""
        left, top, right, bottom = self.sheet
        boxes = [(spot, _box(spot)) for spot in spots]
        room = [
            (spot, box)
            for spot, box in boxes
            if left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom and _is_free(box, self.taken)
        ]
        for spot, box in sorted(room, key=lambda each: not _is_free(each[1], self.soft)):
            self.taken.append(box)
            self.placed.append(spot)
            return True
        return False


def _box(label: Label) -> Box:
    width = width_of(label.text, label.size) * (1.06 if label.bold else 1)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - label.size * ASCENT, left + width, label.y + label.size * DESCENT


def _is_free(box: Box, taken: list[Box]) -> bool:
    return not any(_overlap(box, other) for other in taken)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
