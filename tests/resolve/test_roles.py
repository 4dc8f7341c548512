"""What people are said to be: before the name, after it, in which body, and whether it is an office of state."""

from __future__ import annotations

import pytest

from headwater.attribute.rules import names
from headwater.records import Article, CaptureRef, Entity, Marks
from headwater.resolve.entities import find


def person(text: str, language: str = "en") -> Entity:
    article = Article("a", None, text, language, "open", CaptureRef("0", ""), read_in=language)
    return next(e for e in find(article, Marks(names=names.find(article))) if e.kind == "person")


@pytest.mark.parametrize(
    ("language", "text", "title", "organization"),
    [
        ("en", "They met US President Boris Orlik.", "President", "United States"),
        (
            "en",
            "Anna Lind, US deputy undersecretary of labor, left.",
            "deputy undersecretary of labor",
            "United States",
        ),
        ("en", "Opposition leader Anna Sidorenko left.", "Opposition leader", None),
        ("en", "We met KGB chairman Ivan Orlik.", "chairman", "KGB"),
        ("ru", "По словам посла Вельмарии Ивана Орлика, мост закрыт.", "посла", "Вельмарии"),
        ("uk", "За словами посла Вельмарії Івана Орлика, міст закрито.", "посла", "Вельмарії"),
        ("pl", "Mer Orska Jan Wejl zamknął most.", "Mer", "Orska"),
        ("pl", "Most zamknięto, powiedział portalowi Onet mer Orska Jan Wejl.", "mer", "Orska"),
        ("ru", "Газете «Полдень» депутат парламента Вельмарии Иван Орлик ответил.", "депутат парламента", "Вельмарии"),
        (
            "en",
            "It is by Anna Lind, the Paris bureau chief for The Washington Post.",
            "bureau chief",
            "The Washington Post",
        ),
        ("en", "Anna Lind, head of the Open Rivers Foundation, left.", "head", "Open Rivers Foundation"),
        ("en", "Anna Lind, the River Union’s deputy chairman, left.", "deputy chairman", "River Union"),
        ("en", "A spokesman for the Union’s Foreign Office, Anna Lind, left.", "spokesman", "Foreign Office"),
        ("en", "Anna Lind, the journalist freed on Monday, left.", "journalist", None),
        ("en", "So said the released journalist Andrej Orlik.", "journalist", None),
        ("ru", "Прибыл министр обороны Польши Ян Ковальчук.", "министр обороны", "Польша"),
        ("ru", "Анна Ракитина, директор завода, молчала.", "директор", None),
        ("ru", "Так считает глава компании «Северный лес» Анна Ракитина.", "глава компании", "Северный лес"),
        ("be", "Прыбыў міністр замежных спраў Беларусі Максім Рагойша.", "міністр замежных спраў", "Беларусь"),
        ("uk", "Це сказав міністр оборони України Олег Ракитенко.", "міністр оборони", "Україна"),
        ("pl", "Przybył minister obrony Polski Jan Rakowski.", "minister obrony", "Polska"),
        ("lt", "Atvyko Lietuvos gynybos ministras Viktoras Petrauskas.", "gynybos ministras", "Lietuva"),
        # "Ministra" is the genitive of "minister" as well as a woman who is one.
        ("pl", "Według ministra obrony Polski Jana Rakowskiego most zamknięto.", "ministra obrony", "Polska"),
        # Behind whoever says what follows, an apposition is one where a comma closes it.
        (
            "en",
            "According to Anna Lind, head of the Open Rivers Foundation, it left.",
            "head",
            "Open Rivers Foundation",
        ),
        ("ru", "По словам Ивана Орлика, директора завода, мост закрыт.", "директора", None),
        ("ru", "По словам Ивана Орлика, мэра города с 2019 года, мост закрыт.", "мэра", None),
        ("uk", "За словами Івана Орлика, директора заводу «Норд» з 2019 року, міст закрито.", "директора", None),
        (
            "lt",
            "Pasak Viktoro Petrausko, gynybos ministro ir partijos vadovo, tiltas uždarytas.",
            "gynybos ministro",
            None,
        ),
        ("en", "According to Anna Lind, mayor of Riga in the north, it is old.", "mayor", "Riga"),
    ],
)
def test_role_and_organisation(language: str, text: str, title: str, organization: str | None) -> None:
    role = person(text, language).roles[0]
    assert (role.title, role.organization) == (title, organization)
    assert role.span is not None
    assert role.span.of(text) == title


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("They met Foreign Minister Boris Orlik.", True),
        ("They met KGB chairman Boris Orlik.", True),
        ("They met former minister Boris Orlik.", False),
        ("They met Boris Orlik, chairman of the Blue River Foundation.", False),
        ("They met journalist Boris Orlik.", False),
    ],
)
def test_official(text: str, official: bool) -> None:
    assert person(text).official is official


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("Прибыл экс-министр обороны Борис Орлик.", False),
        ("Прибыл член комитета Совфеда Борис Орлик.", True),
        ("Прибыл еврокомиссар по социальным вопросам Борис Орлик.", True),
    ],
)
def test_official_in_russian(text: str, official: bool) -> None:
    assert person(text, "ru").official is official


