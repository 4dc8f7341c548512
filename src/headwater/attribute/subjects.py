"""Sources that can be nobody's, and who is meant instead.

Without a parser a phrase that only stands where a subject may stand is now and then taken for one: "at the same time",
"calls", "from other comments". Such a source is dropped: then whoever the sentence opens with is silent, or the verb
goes on about who spoke before (`speakers`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater import wordforms
from headwater.attribute import (
    appositions,
    bound,
    hearsay,
    nouns,
    place_lists,
    quoting,
    relatives,
    run_on,
    silence,
    sources,
    subject_documents,
    subject_forms,
    told_first,
    trimming,
)
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.stance import QUIET
from headwater.attribute.subject_documents import cue_words, stands
from headwater.attribute.verbs import is_verb
from headwater.records import Attribution, Span, Stance

OPENING = 40
"""Characters of a sentence in which the name stands that it opens with."""
SHORTEST_GERUND = 5
"""Letters of a word whose ending may show that it tells what somebody does while speaking, less one."""
LOCATIVE = 4
"""Words of a sentence among which the place or body stands that it opens with."""
ACCORD = 3
"""Words behind "according to" among which the noun of its source stands, where nobody saw the source."""
LONGEST = 6
"""Words of a subject behind its verb, at most."""
_SUBJECT = re.compile(r" ([^\W\d_][^,;:!?«»„“”\"()\n–—]*)")
_EDGES = " ,;:"
_TOP = re.compile(r"\.(?:[A-Za-z]{2,6})(?=[\s,;:!?»”\"]|\.?$|\.\s)")
_QUOTED = re.compile(r"[«„“\"][^»”“\"]*(?:[»”“\"]|$)")
_MARKS = "«»„”“\"'‘’ ,"


def mended(marks: Attribution, stance: Stance, page: Page) -> Attribution:
    """Without a source that can be nobody's; of a silence, with the body that its sentence opens with."""
    if quoting.is_part(marks, page):
        return marks
    marks = run_on.parted(
        subject_documents.who_saw(trimming.apart(trimming.behind_terms(marks, page), page), page),
        page,
    )
    marks = relatives.parted(hearsay.parted(subject_documents.seen(marks, page), page), page)
    if nouns.articles(page.language):
        return trimming.of_both(trimming.headed(trimming.trimmed(marks, page), page), page)
    quiet = stance in QUIET
    marks = place_lists.whole(marks, page)
    marks = subject_forms.without_hanger(subject_forms.without_venue(marks, page), page)
    marks = told_first.mended(trimming.with_body(marks, page), page)
    marks = _without_interviewer(trimming.headed(marks, page), page)
    marks = relatives.behind_cited(trimming.behind_day(_whole_address(marks, page), page), page)
    marks = trimming.with_position(_without_hearer(marks, page), page)
    marks = appositions.whole(_without_doing(marks, page), page)
    marks = _behind_accord(
        subject_documents.of_author(subject_documents.within(_headed(marks, page), page), page), page
    )
    if quiet and (turned := _turned(marks, page)):
        return turned
    unowned = quiet and subject_forms.unowned(marks, page)
    marks = subject_forms.without_question(marks, page) if unowned else marks
    no_subject = subject_forms.no_subject(marks, page)
    if marks.source and not no_subject and not _nobodys(marks, quiet, page):
        return marks
    bare = replace(marks, source=()) if marks.cue else marks
    if not bare.cue:
        return bare
    if told := _behind_verb(marks, bare, page):
        said = tuple(c for c in marks.content if not c.overlaps(told))
        return replace(bare, source=(told,), content=said)
    several = unowned or _several_say(bare, page)
    there = _there(bare, page) or _where(bare, page) if several else None
    # Where several do it to somebody, whatever opens the sentence does not: "Strike at Nord: clients | are offered".
    opens = (quiet and not unowned) or (no_subject and not several)
    opening = there or (_opening(bare, page) or _first_noun(bare, page) if opens else None)
    return replace(bare, source=(opening,), content=_up_to(bare.content, opening)) if opening else bare


def _up_to(content: tuple[Span, ...], subject: Span) -> tuple[Span, ...]:
    """What is asked without the subject that was taken for a part of it: "Į klausimus | skyrius iki vakaro"."""
    return tuple(
        Span(c.start, subject.start - 1) if c.covers(subject) and c.start < subject.start - 1 else c for c in content
    )


