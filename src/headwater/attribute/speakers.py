"""For whom a source without a name speaks: "she", "Dodał, że ...", "the envoy", "the council", "in its statement".

Some words mean somebody by themselves (`unmistakable`: "we", "all five"); a document is its owner's or was spoken of
before (`same_document`), a relative pronoun has its noun beside it (`relatives`). For all others it is weighed who of
those before is meant (`referents`); where that leaves a doubt, rules decide (`pronouns`, `descriptions`). A description
may rule out whoever was found for it (`somebody_else`).
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute import (
    agreement,
    candidates,
    descriptions,
    hearsay,
    pronouns,
    referents,
    relatives,
    same_document,
    sole,
    somebody_else,
    sources,
    unmistakable,
)
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import words
from headwater.records import Source

SURE = 0.8
"""How sure it must be whom the words mean. Where that is in doubt the rules are right as often or more."""
NEW = ("person", "group")
"""Forms by which it is followed too that nobody so far is meant: words in a wrong mouth are worse than a description.
Of the others the rules then find as often somebody who is right."""
LOOK_BACK = 12
"""Statements back to which words point that need no weighing."""


def find(drafts: list[Draft], page: Page) -> None:
    """Gives each pronoun, verb alone and description whom it stands for, where the text has somebody."""
    for at, draft in enumerate(drafts):
        if not draft.source.spans and hearsay.opens(draft.cue.of(page.text), page.language):
            continue  # "По предварительным данным, ...": nobody is said to have them
        earlier = [b for b in drafts[max(0, at - LOOK_BACK) : at] if not agreement.only_spoken_of(b, draft)]
        if found := unmistakable.by_itself(draft, drafts[:at], earlier, page):
            _speaks_as(draft, found)
        elif draft.source.spans and relatives.is_one(draft.source, page):
            if found := relatives.stands_for(draft, earlier, page):
                _speaks_as(draft, found)
        elif draft.source.kind == "document":
            if owner := same_document.owner(draft, earlier, page):
                draft.speaker = owner
                draft.source = replace(draft.source, naming=owner.naming)
            elif same := descriptions.of_document(draft, earlier, page) or same_document.again(draft, earlier, page):
                _speaks_as(draft, same)
        elif not _first(draft, page):
            found = _meant(drafts, at, earlier, page)
            if found and not somebody_else.than(draft, found, page):
                _speaks_as(draft, found)
    for draft in drafts:  # when it is known for whom all of those stand who are quoted
        if draft.parent is not None and unmistakable.says_i(draft, page):
            _speaks_as(draft, draft.parent.speaker)


def _meant(drafts: list[Draft], at: int, earlier: list[Draft], page: Page) -> Source | None:
    """Whom the words stand for; None for somebody new, and for nobody."""
    draft = drafts[at]
    form = candidates.form(draft, page)
    if form and (found := unmistakable.before_weighing(draft, form, earlier, page)):
        return found
    if form == "person" and (found := sole.speaker(draft, drafts[:at], page)):
        return found
    if form and not unmistakable.only_by_rule(draft, form, page):
        weighed = referents.meant(drafts, at, form, page)
        if weighed.sure >= SURE and (weighed.source or (form in NEW and not unmistakable.heard_before(draft, page))):
            return weighed.source
    return _by_rule(draft, earlier, page)


def _by_rule(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    if not draft.source.spans:
        return pronouns.left_out(draft, earlier, page)
    gender = pronouns.pronoun(draft.source, page.language)
    found = pronouns.meant(draft, earlier, gender, page) if gender else None
    return found if gender else descriptions.described(draft, earlier, page)


def _first(draft: Draft, page: Page) -> bool:
    return draft.source.text.lower().strip(" ,") in words(page.language, sources.SUBJECT, "first")


def _speaks_as(draft: Draft, speaker: Source) -> None:
    """The draft's words stand for `speaker`; they and their place stay."""
    # "The parliament" is a state's, whatever is known of the name it stands for.
    official = speaker.official or (draft.source.official and draft.source.kind == speaker.kind == "body")
    draft.speaker = speaker
    draft.source = replace(
        draft.source, entity=speaker.entity, kind=speaker.kind, naming=speaker.naming, official=official
    )
