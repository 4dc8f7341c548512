"""What articles have to do with each other. Each pair is found by keys that both have, not by comparing with all.

| files | their question |
|---|---|
| `sheets`, `bare` | what of an article is compared, with and without its statements |
| `houses`, `outlet_index`, `outlet_names` | who stands behind an outlet, which outlets a text names |
| `credits`, `credit_page`, `credit_lines`, `credit_roles`, `credit_words` | whom an article names as its origin |
| `credit_corpus` | which closing names are outlets', by who prints the other articles |
| `shingles`, `worn`, `notices` | under what texts are looked up, what many have or a page prints and tells nothing |
| `copies` with `laid`, `passages`, `evidence`, `templates`, `across`, `direction`, `quoted` | if two carry one text |
| `retold` | if one is the other in other words |
| `own_report` | if one knows by itself what the other does not |
| `writings` | the words of a language with several writings in one |
| `clusters`, `shelf` | which articles do, of many |
| `matters`, `notions`, `nearness`, `stories` | what an article is about, and the articles on one matter |
| `tellings`, `contents`, `numbers`, `words`, `times` | what each statement says, as claims are compared |
| `hands`, `posts` | on whose word, and at the head of which body they stand |
| `forms`, `counts`, `measures`, `alike` | under what it is looked up, what two have to do with each other |
| `comparison`, `measured_names`, `measured_details`, `nights` | what it finds: whom and what, numbers, dates |
| `claims`, `saying` | which statements are one claim, in whose words it is shown |
| `quotations` | one quotation in other words |
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from headwater.link.quotations import Differing, Quotation, differing, quotations
from headwater.linked import Claim, Copy, Near, Publisher, Ruling, Sheet, Story, Taking, Telling, Tie
from headwater.records import Article, Reading

__all__ = [
    "Differing",
    "Quotation",
    "agreed",
    "bare_sheet",
    "claim",
    "close",
    "compared_pairs",
    "compared_with",
    "content_keys",
    "copy",
    "counted_holders",
    "counts_alike",
    "differing",
    "group_claims",
    "group_stories",
    "group_texts",
    "matter_keys",
    "may_take",
    "near",
    "publisher",
    "quotations",
    "sheet",
    "signed",
    "text_keys",
    "tie",
    "word_keys",
    "worn_keys",
    "worn_sentences",
]


def publisher(key: str) -> Publisher | None:
    """What our lists know of the outlet with that `House.outlet`; None of one that they do not have."""
    from headwater.link import houses

    return houses.publisher(key)


def sheet(
    reading: Reading,
    told: Mapping[str, bytes] | None = None,
    sentences: Sequence[bytes] = (),
    *,
    topics: Collection[str] = (),
    left_out: Collection[str] = (),
    fragments: Mapping[str, int | None] | None = None,
    denials: Collection[str] = (),
) -> Sheet:
    """What of an article is compared; `told` and `sentences` are vectors (linked.Sheet)."""
    from headwater.link import sheets

    return sheets.sheet(
        reading, told, sentences, topics=topics, left_out=left_out, fragments=fragments, denials=denials
    )


def bare_sheet(article: Article, name: str) -> Sheet:
    """What of an article's text is compared, without its statements, under a name of its own."""
    from headwater.link import bare

    return bare.bare(article, name=name)