def _without_interviewer(marks: Attribution, page: Page) -> Attribution:
    """With the person right before the verb, where who interviewed them was taken for who speaks: "Пол Кірк | заявив |
    в інтерв'ю «Хвилі»"."""
    first = marks.source[0] if len(marks.source) == 1 and marks.cue else None
    cue = next((c for c in reversed(marks.cue) if first and c.end <= first.start), None)
    if first is None or cue is None:
        return marks
    lead = page.text[cue.end : first.start].rstrip(_MARKS)
    if (
        not lead
        or not bound.before(page.language, "hearer.interview_lead").search(lead)
        or len(lead.split()) > LOCATIVE
    ):
        return marks
    low = page.sentence(cue.start).start
    name = page.mentions.before(cue.start, low)
    if name is None or name.entity.kind != "person" or page.text[name.span.end : cue.start].strip():
        return marks
    free = not any(c.overlaps(name.span) for c in marks.content)
    return replace(marks, source=(name.span,)) if free and not sources.declined(page, name) else marks


def _headed(marks: Attribution, page: Page) -> Attribution:
    """With the noun before a source that begins with a comma: "Ugniagesys | , prašęs jo neįvardyti, | pasakojo"."""
    first = marks.source[0] if marks.source else None
    if first is None or not page.text[first.start : first.end].lstrip().startswith(",") or not marks.cue:
        return marks
    sentence = page.sentence(first.start)
    busy = [s.end for s in (*marks.cue, *marks.content) if s.end <= first.start]
    low = max([sentence.start, *busy])
    lead = page.text[low : first.start]
    opens = lead.split(",")[0]
    whole = 0 < len(opens.split()) <= LOCATIVE and nouns.head(opens, page.language).sort in ("person", "group")
    start = low if whole else low + max(lead.rfind(mark) for mark in ",;:—–”“»") + 1
    start += len(page.text[start : first.start]) - len(page.text[start : first.start].lstrip(_EDGES + "—–”“»"))
    end = marks.cue[0].start if marks.cue[0].start > first.end else first.end
    kept = page.text[start:end].rstrip()
    free = 0 < len(kept.split(",")[0].split()) <= LOCATIVE and not any(
        c.overlaps(Span(start, end)) for c in marks.content
    )
    return replace(marks, source=(Span(start, start + len(kept)), *marks.source[1:])) if free else marks


def _behind_accord(marks: Attribution, page: Page) -> Attribution:
    """With the noun right behind a cue that always has its source behind it: "Według | centrum | wywieziono ..."."""
    cue = " ".join(s.of(page.text) for s in marks.cue).strip()
    if marks.source or not marks.content or not marks.cue or not relatives.relays(cue, page.language):
        return marks
    told = marks.content[0]
    if not 0 <= told.start - marks.cue[-1].end <= 1 or page.quotation(told.start) is not None:
        return marks
    for piece in [*nouns.WORD.finditer(page.text, told.start, told.end)][:ACCORD]:
        if set(page.text[told.start : piece.start()]) & set(_MARKS) - {" "}:
            return marks
        if nouns.sort_of(piece.group(), page.language) != "unknown":
            rest = page.text[piece.end() : told.end]
            start = piece.end() + len(rest) - len(rest.lstrip(_EDGES))
            if start >= told.end:
                return marks
            source = Span(told.start, piece.end())
            return replace(marks, source=(source,), content=(Span(start, told.end), *marks.content[1:]))
    return marks


def _whole_address(marks: Attribution, page: Page) -> Attribution:
    """With the rest of an address that was cut at its point: "сообщал ONLINE | .UA"."""
    if len(marks.source) != 1:
        return marks
    source = marks.source[0]
    rest = _TOP.match(page.text, source.end)
    if rest is None:
        return marks
    whole = Span(source.start, rest.end())
    return marks if any(s.overlaps(whole) for s in (*marks.cue, *marks.content)) else replace(marks, source=(whole,))


def _without_doing(marks: Attribution, page: Page) -> Attribution:
    """Without what the source does while speaking, at its end: "додала прем'єр | , відзначивши важливість"."""
    endings = tuple(words(page.language, sources.SUBJECT, "gerunds"))
    if len(marks.source) != 1 or not endings:
        return marks
    source = marks.source[0]
    text = source.of(page.text)
    comma = text.find(",")
    first = next(iter(nouns.WORD.findall(text[comma:])), "") if comma > 0 else ""
    if len(first) <= SHORTEST_GERUND or not first.islower() or not first.endswith(endings):
        return marks
    return replace(marks, source=(Span(source.start, source.start + len(text[:comma].rstrip())),))


