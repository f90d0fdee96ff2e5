"""The two lists of identity.py linked with splink 5, by ``identity.py --splink PYTHON`` where that is installed.

    python identity_peer.py FIRST.csv SECOND.csv

Each list has the columns unique_id, name, company, phone, email. Splink is given the last nine digits of phones and
all text in lower case, as its users would. Comparisons are its own for names and addresses; it learns its weights by
itself. It prints JSON: processor seconds, and each pair at or above a half with its probability.
"""

from __future__ import annotations

import csv
import json
import logging
import sys
import time
import unicodedata
from pathlib import Path
from typing import Any


def main() -> None:
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.disable(logging.WARNING)
    begun = time.process_time()
    database = DuckDBAPI()
    tables = [database.register(pa.Table.from_pylist(cleaned(path))) for path in sys.argv[1:3]]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.92, 0.8]),
            cl.JaroWinklerAtThresholds("company", [0.92, 0.8]),
            cl.LevenshteinAtThresholds("phone", [1]),
            cl.EmailComparison("email"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("phone"),
            block_on("email"),
            block_on("name"),
            block_on("company"),
            block_on("substr(name, 1, 3)", "substr(company, 1, 2)"),
        ],
    )
    linker = Linker(tables, settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("phone"), block_on("email")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for column in ("phone", "name"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(column))
    found = linker.inference.predict(threshold_match_probability=0.5).as_dict()
    spent = time.process_time() - begun
    columns = (found["unique_id_l"], found["unique_id_r"], found["match_probability"])
    pairs = [[int(one), int(other), float(sure)] for one, other, sure in zip(*columns, strict=True)]
    json.dump({"seconds": spent, "pairs": pairs}, sys.stdout)


def cleaned(path: str) -> list[dict[str, Any]]:
    """Return a list as one would prepare it: no case, no full-width letters, blanks as nothing."""
    rows = []
    with Path(path).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            plain = {name: unicodedata.normalize("NFKC", text).casefold().strip() or None for name, text in row.items()}
            digits = "".join(filter(str.isdigit, plain["phone"] or ""))[-9:]
            rows.append(plain | {"unique_id": int(row["unique_id"]), "phone": digits or None})
    return rows


if __name__ == "__main__":
    main()
