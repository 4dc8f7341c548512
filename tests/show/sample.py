"""Readings made by hand. Every outlet, person, country and event in them is invented."""

from __future__ import annotations

from headwater.records import (
    Article,
    CaptureRef,
    Dated,
    DateMention,
    Deal,
    DealSide,
    Entity,
    Event,
    Issue,
    Link,
    Outlet,
    Presentation,
    Producer,
    Reading,
    Related,
    Role,
    Source,
    Span,
    Spelling,
    Statement,
    Terms,
)

TITLE = "Envoy met ministers in Port Sable, wider exchange possible, paper says"
TEXT = "\n".join(
    (
        "March 12, Norrland Wire. Anton Vesk, deputy foreign secretary of Marvia, met with Interior Minister "
        "Daria Koval during an unannounced visit to Port Sable on Tuesday, The Harbour Courier reports, citing "
        "unnamed officials.",
        "“It was the first visit at this level in six years,” the article said.",
        "According to the daily, on Wednesday Vesk briefed ambassadors in Ostrava Bay. He told them that the next "
        "step “is a possible wider exchange under which Mrs. Koval would release a number of detained reporters,” "
        "according to people in attendance. “In return, Marvia would lift restrictions on two shipping companies.”",
        "The information was given “on condition of anonymity”; the Foreign Ministry did not respond to questions.",
        "A source familiar with the talks told Norrland Wire that the account is mostly correct, but declined "
        "further comment.",
        "“We have never discussed an exchange,” Koval's spokesman Petro Lin told the state agency Sablepress. "
        "“Such reports are reportedly written abroad.”",
        "Opposition leader Ilona Brask thanked the Marvian government for its efforts.",
    )
)


def span(fragment: str, text: str = TEXT, *, nth: int = 1) -> Span:
    """The nth place where `fragment` stands in `text`."""
    start = -1
    for _ in range(nth):
        start = text.index(fragment, start + 1)
    return Span(start, start + len(fragment))


WIRE = Link("Norrland Wire", "e1", "outlet", "named")
COURIER = Link("The Harbour Courier", "e2", "outlet", "named", span("The Harbour Courier"))
ATTENDED = Link("people in attendance", None, "group", "described", span("people in attendance"))


def _source(
    fragment: str,
    entity: str | None,
    kind: str = "person",
    naming: str = "named",
    *,
    nth: int = 1,
    official: bool = False,
) -> Source:
    return Source((span(fragment, nth=nth),), fragment, entity, kind, naming, official)  # type: ignore[arg-type]


def _entities() -> tuple[Entity, ...]:
    def named(
        id: str, kind: str, name: str, *roles: Role, outlet: bool = False, official: bool = False, also: str = ""
    ) -> Entity:
        spellings = tuple(Spelling(s, "en", "Latin") for s in (name, also) if s)
        mentions = tuple(span(s.text) for s in spellings if s.text in TEXT)
        return Entity(id, kind, name, spellings, mentions, roles, outlet, official)  # type: ignore[arg-type]

    return (
        named("e1", "organization", "Norrland Wire", outlet=True),
        named("e2", "organization", "The Harbour Courier", outlet=True, also="the daily"),
        named(
            "e3",
            "person",
            "Anton Vesk",
            Role("deputy foreign secretary", "Marvia", span("deputy foreign secretary of Marvia")),
            official=True,
            also="Vesk",
        ),
        named(
            "e4",
            "person",
            "Daria Koval",
            Role("Interior Minister", None, span("Interior Minister")),
            official=True,
            also="Mrs. Koval",
        ),
        named("e5", "place", "Port Sable"),
        named("e6", "place", "Marvia"),
        named("e7", "place", "Ostrava Bay"),
        named("e8", "organization", "Foreign Ministry", official=True),
        named("e9", "person", "Petro Lin", Role("spokesman", "Daria Koval", span("spokesman")), official=True),
        named("e10", "organization", "Sablepress", outlet=True),
        named("e11", "person", "Ilona Brask", Role("opposition leader", None, span("Opposition leader"))),
    )