def _without_hearer(marks: Attribution, page: Page) -> Attribution:
    """Without an outlet at the end of the source that by its case was told: "A former guard „Pievų balsui“ | said"."""
    last = marks.source[-1] if marks.source else None
    inside = page.mentions.within(last) if last else []
    if last is None or not inside or not inside[-1].entity.outlet:
        return marks
    name = inside[-1]
    printed, endings = name.span.of(page.text), tuple(words(page.language, "circumstances", "hearer.endings"))
    cue = " ".join(s.of(page.text) for s in marks.cue)
    kept = page.text[last.start : name.span.start].rstrip(_MARKS)
    if (
        printed == name.entity.name
        or not printed.lower().endswith(endings)
        or page.text[name.span.end : last.end].strip(_MARKS)
        or not kept
        or nouns.head(kept, page.language).sort not in ("person", "group")
        or nouns.WORD.findall(kept.lower())[-1] in words(page.language, sources.SUBJECT, "of")
        or not pattern(page.language, "circumstances", "hearer.tell").search(cue)
    ):
        return marks
    if nouns.leads(page.language) and _names(kept, page):
        return marks  # "собеседник «Полудня»" in the genitive: whose it is
    return replace(marks, source=(*marks.source[:-1], Span(last.start, last.start + len(kept))))


def _names(kept: str, page: Page) -> bool:
    """True for a noun of whom an outlet has talked to right before its name."""
    low = nouns.WORD.findall(kept.lower())
    keys = ("interlocutor", "bare")
    return any(nouns.head(low[-1], page.language).stem in nouns.stems(page.language, key) for key in keys)


def _turned(marks: Attribution, page: Page) -> Attribution | None:
    """With what was asked as the content and who was asked as the source, where they were taken for each other.

    "Ведомство, которому подчиняется архив, | на запрос | не ответило".
    """
    asked = " ".join(s.of(page.text) for s in marks.source).strip(_EDGES)
    if len(marks.content) != 1 or not pattern(page.language, silence.SUBJECT, "asked").fullmatch(asked.lower()):
        return None
    told, start = marks.content[0], page.sentence(marks.cue[0].start).start
    words_ = told.of(page.text)
    if told.start - start > 2 or told.start >= marks.cue[0].start:
        return None
    named = [m for m in page.mentions.within(told) if m.span.start == told.start and m.entity.kind != "place"]
    noun = nouns.head(words_, page.language)
    exact = noun.word in words(page.language, sources.SUBJECT, "body")
    return replace(marks, source=(told,), content=marks.source) if named or exact else None


def _several_say(marks: Attribution, page: Page) -> bool:
    keys = ("verb.they", "verb.impersonal")
    verbs = [pattern(page.language, sources.SUBJECT, key) for key in keys]
    return any(verb.fullmatch(word) for word in cue_words(marks.cue, page) for verb in verbs)


def _behind_verb(heard: Attribution, marks: Attribution, page: Page) -> Span | None:
    """The subject right behind the verb, where who was told stood before it: "žurnalistams | sakė ministrė"."""
    cue, end = marks.cue[-1], page.sentence(marks.cue[-1].end - 1).end
    if not heard.source or heard.source[0].end > cue.start or cue.end + 1 >= end:
        return None
    found = _SUBJECT.match(page.text, cue.end, end)
    span = Span(found.start(1), found.start(1) + len(found.group(1).rstrip(" ."))) if found else None
    said = [c for c in marks.content if span and c.overlaps(span)]
    if span is None or len(span.of(page.text).split()) > LONGEST or (said and said == list(marks.content)):
        return None
    who = nouns.head(span.of(page.text), page.language).sort in ("person", "group", "body")
    return span if who or page.mentions.within(span) else None


def _there(marks: Attribution, page: Page) -> Span | None:
    """The "there" right before a verb of several, or at the head of its sentence: "Там | пообещали ответить"."""
    sentence = page.sentence(marks.cue[0].start)
    pieces = list(nouns.WORD.finditer(page.text, sentence.start, marks.cue[0].start))
    known = words(page.language, silence.SUBJECT, "there")
    found = next((p for p in (*pieces[-1:], *pieces[:1]) if p.group().lower() in known), None)
    free = found and not any(c.covers(Span(*found.span())) for c in marks.content)
    return Span(*found.span()) if found and free and len(pieces) <= LOCATIVE else None


