"""Statements that tell no claim: what only names a topic, and what somebody is said to plan in another's words.

"Observers criticised | the situation in the prisons" says of nothing that it is so: set beside whole sentences it would
pass for any of them that speaks of the prisons. In "the envoy said that the minister | plans to come" the minister said
nothing: who tells of the plan is the envoy. "Many think | otherwise" names no claim at all.
"""

from __future__ import annotations

import re
from functools import cache

from headwater import lexicon
from headwater.attribute import nouns, stance
from headwater.attribute.patterns import pattern, words
from headwater.attribute.presentation import SUBJECT, is_clause
from headwater.records import Reading, Span, Stance, Statement
from headwater.wordforms import stemmer

_SAYING: frozenset[Stance] = frozenset(("asserts", "believes", "asks"))
"""Stances whose content is a claim; what is denied, promised or refused may be named by a noun alone."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DIGIT = re.compile(r"\d")


def topics(reading: Reading) -> frozenset[str]:
    """The ids of statements that only name what was spoken of: no verb, no event, no number; point to another; or
    deny or confirm a report without a word of what it says."""
    found = (s for s in reading.statements if _is_report(s, reading) or (not s.within and _only_names(s, reading)))
    return frozenset(s.id for s in found)


def _only_names(statement: Statement, reading: Reading) -> bool:
    return _is_topic(statement, reading) or _points(statement, reading)


def passing(reading: Reading) -> frozenset[str]:
    """The ids of statements inside others that name what was spoken of, point to another, or tell what somebody plans,
    hopes or wants."""
    kinds = (_is_plan, _is_topic, _points)
    return frozenset(s.id for s in reading.statements if s.within and any(kind(s, reading) for kind in kinds))


def denials(reading: Reading) -> frozenset[str]:
    """The ids of denials that stand in their content ("That is not true") or are quoted as a sentence with a "not"
    ("“We did not open it,” he denied"): where nothing else is what is denied, such a content is what is said."""
    return frozenset(s.id for s in reading.statements if s.stance == "denies" and _says_no(s, reading))


def _says_no(statement: Statement, reading: Reading) -> bool:
    text, language = reading.article.text, reading.article.read_in or ""
    cue, content = (" ".join(span.of(text) for span in spans) for spans in (statement.cue, statement.content))
    whole = statement.quoted == "direct" and content.strip("“”„‟«»\"'‘’ —–-")[:1].isupper()
    turned = whole and statement.presentation.polarity == "negative"
    return bool(content) and (turned or stance.in_content(cue, content, language))


def _is_plan(statement: Statement, reading: Reading) -> bool:
    # "“Ann Lee plans to come,” he said" is printed between his marks.
    said = " ".join(span.of(reading.article.text) for span in statement.content)
    that = pattern(reading.article.read_in or "en", SUBJECT, "that").match(said)  # "agrees | that", and plans nothing
    return statement.stance in _SAYING and not that and _has_cue(statement, reading, "intends")


def _is_topic(statement: Statement, reading: Reading) -> bool:
    if not statement.content or not _tells(statement) or not _has_cue(statement, reading, "about"):
        return False
    if any(span.covers(event.trigger) for span in statement.content for event in reading.events):
        return False
    content = ", ".join(span.of(reading.article.text) for span in statement.content)
    return not _DIGIT.search(content) and not is_clause(content, reading.article.read_in or "")


def _points(statement: Statement, reading: Reading) -> bool:
    """True where "otherwise", or its like, is all that the content says."""
    content = " ".join(span.of(reading.article.text) for span in statement.content)
    points = pattern(reading.article.read_in, SUBJECT, "pointing") if reading.article.read_in else None
    return bool(points and points.fullmatch(content.strip()))


def _is_report(statement: Statement, reading: Reading) -> bool:
    """True where a report is denied or confirmed and nothing tells what it says: "denying | a report by the Wire"."""
    language = reading.article.read_in
    if statement.stance not in ("denies", "confirms") or not statement.content or not language:
        return False
    text, names = reading.article.text, [span for e in reading.entities for span in e.mentions]
    told = [word for span in statement.content for word in _WORD.finditer(text, span.start, span.end)]
    reports = pattern(language, stance.SUBJECT, "about.report")
    left = [word for word in told if not reports.fullmatch(word.group())]
    if len(left) == len(told):
        return False
    cut = stemmer(language)
    outlets = nouns.stems(language, "outlet") | nouns.stems(language, "information")
    small = words(language, "sources", "pointing", "plain", "media") | _stop(language)
    return all(
        (said := word.group())[0].isupper()
        or said.lower() in small
        or cut(said.lower()) in outlets
        or any(name.covers(Span(*word.span())) for name in names)
        for word in left
    )


@cache
def _stop(language: str) -> frozenset[str]:
    """Words that mean nothing by themselves."""
    return frozenset(lexicon.load(language, "contents").get("stop", "").split())


def _tells(statement: Statement) -> bool:
    """True where a claim would stand in the content, in the words of the article."""
    return statement.stance in _SAYING and statement.quoted == "indirect"


def _has_cue(statement: Statement, reading: Reading, key: str) -> bool:
    cue = " ".join(span.of(reading.article.text) for span in statement.cue)
    return bool(reading.article.read_in and pattern(reading.article.read_in, SUBJECT, key).search(cue))
