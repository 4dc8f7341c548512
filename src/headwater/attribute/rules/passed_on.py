"""A sentence that only says who said what stands before it, and who passes that on: "Об этом заявил X, пишет Y".

Two speak here of the sentence before: X said it, and Y has it from X; often a third is cited ("..., со ссылкой на Z").
Or only an outlet does: "Об этом сообщает «Норд»", "Her words are quoted by «Nord»". Where the verb comes first, whoever
told it may stand behind the outlet that was told (`so_told_by`).
Patterns in `data/<language>/relay.toml` (`so_said`, `so_told`), with named groups: `said` for all of who said it, `cue`
and `source` in it, `relay` and `relayed` of whom that one cites, `tells` and `teller` of who passes it on, `cites` and
`cited` of whom that one cites; `content` where it stands in the same sentence ("Как заявил X, пишет Y, ...").
"""

from __future__ import annotations

import re
from functools import cache

from headwater import lexicon
from headwater.attribute import nouns
from headwater.attribute.rules.grammar import Word, grammar
from headwater.gazetteer import gazetteer
from headwater.records import Attribution, Span
from headwater.wordforms import script

CONFIDENCE = 0.8
"""That of an attribution made by a pattern, as in `relays`."""
SHORTEST = 3
"""Letters of a name in capitals that may be an agency's."""
_EDGES = " \t\n,;:"
_OPENS = '«„“"'
_AROUND = re.compile(r"(?<=\w)\s+(?:в|во|на|у|під час|во время|у час|падчас|v|na|u|padčas)\s")


@cache
def _patterns(language: str, key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.DOTALL) for p in lexicon.load(language, "relay").get(key, ()))


def complete(
    text: str, sentence: Span, last: Span | None, language: str, found: list[Attribution]
) -> list[Attribution]:
    """With who said it and who passes it on, where a sentence says no more than that; `last` is the one before."""
    words = sentence.of(text)
    for pattern in _patterns(language, "so_said"):
        match = pattern.match(words)
        if match and any(c.isalnum() for c in match["teller"]):
            return _told(sentence, last, match, found, language)
    behind = next((m for p in _patterns(language, "so_told_by") if (m := p.match(words))), None)
    if behind and behind["hearer"]:
        return _told(sentence, last, behind, found, language)
    for pattern in _patterns(language, "so_told"):
        match = pattern.match(words)
        if match and _is_press(match["teller"].lstrip(), words, language):
            return _told(sentence, last, match, found, language)
    return _told(sentence, last, behind, found, language) if behind else found


def _is_press(teller: str, sentence: str, language: str) -> bool:
    """True for what is called an outlet, or may be one: a name between marks, in capitals, in the other script."""
    words = nouns.WORD.findall(teller)
    known = gazetteer(language).find(teller.strip(_EDGES + _OPENS))
    if known is not None or not words:
        return known is not None and known.kind == "outlet"
    names = lexicon.shared("outlet_words")["last"]
    if any(nouns.sort_of(word, language) == "outlet" or word.lower() in names for word in words):
        return True
    marked = teller[:1] in _OPENS or (words[0].isupper() and len(words[0]) >= SHORTEST)
    return marked or script(words[0]) != script(sentence)


def _told(
    sentence: Span, last: Span | None, match: re.Match[str], found: list[Attribution], language: str
) -> list[Attribution]:
    parts = {key: _at(sentence, match, key) for key, words in match.groupdict().items() if words}
    who = next(parts[key] for key in ("cue", "tells") if key in parts)
    said = next((a for a in found if any(c.overlaps(who) for c in a.cue) and _before(a, sentence)), None)
    content = (parts["content"],) if "content" in parts else said.content if said else (last,) if last else ()
    if not content:
        return found
    cues = [parts[key] for key in ("cue", "tells", "relay", "cites") if key in parts]
    out = [a for a in found if not any(c.overlaps(t) for c in a.cue for t in cues)]
    passed = tuple(sorted((*content, parts["said"]))) if "said" in parts else content
    out.append(Attribution((parts["teller"],), (parts["tells"],), passed, CONFIDENCE))
    if "cites" in parts:
        out.append(Attribution((parts["cited"],), (parts["cites"],), passed, CONFIDENCE))
    if "cue" in parts:
        known = said.source if said and _fits(said.source, match, sentence) else ()
        if "lead" in parts and not _setting(match["lead"], language):
            known = (parts["lead"],)  # "Об этом она сообщила в парламенте"
        out.append(Attribution(known or (_who(match, sentence),), (parts["cue"],), content, CONFIDENCE))
    if "relay" in parts:
        out.append(Attribution((parts["relayed"],), (parts["relay"],), content, CONFIDENCE))
    return out


def _setting(lead: str, language: str) -> bool:
    """True for words before the verb that only tell when or where: "в понедельник", "ранее"."""
    known, first = grammar(language), lead.split(maxsplit=1)[0].lower()
    kinds = known.classes.get(first, 0) if known else 0
    return bool(kinds & (Word.PREPOSITION | Word.ADVERB | Word.TIME)) and not kinds & Word.SUBJECT


def _before(a: Attribution, sentence: Span) -> bool:
    return bool(a.content) and all(c.end <= sentence.start for c in a.content)


def _fits(source: tuple[Span, ...], match: re.Match[str], sentence: Span) -> bool:
    """True where a source that was found already is all of the sentence's, but for where and when."""
    whole = _at(sentence, match, "source")
    if len(source) != 1 or source[0].start != whole.start or source[0].end > whole.end:
        return False
    return _rest_is_setting(match, source[0].end - sentence.start)


def _rest_is_setting(match: re.Match[str], end: int) -> bool:
    rest = match.string[end : match.end("source")]
    return not rest.strip(_EDGES) or bool(_AROUND.match("x" + rest, 1))


def _who(match: re.Match[str], sentence: Span) -> Span:
    """Who said it, without where and when: what hangs on a preposition behind a name of two words or in marks."""
    whole, words = _at(sentence, match, "source"), match["source"]
    for cut in _AROUND.finditer(words):
        lead = words[: cut.start()]
        if re.search(r"[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)+$|[»”\"]$", lead) and not lead.islower():
            return Span(whole.start, whole.start + len(lead.rstrip(_EDGES)))
    return whole


def _at(sentence: Span, match: re.Match[str], group: str) -> Span:
    """Where a group stands in the text, without blanks and commas at its edges."""
    piece = match[group]
    start = sentence.start + match.start(group) + len(piece) - len(piece.lstrip(_EDGES))
    return Span(start, start + max(1, len(piece.strip(_EDGES))))