def _statements() -> tuple[Statement, ...]:
    plain = Presentation()
    past = Presentation(tense="past")
    vesk = Link("He", "e3", "person", "named", span("He told them"))
    lin = _source("Koval's spokesman Petro Lin", "e9", official=True)
    return (
        Statement(
            "s1",
            _source("The Harbour Courier", "e2", "outlet"),
            (span("reports"), span("citing")),
            (span(TEXT[25 : TEXT.index(", The Harbour")]),),
            "indirect",
            "asserts",
            past,
            (WIRE, COURIER, Link("unnamed officials", None, "group", "bare", span("unnamed officials"))),
        ),
        Statement(
            "s2",
            _source("the article", "e2", "document"),
            (span("said"),),
            (span("“It was the first visit at this level in six years,”"),),
            "direct",
            "asserts",
            past,
            (WIRE, COURIER),
        ),
        Statement(
            "s3",
            _source("the daily", "e2", "outlet"),
            (span("According to"),),
            (span("on Wednesday Vesk briefed ambassadors in Ostrava Bay"),),
            "indirect",
            "asserts",
            past,
            (WIRE, COURIER),
            when="d3",
        ),
        Statement(
            "s4",
            _source("people in attendance", None, "group", "described"),
            (span("according to"),),
            (
                span(TEXT[TEXT.index("He told them") : TEXT.index(" according to people")]),
                span("“In return, Marvia would lift restrictions on two shipping companies.”"),
            ),
            "mixed",
            "asserts",
            past,
            (WIRE, COURIER, ATTENDED),
        ),
        Statement(
            "s5",
            Source((span("He told them", nth=1),), "He", "e3", "person", "named", True),
            (span("told"),),
            (
                span(TEXT[TEXT.index("the next step") : TEXT.index(",” according")]),
                span("“In return, Marvia would lift restrictions on two shipping companies.”"),
            ),
            "mixed",
            "proposes",
            Presentation("possible", "positive", "future", True),
            (WIRE, COURIER, ATTENDED, vesk),
            within="s4",
        ),
        Statement(
            "s6",
            Source((), "", None, "group", "implicit"),
            (span("was given"),),
            (span("The information"),),
            "mixed",
            "asserts",
            past,
            (WIRE, COURIER, Link("", None, "group", "implicit")),
            terms=Terms(span("on condition of anonymity"), "on condition of anonymity"),
        ),
        Statement(
            "s7",
            _source("the Foreign Ministry", "e8", "body", official=True),
            (span("did not respond"),),
            (span("to questions"),),
            "indirect",
            "silent",
            plain,
            (WIRE, COURIER, Link("the Foreign Ministry", "e8", "body", "named", span("the Foreign Ministry"))),
        ),
        Statement(
            "s8",
            _source("A source familiar with the talks", None, "person", "described"),
            (span("told", nth=2),),
            (span("the account is mostly correct"),),
            "indirect",
            "confirms",
            Presentation("probable"),
            (
                WIRE,
                Link(
                    "A source familiar with the talks",
                    None,
                    "person",
                    "described",
                    span("A source familiar with the talks"),
                ),
            ),
            told_to="e1",
        ),
        Statement(
            "s9",
            _source("A source familiar with the talks", None, "person", "described"),
            (span("declined"),),
            (span("further comment"),),
            "indirect",
            "declines",
            plain,
            (
                WIRE,
                Link(
                    "A source familiar with the talks",
                    None,
                    "person",
                    "described",
                    span("A source familiar with the talks"),
                ),
            ),
        ),
        Statement(
            "s10",
            lin,
            (span("told", nth=3),),
            (span("“We have never discussed an exchange,”"), span("“Such reports are reportedly written abroad.”")),
            "direct",
            "denies",
            Presentation("certain", "negative", "past"),
            (
                WIRE,
                Link("Sablepress", "e10", "outlet", "named", span("Sablepress")),
                Link("Petro Lin", "e9", "person", "named", span("Petro Lin")),
            ),
            told_to="e10",
        ),
        Statement(
            "s11",
            Source((), "reportedly", None, "group", "implicit"),
            (span("reportedly"),),
            (span("written abroad"),),
            "indirect",
            "asserts",
            Presentation("possible"),
            (
                WIRE,
                Link("Sablepress", "e10", "outlet", "named"),
                Link("Petro Lin", "e9", "person", "named"),
                Link("", None, "group", "implicit"),
            ),
            within="s10",
        ),
        Statement(
            "s12",
            _source("Ilona Brask", "e11"),
            (span("thanked"),),
            (span("the Marvian government for its efforts"),),
            "indirect",
            "thanks",
            plain,
            (WIRE, Link("Ilona Brask", "e11", "person", "named", span("Ilona Brask"))),
        ),
    )


RELATED = (
    Related(
        "Detained reporters moved to Port Sable, families say",
        ("Politics",),
        "headline",
        "https://norrland.example/a/771",
    ),
    Related("Port authority names a new board", ("Economy",), "subscribers"),
    Related("Two ships held for a fourth week", ("Economy", "Sea"), "subscribers"),
    Related("What the harbour treaty says, clause by clause", (), "subscribers"),
)


