"""Deduplicates one roll with Splink 5 on DuckDB, for `npm run eval -- peers`.

Usage: splink_dedupe.py ROLL.csv PAIRS.json
ROLL.csv has the columns line, name, born (yyyy-mm-dd), place, sex, nik, nkk, address, desa; empty cells are missing.
PAIRS.json becomes {"pairs": [[a, b, probability], ...], "seconds": s, "megabytes": m}, pairs of line numbers.

Tuned as Splink's own guide says: comparisons from its library, term frequencies, u from random pairs, the prior from
deterministic rules, m by expectation maximisation over two blockings; keys for prediction about as wide as ours.
"""

import json
import resource
import sys
import time

import pandas
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

MAX_ITERATIONS = 10
FEW = 1_700

roll, out = sys.argv[1:]
people = pandas.read_csv(roll, dtype=str, keep_default_na=False).replace("", None)
people["unique_id"] = people["line"].astype(int)
words = people["name"].str.replace(r"[^A-Z ]", "", regex=True).str.split()
people["first_word"] = words.str[0]
people["last_word"] = words.str[-1]
people["head"] = people["name"].str[:4]
people["tail"] = people["name"].str[-4:]
for part, (start, end) in {"year": (0, 4), "month": (5, 7), "day": (8, 10)}.items():
    people[part] = people["born"].str[start:end]

filled = [column for column in people.columns if people[column].notna().any()]
comparisons = [
    comparison
    for column, comparison in {
        "name": cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.8]).configure(term_frequency_adjustments=True),
        "born": cl.DateOfBirthComparison("born", input_is_string=True),
        "place": cl.ExactMatch("place").configure(term_frequency_adjustments=True),
        "sex": cl.ExactMatch("sex"),
        "nik": cl.LevenshteinAtThresholds("nik", [1, 2]),
        "nkk": cl.ExactMatch("nkk"),
        "address": cl.ExactMatch("address").configure(term_frequency_adjustments=True),
        "desa": cl.ExactMatch("desa").configure(term_frequency_adjustments=True),
    }.items()
    if column in filled
]
keys = [
    ("born", "sex"),
    ("first_word", "year"),
    ("last_word", "year"),
    ("head", "day", "month"),
    ("tail", "day", "month"),
    ("name", "sex"),
    ("nik",),
    ("nkk", "first_word"),
]
blocking = [block_on(*key) for key in keys if all(column in filled for column in key)]
# All pairs of a small roll, as ours.
if len(people) <= FEW:
    blocking = ["1=1"]

started = time.monotonic()
api = DuckDBAPI()
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=comparisons,
    blocking_rules_to_generate_predictions=blocking,
    # More iterations drive the share of a level that no true pair shows below what Splink accepts.
    max_iterations=MAX_ITERATIONS,
)
linker = Linker(api.register(people), settings)
sure = [("name", "born"), ("nik",)]
linker.training.estimate_probability_two_random_records_match(
    [block_on(*key) for key in sure if all(column in filled for column in key)], recall=0.6
)
linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
for rule in (block_on("born"), block_on("name")):
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
predictions = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
seconds = time.monotonic() - started

json.dump(
    {
        "pairs": [
            [int(min(a, b)), int(max(a, b)), float(p)]
            for a, b, p in zip(
                predictions["unique_id_l"], predictions["unique_id_r"], predictions["match_probability"]
            )
        ],
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    },
    open(out, "w", encoding="utf-8"),
)
