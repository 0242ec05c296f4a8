"""An article of 1,000 quotations, every other one with a wrong word, over real pairs: time, and what is said of them.

LAVROV_SEARCH=FOLDER python -m tests.bench.check [SEED]

FOLDER holds corpus.jsonl. The quotations have 6 to 40 words. Of the wrong ones, `there` counts those that are said to
differ from the answer from which they were taken.
"""

import json
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

from lavrov_cli.api import parse
from lavrov_cli.command.commands import cut_batches
from lavrov_cli.model import Transcript
from lavrov_cli.phrase.passages import prepare
from lavrov_cli.quotation.verdict import Check

PAIRS = Path(os.environ["LAVROV_SEARCH"]) / "corpus.jsonl"
EACH = 40
"""Pairs of a transcript."""
WRONG = "yesterday", "mountain", "never", "government", "seventeen"


def read_transcripts() -> list[Transcript]:
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    turns = [f"Question: {fold(pair['question'])}\nAnn Lee: {fold(pair['answer'])}\n" for pair in pairs]
    return [parse("".join(turns[at : at + EACH]), name=f"t{at:05}") for at in range(0, len(turns), EACH)]


def fold(text: str) -> str:
    return " ".join(text.split())


def choose(transcripts: list[Transcript], rnd: random.Random) -> list[tuple[tuple[str, int], str, bool]]:
    """Return quotations, each after its place and before whether it is wrong."""
    answers = [
        ((transcript.name, pair.number), paragraph.text.split())
        for transcript in transcripts
        for pair in transcript.pairs
        for paragraph in pair.paragraphs()
        if paragraph.part == "answer" and len(paragraph.text.split()) >= EACH
    ]
    chosen = []
    for number in range(1_000):
        place, words = rnd.choice(answers)
        length = rnd.choice([6, 8, 10, 15, 20, 30, 40])
        start = rnd.randrange(len(words) - length + 1)
        quoted = words[start : start + length]
        if number % 2:
            quoted[rnd.randrange(length)] = rnd.choice([*WRONG, rnd.choice(rnd.choice(answers)[1])])
        chosen.append((place, " ".join(quoted), bool(number % 2)))
    return chosen


def main() -> None:
    transcripts = read_transcripts()
    chosen = choose(transcripts, random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
    started = time.process_time()
    checks = [Check(quotation) for _, quotation, _ in chosen]
    for part in cut_batches(transcripts):
        searchable = prepare(*part)
        for progress in checks:
            progress.look(searchable)
    verdicts = [progress.judge() for progress in checks]
    print(f"{len(checks):,} quotations: {time.process_time() - started:.1f} s of CPU")
    for wrong in (False, True):
        counted: Counter[str] = Counter()
        for verdict, (place, _, altered) in zip(verdicts, chosen, strict=True):
            if altered is wrong:
                hit = verdict.hit
                there = hit and (hit.transcript.name, hit.pair.number) == place and verdict.kind == "differs"
                counted[verdict.kind] += 1
                counted["there"] += bool(there)
        print("wrong:" if wrong else "right:", dict(counted))


if __name__ == "__main__":
    main()