@pytest.mark.parametrize(
    ("language", "text", "official"),
    [
        # A spokesperson, a chairman or a chief is of the state only where whoever they stand for is.
        ("pl", "Przybył rzecznik rządu Jan Kowalczyk.", True),
        ("pl", "Przybył rzecznik fabryki Jan Kowalczyk.", False),
        ("pl", "Przybył polityk Jan Kowalczyk.", False),
        ("lt", "Atvyko policijos komisariato viršininkas Viktoras Petrauskas.", True),
        ("lt", "Atvyko įmonės atstovas Viktoras Petrauskas.", False),
        ("lt", "Atvyko partijos pirmininkas Viktoras Petrauskas.", False),
    ],
)
def test_official_by_whose_office_it_is(language: str, text: str, official: bool) -> None:
    assert person(text, language).official is official


def test_a_list_is_no_apposition() -> None:
    found = person("They thanked Anna Lind, President Boris Orlik and Pavel Kuzma.")
    assert (found.name, found.roles) == ("Anna Lind", ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to Anna Lind, Poland’s president named Boris Orlik ambassador to Latvia on Monday."),
        ("ru", "По словам Ивана Орлика, суд в Минске во вторник приговорил журналиста к двум годам."),
        ("ru", "Как сообщил Иван Орлик, послом Польши в Латвии в понедельник стала Анна Ракитина."),
        ("uk", "За словами Івана Орлика, президент України у понеділок призначив Анну Ракитенко послом."),
        ("be", "Паводле Івана Орліка, прэзідэнт Польшчы ў панядзелак прызначыў Ганну Ракіту паслом."),
        ("pl", "Według Jana Rakowskiego, prezydent Polski w poniedziałek mianował Annę Lind ambasadorem."),
        ("lt", "Pasak Viktoro Petrausko, Lenkijos prezidentas pirmadienį paskyrė Aną Lind ambasadore."),
    ],
)
def test_what_somebody_says_is_not_who_they_are(language: str, text: str) -> None:
    assert person(text, language).roles == ()


def test_a_title_gives_the_gender() -> None:
    assert person("So said spokeswoman Sam Orlik.").gender == "f"
    assert person("Так сказала речниця Орлик.", "uk").gender == "f"


def roles(text: str, language: str) -> dict[str, list[str]]:
    article = Article("a", None, text, language, "open", CaptureRef("0", ""), read_in=language)
    found = find(article, Marks(names=names.find(article)))
    return {e.name: [r.title for r in e.roles] for e in found if e.kind == "person"}


@pytest.mark.parametrize(
    ("language", "text", "name", "titles"),
    [
        # A title governs nouns that no list has.
        ("ru", "Прибыл директор порта Иван Ковальчук.", "Иван Ковальчук", ["директор порта"]),
        ("be", "Так лічыць старшыня прафсаюза Іван Кавальчук.", "Іван Кавальчук", ["старшыня прафсаюза"]),
        ("pl", "Przybył dyrektor fabryki Jan Kowalczyk.", "Jan Kowalczyk", ["dyrektor fabryki"]),
        ("ru", "Директор сообщил Ивану Ковальчуку о пожаре.", "Ивану Ковальчуку", []),
        # What is said of somebody else.
        ("ru", "Пришла жена директора Анна Ракитина.", "Анна Ракитина", []),
        ("uk", "Адвокат Бориса Ракитенка мовчить.", "Бориса Ракитенка", []),
        ("pl", "Przybył doradca prezydenta Jana Kowalczyka.", "Jana Kowalczyka", ["prezydenta"]),
        ("ru", "Об этом сказал журналистам Иван Ковальчук.", "Иван Ковальчук", []),
        ("ru", "Пресс-секретарь Орлика Иван Ковальчук молчал.", "Иван Ковальчук", ["Пресс-секретарь"]),
        # Before a comma or a colon.
        ("en", "The club parted with its coach, Boris Orlik, on Monday.", "Boris Orlik", ["coach"]),
        ("en", "The head of the port, Boris Orlik, left.", "Boris Orlik", ["head of the port"]),
        ("en", "According to the mayor, Boris Orlik was ill.", "Boris Orlik", []),
        ("ru", "Клуб расстался с тренером: Иван Ковальчук ушёл.", "Иван Ковальчук", ["тренером"]),
        ("ru", "По словам губернатора, Иван Ковальчук, уехал.", "Иван Ковальчук", []),
        # Of several.
        ("en", "Ministers Anna Lind and Boris Orlik left.", "Boris Orlik", ["Ministers"]),
        ("en", "Minister Anna Lind and Boris Orlik left.", "Boris Orlik", []),
        ("pl", "Przyszedł Jan Kowalczyk, trzej piłkarze i sędzia.", "Jan Kowalczyk", []),
    ],
)
def test_whose_title_it_is(language: str, text: str, name: str, titles: list[str]) -> None:
    found = roles(text, language)
    assert found[name] == titles, found