def _where(marks: Attribution, page: Page) -> Span | None:
    """Where several say it, with nobody named: "In Kastovia | they denied it", "На заводе | претензии отвергают"."""
    sentence = page.sentence(marks.cue[0].start)
    pieces = list(nouns.WORD.finditer(page.text, sentence.start, marks.cue[0].start))[:LOCATIVE]
    at = words(page.language, sources.SUBJECT, "where")
    if len(pieces) < 2 or pieces[0].group().lower() not in at:
        return None
    start = pieces[1].start()
    for mention in page.mentions.within(sentence):
        lead = page.text[start : mention.span.start] if mention.span.start >= start else None
        if lead is not None and len(lead.split()) <= 1 and mention.entity.kind != "person":
            return mention.span if mention.entity.kind == "place" else Span(start, mention.span.end)
        if lead is not None:
            break
    for piece in pieces[1:]:
        if nouns.sort_of(piece.group(), page.language) == "body":
            return Span(start, piece.end())
    return None


def _first_noun(marks: Attribution, page: Page) -> Span | None:
    """The body that opens the sentence by its noun: "Inspekcja środowiska | pobrała próbki, lecz ..."."""
    sentence = page.sentence(marks.cue[0].start)
    pieces = list(nouns.WORD.finditer(page.text, sentence.start, marks.cue[0].start))[:LOCATIVE]
    exact = words(page.language, sources.SUBJECT, "body")
    for n, piece in enumerate(pieces[:2]):
        if piece.group().lower() in exact and not any(c.covers(Span(*piece.span())) for c in marks.content):
            behind = pieces[n + 1] if n + 1 < len(pieces) else None
            owned = behind is not None and behind.group()[0].islower() and not is_verb(behind.group(), page.language)
            return Span(pieces[0].start(), behind.end() if behind and owned else piece.end())
    return _noun_before(marks, exact, page)


def _noun_before(marks: Attribution, exact: frozenset[str], page: Page) -> Span | None:
    """The noun of a body in its base form before the verb in its clause: "że wskutek sporu | rząd | nie określił"."""
    start, cue = page.sentence(marks.cue[0].start).start, marks.cue[0].start
    clause = max(start, start + max(page.text[start:cue].rfind(mark) for mark in ",;:—–") + 1)
    found = [m for m in nouns.WORD.finditer(page.text, clause, cue) if m.group().lower() in exact]
    return Span(*found[-1].span()) if found else None


def _nobodys(marks: Attribution, quiet: bool, page: Page) -> bool:
    """True for a source that hangs on a preposition and names nobody, or that is what was asked."""
    language = page.language
    text = " ".join(s.of(page.text) for s in marks.source).strip(_EDGES)
    low = [w.lower() for w in nouns.WORD.findall(text)]
    if _hears(text, marks, page) and (not quiet or _behind_verb(marks, marks, page)):
        return True
    if any(pattern(language, sources.SUBJECT, "verb.impersonal").fullmatch(w) for w in cue_words(marks.cue, page)):
        before = nouns.WORD.findall(page.text[max(0, marks.source[0].start - 6) : marks.source[0].start].lower())[-1:]
        if before and before[0] not in words(language, sources.SUBJECT, "where"):
            return True  # "doniesieniom | zaprzeczono": nobody is its subject
    if _partner(marks, page) or subject_forms.nobody_plans(marks, page):
        return True
    if _where_relative(low, marks, page):
        return True
    if (
        quiet
        and len(low) == 1
        and pattern(language, sources.SUBJECT, "abstract").fullmatch(low[0])
        and text[:1].islower()
    ):
        return nouns.sort_of(low[0], language) == "unknown"  # "iki straipsnio | publikavimo | neatsakė"
    if not low or text[:1] in '«„“"' or any(page.mentions.within(s) for s in marks.source):
        return False
    if any(nouns.sort_of(w, language) != "unknown" for w in low):
        return quiet and bool(pattern(language, silence.SUBJECT, "asked").fullmatch(low[0]))
    if low[0] in words(language, sources.SUBJECT, "of") or low[0] in words(language, sources.SUBJECT, "adverbs"):
        return True
    return quiet and bool(pattern(language, silence.SUBJECT, "asked").fullmatch(low[0]))


