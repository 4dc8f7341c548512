"""How long linking one new article takes on a full desk: benchmarks/linking_speed.py [--entities N] [--desk FILE]

Builds a desk of N (default 200,000) entities with invented names, in articles of 15 entities each, in a temporary
file (`--desk` keeps it, and takes it again where it is there), then links new articles of 15 entities, one in its
transaction, as `headwater add` does. Two thirds of what they name is on the desk, in another spelling or script half
of the time; the rest is new, or a surname alone. Names come as in life: a few surnames are borne by very many, some
entities are met in thousands of articles. Prints milliseconds for an article; the bar is 50, ends with 1 where the
median misses it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, insert

from headwater import litter, pipeline
from headwater.desk import Desk, schema
from headwater.desk.bearers import known, linking
from headwater.desk.engine import writing
from headwater.records import Spelling
from headwater.wordforms import script

BAR = 50.0
IN_ARTICLE = 15


def words(text: str) -> list[str]:
    return text.split()


STARTS = words(
    "Bar Ver Kol Mar Tor Lis Har Sav Dun Pol Zar Kor Gol Mal Ros Vit Ber Tal Nov Sad Kul Ral Dov Mir Stan Vol"
)
MIDDLES = words("an en in on ov ev al el ul ar er or ad od im em ich ash ush esk")
ENDS = words("enko sky ov ev in ich uk ak ec man er skas aitis ski wicz ko yk")
GIVEN = words(
    "Ivan Anna Petr Maria Oleg Vera Jan Elena Pavel Olga Viktar Natallia Andrei Iryna Marek Ewa Jonas Rasa Dmitri Alena"
    " Siarhei Tatsiana Mikola Volha Kastus Hanna Yury Sviatlana Piotr Katarzyna Tomasz Agnieszka Vytautas Ruta Taras"
    " Oksana Bohdan Halyna Roman Larysa Igor Nina Konstantin Ludmila Anton Daria Maksim Polina Stepan Zoya Adam Julia"
)
BODIES = words("Committee Union Institute Council Bank Factory Academy Agency Fund Society")
ROLES = words("minister journalist lawyer director professor footballer doctor mayor writer colonel")
LATIN = "sh ch ya a b v g d e z i j k l m n o p r s t u f h c y w x"
CYRILLIC = dict(zip(words(LATIN), words("ш ч я а б в г д е з и й к л м н о п р с т у ф х ц ы в кс"), strict=True))


def cyrillic(name: str) -> str:
    """The name in Cyrillic letters, roughly."""
    out, i, low = "", 0, name.lower()
    while i < len(low):
        n = 2 if low[i : i + 2] in CYRILLIC else 1
        out += CYRILLIC.get(low[i : i + n], low[i : i + n])
        i += n
    return out.title()


def surnames(rng: random.Random, n: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < n:
        middle = "".join(rng.choices(MIDDLES, k=rng.choice((0, 1, 1, 2))))
        found[rng.choice(STARTS) + middle + rng.choice(ENDS)] = None
    return list(found)


def names(rng: random.Random, n: int) -> Iterator[tuple[str, str]]:
    """Kind and name of n entities; surnames by Zipf's law."""
    families = surnames(rng, n // 4)
    weights = [1 / (rank + 100) for rank in range(len(families))]
    drawn = rng.choices(families, weights, k=n)
    for family in drawn:
        roll = rng.random()
        if roll < 0.6:
            yield "person", f"{rng.choice(GIVEN)} {family}"
        elif roll < 0.8:
            yield "organization", f"{family} {rng.choice(BODIES)}"
        else:
            yield "place", family + rng.choice(("", "burg", "ava", "grad"))


def written(rng: random.Random, name: str) -> Spelling:
    text = cyrillic(name) if rng.random() < 0.5 else name
    return Spelling(text, "ru" if script(text) == "Cyrl" else "en", script(text))


def build(desk: Desk, n: int, rng: random.Random) -> list[tuple[str, str]]:
    """Fills the desk, past the reading and the rules: rows as linking would have written them."""
    everybody = list(names(rng, n))
    met = list(range(n))  # each at least once, some very often
    met += rng.choices(range(n), [1 / (i + 20) for i in range(n)], k=2 * n)
    rng.shuffle(met)
    with writing(desk._engine, desk.path) as connection:
        connection.execute(insert(schema.originals), {"sha256": "0" * 64, "size": 1, "packing": "plain", "body": b"x"})
        _articles(connection, everybody, met, rng)
    return everybody


def _articles(connection: Connection, everybody: list[tuple[str, str]], met: list[int], rng: random.Random) -> None:
    spelt: dict[tuple[int, str, str], list] = {}
    posts: dict[tuple[int, str, str], list] = {}
    sizes = Counter(met)
    bearers = [
        {"id": i, "kind": kind, "gender": None, "name": name, "renamed": False, "locked": False, "judged": False}
        | {"into": None, "judgement": None, "root": i, "links": sizes[i - 1], "added": "2026-01-01"}
        for i, (kind, name) in enumerate(everybody, 1)
    ]
    for chunk in range(0, len(bearers), 5000):
        connection.execute(insert(schema.bearers), bearers[chunk : chunk + 5000])
    roles = [rng.choice(ROLES) for _ in everybody]
    for start in range(0, len(met), IN_ARTICLE * 500):
        rows: dict = {t: [] for t in (schema.articles, schema.versions, schema.entities, schema.links)}
        for at in range(start, min(start + IN_ARTICLE * 500, len(met)), IN_ARTICLE):
            id = f"b{at // IN_ARTICLE:07d}"
            day = f"20{rng.randrange(20, 26)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
            outlet = f"Outlet {rng.randrange(40)}"
            rows[schema.articles].append(
                {"id": id, "current": 1, "added": day, "changed": day, "title": "t", "outlet": outlet}
                | {"language": "en", "access": "open", "published": day, "statements": 0, "linked": 1}
            )
            rows[schema.versions].append(
                {"article": id, "n": 1, "sha256": "0" * 64, "fetched": day, "content": id, "title": "t", "text": "t"}
                | {"access": "open", "published": day, "added": day}
            )
            for local, i in enumerate(dict.fromkeys(met[at : at + IN_ARTICLE]), 1):
                kind, name = everybody[i]
                s = written(rng, name)
                role = roles[i] if kind == "person" and rng.random() < 0.5 else None
                rows[schema.entities].append(_entity(id, local, kind, s, role))
                rows[schema.links].append(
                    {"article": id, "local": f"e{local}", "n": 1, "bearer": i + 1, "how": "machine", "score": 1.0}
                    | {"reasons": []}
                )
                _sum(spelt, (i + 1, s.text, s.language or ""), [s.script, outlet], day)
                if role:
                    _sum(posts, (i + 1, role, "en"), [], day)
        for table, values in rows.items():
            connection.execute(insert(table), values)
    _sums(connection, everybody, spelt, posts)


def _entity(article: str, local: int, kind: str, s: Spelling, role: str | None) -> dict:
    roles = [{"title": role, "organization": None, "span": None, "since": None, "until": None}] if role else []
    spellings = [{"text": s.text, "language": s.language, "script": s.script}]
    row = {"article": article, "n": 1, "id": f"e{local}", "kind": kind, "name": s.text, "outlet": False}
    return row | {"official": False, "spellings": spellings, "roles": roles, "gender": None}


def _sum(found: dict, key: tuple, rest: list, day: str) -> None:
    row = found.setdefault(key, [*rest, day, day, 0])
    row[-3:] = [min(row[-3], day), max(row[-2], day), row[-1] + 1]


def _sums(connection: Connection, everybody: list, spelt: dict, posts: dict) -> None:
    rows = [
        {"bearer": b, "text": text, "language": language, "script": v[0], "outlet": v[1]}
        | {"first": v[2], "last": v[3], "count": v[4]}
        for (b, text, language), v in spelt.items()
    ]
    # Under the keys of the name in Latin letters alone: those in Cyrillic are found under them, and it halves the time.
    keys = {
        (key, i)
        for i, (kind, name) in enumerate(everybody, 1)
        for key in known.keys(kind, [Spelling(name, "en", "Latn")])
    }
    said = [
        {"bearer": b, "title": title, "organization": "", "language": language}
        | {"first": v[0], "last": v[1], "count": v[2]}
        for (b, title, language), v in posts.items()
    ]
    many = [{"key": key, "bearer": b} for key, b in sorted(keys)]
    for table, values in ((schema.spellings, rows), (schema.posts, said), (schema.name_keys, many)):
        for chunk in range(0, len(values), 20_000):
            connection.execute(insert(table), values[chunk : chunk + 20_000])


def new_article(rng: random.Random, everybody: list[tuple[str, str]]) -> list[tuple[str, Spelling, str | None]]:
    weights = [1 / (i + 20) for i in range(len(everybody))]
    picked: list[tuple[str, Spelling, str | None]] = []
    for kind, name in rng.choices(everybody, weights, k=8) + rng.choices(everybody, k=2):
        picked.append(
            (kind, written(rng, name), rng.choice(ROLES) if kind == "person" and rng.random() < 0.5 else None)
        )
    for kind, name in names(rng, 4):
        picked.append((kind, written(rng, name), None))
    people = [name for kind, name in everybody[:2000] if kind == "person"]
    picked.append(("person", written(rng, rng.choice(people).split()[-1]), None))
    return picked


def add_article(connection: Connection, id: str, picked: list[tuple[str, Spelling, str | None]]) -> None:
    """The rows that `adding` writes before it links."""
    day = "2026-02-01"
    row = {"id": id, "current": 1, "added": day, "changed": day, "title": "t", "outlet": "Outlet 1", "language": "en"}
    connection.execute(insert(schema.articles), row | {"access": "open", "published": day, "statements": 0})
    row = {"article": id, "n": 1, "sha256": "0" * 64, "fetched": day, "content": id, "title": "t", "text": "t"}
    connection.execute(insert(schema.versions), row | {"access": "open", "published": day, "added": day})
    connection.execute(
        insert(schema.entities), [_entity(id, i, kind, s, role) for i, (kind, s, role) in enumerate(picked, 1)]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, default=200_000)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--desk", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.desk or Path(folder) / "full.desk"
        there = path.exists()
        with Desk(path, rules=pipeline.RULES) as desk:
            if there:
                everybody = list(names(random.Random(1), options.entities))
            else:
                began = time.perf_counter()
                everybody = build(desk, options.entities, random.Random(1))
                size = path.stat().st_size / 1e6
                print(f"built {options.entities:,} entities in {time.perf_counter() - began:.0f} s, {size:,.0f} MB")
            return measure(desk, everybody, options.articles)


def measure(desk: Desk, everybody: list[tuple[str, str]], articles: int) -> int:
    rng = random.Random(time.time_ns())
    took: list[float] = []
    for n in range(articles + 5):
        if n == 1:
            litter.spare()  # as `headwater add` does
        picked = new_article(rng, everybody)
        id = f"new{time.time_ns()}"
        with writing(desk._engine, desk.path) as connection:
            add_article(connection, id, picked)
            began = time.process_time()
            linking.link(connection, id, pipeline.RULES)
            if n >= 5:  # the first ones load data and fill caches
                took.append((time.process_time() - began) * 1000)
    took.sort()
    row = {
        "median": took[len(took) // 2],
        "mean": sum(took) / len(took),
        "p90": took[int(len(took) * 0.9)],
        "max": took[-1],
    }
    print(json.dumps({"ms for an article of 15 entities": {k: round(v, 1) for k, v in row.items()}}))
    kept = row["median"] < BAR
    print(f"bar: {BAR:.0f} ms: {'kept' if kept else 'MISSED'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
