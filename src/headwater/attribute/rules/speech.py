"""Verbs of saying, thinking and wanting: the cue, whose it is, and what it brings."""

from __future__ import annotations

from headwater.attribute.rules import behind, clauses, contents, freeorder, groups, phrases, speakers
from headwater.attribute.rules.found import Found, Range
from headwater.attribute.rules.grammar import CueVerb, Word
from headwater.attribute.rules.groups import VerbGroup
from headwater.attribute.rules.passage import Passage

_SAYING = ("speech", "utter", "tell", "call", "evidence")
_OPENS_SOURCE = int(Word.NAME | Word.DETERMINER | Word.POSSESSIVE | Word.SUBJECT | Word.LOOSE | Word.ROLE | Word.NUMBER)
_NO_SOURCE = int(
    Word.MARK | Word.PREPOSITION | Word.THAT | Word.SUBORDINATOR | Word.ADVERB | Word.TIME | Word.OBJECT | Word.RELATIVE
)


def find(p: Passage) -> list[Found]:
    """The attributions that verbs of this stretch make."""
    k = p.first
    while k < p.last:
        if k in p.jump:
            k = p.jump[k]
            continue
        if p.low[k] in p.g.verbs:
            group = groups.group_at(p, k)
            found = (_read_heard(p, group) or _read(p, group)) if group else None
            if found:
                found.stretch = p.stretch
                p.found.append(found)
                k = max(k, found.cue[-1][1] - 1)
        k += 1
    return p.found


def _read_heard(p: Passage, group: VerbGroup) -> Found | None:
    """As `_read`, for a verb with its hearer in front of it ("X the reporters told that ...")."""
    first = freeorder.hearer_before(p, group) if p.g.free_order else group.first
    if first == group.first:
        return None
    plain, group.first, group.heard = group.first, first, True
    found = _read(p, group)
    if found:
        found.cue = [(plain if a == first else a, b) for a, b in found.cue]
    group.first, group.heard = plain, False
    return found


def _read(p: Passage, group: VerbGroup) -> Found | None:
    cues = group.cues
    if p.low[group.verb + 1 : group.verb + 2] == ["to"]:
        cues = sorted(cues, key=lambda c: "inf" not in c.frames)
    head = group.first - 1
    asked_when = head >= p.first and p.flag[head] & Word.SUBORDINATOR and group.first == group.verb
    if (group.verb == p.first or asked_when) and p.flag[group.verb] & Word.PARTICIPLE:
        return _asked(p, group)
    for cue in cues:
        found = _read_as(p, group, cue)
        if found:
            return found
    return None


def _asked(p: Passage, group: VerbGroup) -> Found | None:
    """ "Asked whether ..., X said": somebody asked, nobody says who."""
    cue = next((c for c in group.cues if c.group == "ask"), None)
    stop = clauses.end_of_stretch(p)
    if cue is None or group.verb + 1 >= stop:
        return None
    k = groups.particle_end(p, group, cue)
    if k == group.verb + 1 and p.low[k] not in ("whether", "if", "how", "why", "what", "to", "who", "when", "where"):
        return None
    end = clauses.cut_at_comma(p, k, clauses.content_end(p, k))
    return Found([], [(group.verb, k)], [(k, end)], "asked") if end > k else None


def _read_as(p: Passage, group: VerbGroup, cue: CueVerb) -> Found | None:
    """What the verb is a cue of when read as `cue`."""
    if group.passive:
        return _passive(p, group, cue)
    if "passive" in cue.frames:
        return None
    group.end = groups.particle_end(p, group, cue)
    group.particle = group.end > group.verb + 1
    if not group.particle and p.g.free_order and cue.particles:
        turned = freeorder.fronted(p, group, cue)
        if turned:
            return turned
    if not group.particle and not cue.bare:
        return None
    while group.end < p.last and p.g.has("trailing_adverbs", p.low[group.end]):
        group.end += 1
    if "sourceless" in cue.frames:
        return _seeming(p, group)
    if p.g.has("impersonal", p.low[group.end - 1]) and freeorder.that_follows(p, group.end):
        k = group.end + 1
        return Found([], [(group.first, group.end)], [(k, clauses.content_end(p, k))], "hearsay")
    turned = _inverted(p, group, cue)
    if turned is None and p.g.free_order and "inverted" in cue.frames:
        turned = freeorder.read(p, group, cue)
    return turned or _with_subject(p, group, cue)


def _with_subject(p: Passage, group: VerbGroup, cue: CueVerb) -> Found | None:
    """The subject stands before the verb; the content behind it or before both."""
    after = contents.after(p, group, cue) or contents.inserted(p, group, cue)
    if after and after[2] == "np" and p.g.free_order and "inverted" in cue.frames and not group.particle:
        after = None  # what follows such a verb is its subject or its hearer
    source, rule = speakers.source_of(p, group, cue)
    if source is None:
        return None
    if contents.as_clause(p, source):
        return _as_said(p, group, cue, source) if cue.group in _SAYING else None
    short = after is not None and after[2] in ("np", "clause", "wh", "inf")
    if after is None or (short and cue.group in ("speech", "tell", "ask") and contents.follows_quotation(p, source)):
        relative = p.g.free_order and rule == "who"  # ", who keep | in touch": nothing before it is theirs
        return None if relative else _content_first(p, group, cue, source)
    return _content_last(p, group, cue, (source, rule), after)


