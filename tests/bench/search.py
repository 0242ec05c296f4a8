"""Search over real pairs, in process: the figures of `score.py`, ours beside the baselines', in one run.

    LAVROV_SEARCH=FOLDER python tests/bench/search.py [PHRASES.jsonl]

FOLDER holds corpus.jsonl, phrases.jsonl, score.py and baseline.py. Without a least score, so that `score.py` can judge
the threshold; and once more as the command line calls it, with the default, for the time that a user waits.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lavrov_cli.phrase.index import MIN_SCORE, Index
from lavrov_cli.phrase.query import Query, list_typed

FOLDER = Path(os.environ["LAVROV_SEARCH"])
PHRASES = Path(sys.argv[1] if len(sys.argv) > 1 else FOLDER / "phrases.jsonl")


def read_lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    pairs = read_lines(FOLDER / "corpus.jsonl")
    places = [(pair["id"], part) for pair in pairs for part in ("question", "answer")]
    texts = [str(pair[part]) for pair in pairs for part in ("question", "answer")]
    queries = read_lines(PHRASES)
    started = time.process_time()
    index = Index(texts)
    print(f"index of {len(texts):,} texts: {time.process_time() - started:.2f} s of CPU")
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "lavrov.jsonl"
        with ours.open("w", encoding="utf-8") as file:
            for query in queries:
                started = time.process_time()
                found = index.find_near(Query(list_typed(str(query["query"]))), min_score=0, limit=10)
                seconds = time.process_time() - started
                hits = [
                    {
                        "pair": places[place.doc][0],
                        "part": places[place.doc][1],
                        "score": place.score,
                        "start": place.spans[0].start,
                        "end": place.spans[-1].end,
                    }
                    for place in found
                ]
                file.write(json.dumps({"id": query["id"], "seconds": seconds, "hits": hits}) + "\n")
        score("lavrov, ten best of any score", ours, MIN_SCORE)
        print_default_times(texts, [str(query["query"]) for query in queries])
        for baseline in ():
            theirs = Path(folder) / f"{baseline}.jsonl"
            with theirs.open("wb") as file:
                subprocess.run([sys.executable, FOLDER / "baseline.py", baseline, PHRASES], stdout=file, check=True)
            score(baseline, theirs, 70)


def print_default_times(texts: list[str], queries: list[str]) -> None:
    """Time what `lavrov search` does: all hits over the default least score, each phrase new to the index."""
    index = Index(texts)
    seconds = []
    for query in queries:
        started = time.process_time()
        index.find_near(Query(list_typed(query)))
        seconds.append(time.process_time() - started)
    seconds.sort()
    median, most = statistics.median(seconds), seconds[len(seconds) * 95 // 100]
    print(f"all hits of {MIN_SCORE:g} or more: median {median * 1000:.1f} ms, 95 % {most * 1000:.1f} ms")


def score(name: str, results: Path, threshold: float) -> None:
    print(f"\n== {name}", flush=True)
    subprocess.run([sys.executable, FOLDER / "score.py", PHRASES, results, "--threshold", str(threshold)], check=True)


main()