def reading() -> Reading:
    """A report about a report: nested chains, unnamed sources, a denial, silence, a deal, withheld headlines."""
    article = Article(
        id="8f3a61c2d90b",
        title=TITLE,
        text=TEXT,
        language="en",
        access="open",
        capture=CaptureRef("8f3a61c2d90b" + "5e" * 26, "2025-03-13T07:41:09Z"),
        outlet=Outlet("Norrland Wire", "e1"),
        url="https://norrland.example/politics/envoy-met-ministers",
        published=Dated(
            "2025-03-12", "“March 12” in the dateline; the year because that day was a Wednesday, as the text says"
        ),
        dateline="March 12, Norrland Wire.",
        body_start=25,
        authors=("Maja Lund",),
        sections=("Politics", "Sea"),
        related=RELATED,
        read_in="en",
        issues=(
            Issue("read", "One list under the text could not be told from the text and was left in.", "envoy.html"),
        ),
    )
    possible = Presentation("possible", "positive", "future", True)
    return Reading(
        article=article,
        producer=Producer("0.1.0", "rules"),
        entities=_entities(),
        statements=_statements(),
        events=(
            Event("v1", "consult", span("met with"), ("e3",), ("e4",), "e5", "d2", Presentation(tense="past"), "s1"),
            Event("v2", "consult", span("briefed"), ("e3",), (), "e7", "d3", Presentation(tense="past"), "s3"),
            Event("v3", "yield", span("release"), ("e4",), (), None, None, possible, "s5"),
        ),
        deals=(
            Deal(
                "x1",
                (DealSide("e4", (span("release a number of detained reporters"),)),),
                (DealSide("e6", (span("lift restrictions on two shipping companies"),)),),
                possible,
                "s5",
            ),
        ),
        dates=(
            DateMention("d1", span("March 12"), "March 12", "2025-03-12", "DATE", "the dateline"),
            DateMention(
                "d2",
                span("Tuesday"),
                "Tuesday",
                "2025-03-11",
                "DATE",
                "the last Tuesday before 12 March 2025, the day of publication",
            ),
            DateMention(
                "d3", span("Wednesday"), "Wednesday", "2025-03-12", "DATE", "the day of publication is a Wednesday"
            ),
            DateMention("d4", span("six years"), "six years", "P6Y", "DURATION", "a length of time"),
        ),
    )


HOSTILE = (
    "\x1b]0;owned\x07\x1b[2J\x9b31m<script>alert(1)</script><svg onload=alert(2)>"
    ' \u202eesrever\u202c \u2066isolated\u2069 ‘" onmouseover="x" {{ 7*7 }} &amp;'
)


def hostile() -> Reading:
    """A page that tries to rewrite the terminal and the browser through every field it controls."""
    text = f"{HOSTILE} said {HOSTILE}\n\n{HOSTILE}"
    who = Span(0, len(HOSTILE))
    what = Span(len(HOSTILE) + 6, 2 * len(HOSTILE) + 6)
    name = HOSTILE + "x" * 3000
    source = Source((who,), HOSTILE, "e1", "person", "named")
    return Reading(
        article=Article(
            id="0bad",
            title=name,
            text=text,
            language='en"><script>',
            access="subscribers",
            capture=CaptureRef("ab" * 32, HOSTILE),
            outlet=Outlet(name),
            url="javascript:alert(3)",
            published=Dated(HOSTILE, HOSTILE),
            dateline=HOSTILE,
            authors=(name,),
            sections=(HOSTILE,),
            related=(Related(name, (HOSTILE,), "subscribers", "javascript:alert(4)"),),
            issues=(Issue(HOSTILE, HOSTILE, HOSTILE),),
        ),
        producer=Producer(HOSTILE, HOSTILE),
        entities=(
            Entity("e1", "person", name, (Spelling(HOSTILE, None, "Latin"),), (who,), (Role(HOSTILE, HOSTILE),)),
        ),
        statements=(
            Statement(
                "s1",
                source,
                (Span(len(HOSTILE) + 1, len(HOSTILE) + 5),),
                (what,),
                "direct",
                "asserts",
                Presentation(),
                (Link(HOSTILE, None, "outlet", "described"), Link(HOSTILE, "e1", "person", "named")),
                told_to="e1",
                terms=Terms(what, HOSTILE),
                when="d1",
            ),
        ),
        events=(Event(HOSTILE, HOSTILE, what, ("e1",)),),
        deals=(Deal("x1", (DealSide("e1", (what,)),), (), Presentation()),),
        dates=(DateMention("d1", who, HOSTILE, HOSTILE, "DATE", HOSTILE),),
    )


def foreign() -> Reading:
    """A text from right to left, in a language whose statements are not read, without title, date or outlet."""
    text = "قال الوزير إن الميناء سيفتح غداً.\n\nلم يرد المتحدث على الأسئلة."
    article = Article(
        "f0e1",
        None,
        text,
        "ar",
        "open",
        CaptureRef("cd" * 32, "2025-03-13T07:41:09Z"),
        issues=(
            Issue(
                "language",
                "Arabic is not read yet: the text is kept and can be searched, its statements were not read.",
                "x.txt",
            ),
        ),
    )
    return Reading(article, Producer("0.1.0", "rules"))


def withheld() -> Reading:
    """An article of which the page carried nothing: the title is all there is."""
    article = Article(
        "a11c",
        "Inside the harbour talks",
        "",
        "en",
        "subscribers",
        CaptureRef("ef" * 32, "2025-03-13T07:41:09Z"),
        outlet=Outlet("The Harbour Courier"),
        published=Dated("2025-03-12T06:00:00+02:00", "the page's own metadata"),
        url="https://courier.example/talks",
        read_in="en",
    )
    return Reading(article, Producer("0.1.0", "rules"))