def _content_first(p: Passage, group: VerbGroup, cue: CueVerb, source: Range) -> Found | None:
    """ "...", X said."""
    if not cue.frames & {"inverted", "before"} or (p.g.free_order and p.flag[source[0]] & Word.PREPOSITION):
        return None
    content = contents.before(p, group, cue, source)
    if content is None:
        return None
    more = contents.quoted_after(p, group.end)
    return Found([source], [(group.first, group.end)], [content, *more], f"{cue.group}-before")


def _content_last(
    p: Passage, group: VerbGroup, cue: CueVerb, subject: tuple[Range, str], after: tuple[int, int, str]
) -> Found | None:
    """X said that ..."""
    source, rule = subject
    first, cue_end, kind = after
    end = clauses.content_end(p, first, predicate=kind in ("np", "inf", "hearer"))
    if rule == "who" or contents.subordinate(p, source):
        end = clauses.cut_at_comma(p, first, end)
    if kind == "np":
        end = clauses.without_day(p, first, end)
    if end <= first:
        return None
    said = [(first, end)]
    naming = kind == "np" and cue.group in ("call", "describe", "regard")
    asked = contents.fronted(p, source) if naming or kind in ("quote", "insert") else None
    if asked is not None:
        said.insert(0, asked)
    earlier = None
    if kind == "quote" and contents.follows_quotation(p, source):
        earlier = contents.before(p, group, cue, source)
    if earlier:
        said.insert(0, earlier)
    return Found([source], [(group.first, cue_end)], said, f"{cue.group}-{kind}-{rule}")


def _as_said(p: Passage, group: VerbGroup, cue: CueVerb, source: Range) -> Found | None:
    """ "As X put it, ...": the content comes after the comma that closes the clause."""
    k = group.end
    while k < p.last and p.low[k] not in (",", ":") and k not in p.jump:
        k += 1
    if k + 1 >= p.last or k - group.end > 15:
        return None
    first = k if k in p.jump else k + 1
    cue_end = k + 1 if p.low[k] == ":" and k not in p.jump else group.end
    end = clauses.content_end(p, first)
    return Found([source], [(group.first, cue_end)], [(first, end)], f"{cue.group}-as") if end > first else None


def _may_open_source(flag: int) -> bool:
    """True where a word of these classes can begin the name of somebody behind "said"."""
    return bool(flag & _OPENS_SOURCE) or not flag & _NO_SOURCE


def _inverted(p: Passage, group: VerbGroup, cue: CueVerb) -> Found | None:
    """ "...," said X."""
    if (
        "inverted" not in cue.frames
        or not p.flag[group.verb] & (Word.VERB | Word.BARE)
        or (group.first != group.verb and not group.heard)
    ):
        return None
    k = freeorder.subject_start(p, group.end) if p.g.free_order else group.end
    at = group.first
    if at == p.first:
        return None
    content_end = contents.end_before(p, at)
    if content_end is None or (p.g.free_order and (group.particle or freeorder.names_subject(p, at))):
        return None
    if k >= p.last or not (freeorder.named_in_marks(p, k) if k in p.jump else _may_open_source(p.flag[k])):
        return None
    if p.flag[k] & Word.TIME:
        return None
    closed = p.low[at - 1] != "," or at in p.back
    if not closed and not p.g.free_order and phrases.left(p, at - 1):
        return None
    end = behind.end_of_phrase(p, k, whole=True)
    if end <= k or (end < p.last and phrases.surely_verb(p, end) and not p.flag[end] & Word.PARTICIPLE):
        return None
    first = clauses.before(p, content_end)
    if not clauses.is_clause(p, first, content_end) and content_end not in p.back:
        return None
    more = contents.quoted_after(p, end)
    said = freeorder.pointed_back(p, (first, content_end))
    return Found([(k, end)], [(group.first, group.end)], [said, *more], f"{cue.group}-inverted")


def _seeming(p: Passage, group: VerbGroup) -> Found | None:
    """ "X seemed to ...": no source; the content is both sides of the cue."""
    if group.gerund or group.infinitive:
        return None
    k = group.end
    stop = clauses.end_of_stretch(p)
    if k >= stop or (p.flag[k] & (Word.PREPOSITION | Word.MARK | Word.TIME) and p.low[k] not in ("to", "like")):
        return None
    subject = phrases.left(p, group.first - 1)
    if not subject:
        return None
    return Found([], [(group.first, group.end)], [subject, (k, clauses.content_end(p, k))], "seem")


def _passive(p: Passage, group: VerbGroup, cue: CueVerb) -> Found | None:
    k = groups.particle_end(p, group, cue)
    stop = clauses.end_of_stretch(p)
    before = group.first - 1
    shared = before >= p.first and bool(p.flag[before] & (Word.CONJUNCTION | Word.MARK))
    subject = phrases.left(p, before) if group.first > p.first else None
    if not subject:
        if not shared or "passive" not in cue.frames or k >= stop or p.low[k] != "to":
            return None
        return Found([], [(group.first, k)], [(k, clauses.content_end(p, k))], "passive-shared")
    if k < stop and p.low[k] == "by":
        end = behind.end_of_phrase(p, k + 1)
        if end > k + 1 and not p.flag[k + 1] & Word.GERUND:
            content = [subject]
            if end < stop and p.low[end] in ("as", "to", "for", "that"):
                content.append((end, clauses.content_end(p, end)))
            return Found([(k + 1, end)], [(group.first, k)], content, "passive-by")
    if "passive" not in cue.frames or k >= stop:
        return None
    if (
        p.low[k] == "to" and p.low[group.verb] in ("expected", "said", "believed", "thought", "scheduled", "reported")
    ) or k > group.verb + 1:
        return Found([], [(group.first, k)], [subject, (k, clauses.content_end(p, k))], "passive")
    return None