def _where_relative(low: list[str], marks: Attribution, page: Page) -> bool:
    """True for a relative pronoun that says where several do something: "spór, w | którym | domagają się podwyżek"."""
    if (
        len(low) != 1
        or low[0] not in words(page.language, sources.SUBJECT, "relative")
        or not _several_say(marks, page)
    ):
        return False
    start = marks.source[0].start
    piece = next(reversed(list(nouns.WORD.finditer(page.text, max(0, start - LOCATIVE), start))), None)
    hung = piece is not None and piece.group().lower() in words(page.language, sources.SUBJECT, "where")
    return hung and not any(stands(word, page) for word in cue_words(marks.cue, page))


def _partner(marks: Attribution, page: Page) -> bool:
    """True for whom the speaker talked with: "powiedziała w rozmowie z | Anną Walicką"."""
    start = marks.source[0].start
    lead = page.text[page.sentence(start).start : start].rstrip(_MARKS)
    return bool(bound.before(page.language, "hearer.partner").search(lead)) and marks.cue[0].start < start


def _hears(text: str, marks: Attribution, page: Page) -> bool:
    """True for the printing outlet in another case beside a verb of telling: it was told."""
    home, name = page.article.outlet, text.strip(_MARKS)
    alone = pattern(page.language, "circumstances", "hearer.dative").fullmatch(name)
    cue = " ".join(s.of(page.text) for s in marks.cue)
    learns = pattern(page.language, "circumstances", "hearer.hears_first").search(cue)
    telling = pattern(page.language, "circumstances", "hearer.tell").search(cue)
    staff = pattern(page.language, "circumstances", "hearer.staff").fullmatch(name)
    if telling and not learns and _told_outlet(name, marks, page):
        return True
    if alone and telling and not learns and (staff or nouns.sort_of(name, page.language) == "outlet"):
        return True
    if home is None or name == home.name or len(name.split()) != len(home.name.split()):
        return False
    return bool(telling) and not learns and wordforms.alike(name, home.name)


def _told_outlet(name: str, marks: Attribution, page: Page) -> bool:
    """True for the noun of an outlet in a hearer's case, and its name: "agentūrai „Finansa“ | sakė trys žmonės"."""
    low = nouns.WORD.findall(_QUOTED.sub("", name.lower()))  # what an outlet is called has no case: «Radio Slova»
    dative = pattern(page.language, "circumstances", "hearer.dative")
    if low and pattern(page.language, "circumstances", "hearer.uninflected").fullmatch(low[0]):
        return False
    at = next((n for n, word in enumerate(low[:LOCATIVE]) if dative.fullmatch(word)), None)
    if at is None or nouns.sort_of(low[at], page.language) != "outlet":
        return False
    one_of = bound.behind(page.language, "grounds.member").match(name)
    if one_of or any(nouns.sort_of(word, page.language) in ("person", "group") for word in low[:at]):
        return False  # "Korespondent stacji X": whose it is has the same case
    inside = [m for s in marks.source for m in page.mentions.within(s)]
    return len(low) - at <= LOCATIVE and not any(m.entity.kind == "person" for m in inside)


def _opening(marks: Attribution, page: Page) -> Span | None:
    """The name of a body that opens the sentence, with the noun before it: "В самой «Терра-Уголь» | на звонки"."""
    sentence = page.sentence(marks.cue[0].start)
    limit = min(sentence.start + OPENING, marks.cue[0].start)
    if limit <= sentence.start:
        return None
    for mention in page.mentions.between(sentence.start, sentence.end):
        if mention.span.start >= limit or mention.entity.kind == "person":
            return None
        lead = page.text[sentence.start : mention.span.start].strip('«„“" ')
        low = [w.lower() for w in nouns.WORD.findall(lead)]
        if mention.entity.kind == "organization" and len(low) <= 3 and "," not in lead:
            small = words(page.language, sources.SUBJECT, "of", "pointing")
            kept = next((w for w in nouns.WORD.finditer(lead) if w.group().lower() not in small), None)
            start = sentence.start + page.text[sentence.start :].index(kept.group()) if kept else mention.span.start
            return Span(start, mention.span.end)
    return None