def signed(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of a corpus with the credits that are told by who prints the other articles of it."""
    from headwater.link import credit_corpus

    return credit_corpus.signed(sheets)


def group_texts(sheets: Iterable[Sheet]) -> tuple[tuple[str, ...], ...]:
    """The groups of articles that carry one text."""
    from headwater.link import shelf

    return shelf.Shelf(sheets).clusters()


def text_keys(sheet: Sheet) -> frozenset[str]:
    """Under which articles are looked up that may carry the same text."""
    from headwater.link import shingles

    return shingles.keys(sheet)


def worn_keys(
    holders: Mapping[str, Collection[str]], keys: Mapping[str, frozenset[str]], outlets: Mapping[str, str]
) -> frozenset[str]:
    """Which text keys tell nothing."""
    from headwater.link import worn

    return worn.worn(holders, keys, outlets)


def word_keys(sheet: Sheet) -> frozenset[str]:
    """Those text keys of an article that, once worn, may change what it repeats."""
    from headwater.link import shingles

    return shingles.words(sheet)


def worn_sentences(sheet: Sheet, worn: frozenset[str]) -> tuple[int, ...]:
    """Which sentences of an article are worn."""
    from headwater.link import evidence, laid

    return evidence.worn_sentences(laid.lay(sheet), worn)


def compared_pairs(holders: Collection[str]) -> Iterator[tuple[str, str]]:
    """Which holders of a text key are compared with each other."""
    from headwater.link import shelf, worn

    return worn.pairs(holders, most=shelf.HUB, chosen=shelf.CHOSEN)


def compared_with(article: str, holders: Collection[str]) -> Collection[str]:
    """With which other holders of a text key one of them is compared."""
    from headwater.link import shelf, worn

    return worn.partners(article, holders, most=shelf.HUB, chosen=shelf.CHOSEN)


def counted_holders(holders: Collection[str]) -> list[str]:
    """Which holders of a text key are looked at to find out whether it is worn."""
    from headwater.link import worn

    return worn.counted(holders)


def copy(one: Sheet, other: Sheet, worn: frozenset[str]) -> Copy | None:
    """What one of two articles repeats of the other."""
    from headwater.link import copies

    return copies.compare(one, other, worn=worn)


def close(one: Sheet, other: Sheet) -> bool:
    """Whether two articles share so many words that what one repeats of the other may depend on which are worn."""
    from headwater.link import evidence, laid

    return evidence.near(laid.lay(one), laid.lay(other))


def agreed(copies: Sequence[Copy]) -> tuple[Copy, ...]:
    """The copies among some articles, none of them joining what the others do not bear out."""
    from headwater.link.clusters import agreed

    return agreed(copies)


def counts_alike(one: Copy, other: Copy) -> bool:
    """Whether it makes no difference for any claim which of two findings on the same two articles is kept."""
    from headwater.link import clusters

    return clusters.counts_alike(one, other)


def matter_keys(sheet: Sheet) -> frozenset[str]:
    """Under which articles are looked up that may be on the same matter."""
    from headwater.link import stories

    return stories.keys(sheet)


def near(one: Sheet, other: Sheet, claims: int) -> Near | None:
    """Whether two articles, which have so many claims in common, are on one developing matter, and why."""
    from headwater.link import nearness

    return nearness.near(one, other, claims)


def may_take(when: str, nears: Mapping[int, float], days: Mapping[int, Mapping[str, int]]) -> list[Taking]:
    """Which known stories may take an article in, the likeliest first."""
    from headwater.link import stories

    return stories.may_take(when, nears, days)


def group_stories(
    sheets: Sequence[Sheet], nears: Sequence[Near], joined: Sequence[tuple[str, str]]
) -> tuple[Story, ...]:
    """The stories that articles make; those `joined` carry one text."""
    from headwater.link import stories

    return stories.stories(sheets, nears, joined)


def content_keys(telling: Telling) -> frozenset[str]:
    """Under which tellings are looked up that may say the same."""
    from headwater.link import forms

    return forms.keys(telling)


def tie(one: Telling, other: Telling) -> Tie | None:
    """What two tellings have to do with each other."""
    from headwater.link import alike

    return alike.tie(one, other)


def group_claims(
    tellings: Sequence[Telling],
    ties: Sequence[Tie],
    rulings: Sequence[Ruling],
    held: Sequence[Sequence[tuple[str, str]]] = (),
) -> tuple[tuple[Telling, ...], ...]:
    """Which tellings are one claim; those `held` together are in any case."""
    from headwater.link import claims

    return claims.groups(tellings, ties, rulings, held)


def claim(tellings: Sequence[Telling]) -> Claim:
    """The claim that tellings make."""
    from headwater.link import claims

    return claims.claim(tellings)
