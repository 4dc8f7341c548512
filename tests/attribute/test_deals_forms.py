"""Deals told by one verb, as a condition or in return; and what has the form of one and offers nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.attribute.happenings import content, entity
from tests.attribute.marked import article
from tests.attribute.test_deals import read, told

from headwater.attribute.happenings import deals


def nobody_gives(language: str, text: str, gives: str, gets: str) -> None:
    """The text tells one deal, with these words in its sides and nobody named who gives them."""
    (deal,) = read(text, language)
    one, first, other, second = told(deal, text)
    assert (one, other) == (None, None)
    assert gives in first
    assert gets in second


@pytest.mark.parametrize(
    ("language", "text", "one", "gives", "gets"),
    [
        ("en", "Tolm traded its old slots for a new pier.", "Tolm", "its old slots", "a new pier"),
        (
            "en",
            "Tolm made the return of its envoy conditional on an apology.",
            "Tolm",
            "the return of its envoy",
            "an apology",
        ),
        ("ru", "Толмия обменяла трёх шпионов на двух учёных.", "Толмия", "трёх шпионов", "двух учёных"),
        ("uk", "Толмія обміняла трьох шпигунів на двох учених.", "Толмія", "трьох шпигунів", "двох учених"),
        ("be", "Толмія абмяняла трох шпіёнаў на двух вучоных.", "Толмія", "трох шпіёнаў", "двух вучоных"),
        ("pl", "Tolmia wymieniła trzech szpiegów na dwóch uczonych.", "Tolmia", "trzech szpiegów", "dwóch uczonych"),
        ("pl", "Tolmia uzależniła powrót posła od przeprosin.", "Tolmia", "powrót posła", "przeprosin"),
        ("lt", "Tolmija iškeitė tris šnipus į du mokslininkus.", "Tolmija", "tris šnipus", "du mokslininkus"),
    ],
)
def test_one_verb_tells_both_sides(language: str, text: str, one: str, gives: str, gets: str) -> None:
    (deal,) = read(text, language, entity("e1", "place", text, one))
    assert told(deal, text) == ("e1", gives, None, gets)


@pytest.mark.parametrize(
    "text",
    [
        "Tolm traded its old dollars for euros.",
        "Tolm linked workers to good jobs.",
    ],
)
def test_one_verb_and_no_deal(text: str) -> None:
    assert read(text, "en", entity("e1", "place", text, "Tolm")) == []


@pytest.mark.parametrize(
    ("language", "text", "gives", "gets"),
    [
        (
            "en",
            "The rebels said they would let trucks through only if the army pulls back.",
            "let trucks",
            "pulls back",
        ),
        ("en", "The rebels will not free the crew until the army withdraws its guns.", "free the crew", "withdraws"),
        ("ru", "Повстанцы не отпустят экипаж, пока армия не отведёт войска.", "отпустят", "отведёт"),
        ("uk", "Повстанці не відпустять екіпаж, доки армія не відведе війська.", "відпустять", "відведе"),
        ("be", "Паўстанцы не адпусцяць экіпаж, пакуль армія не адвядзе войскі.", "адпусцяць", "адвядзе"),
        ("pl", "Rebelianci nie wypuszczą załogi, dopóki wojsko nie wycofa dział.", "wypuszczą", "wycofa"),
        ("lt", "Sukilėliai nepaleis įgulos, kol kariuomenė neatitrauks pajėgų.", "nepaleis", "neatitrauks"),
        ("pl", "„Przestańcie strzelać, a my otworzymy drogę”.", "otworzymy drogę", "Przestańcie strzelać"),
        ("ru", "«Прекратите обстрелы, и мы откроем дорогу».", "откроем дорогу", "Прекратите обстрелы"),
    ],
)
def test_parties_that_nobody_names(language: str, text: str, gives: str, gets: str) -> None:
    nobody_gives(language, text, gives, gets)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The aides in the room spoke on condition of anonymity."),
        ("en", "Harast said he would resign if he lost the vote."),
        ("en", "If Harast loses, it would be a blow for the party."),
        ("en", "The army fought until the rebels withdrew their guns."),
        ("en", "Police arrested three men after the mill reported a theft."),
        ("en", "Harast praised the crew. In turn, the mayor praised the pilots."),
        ("en", "Harast reads a once-great paper."),
        ("ru", "Пассажирам вернут деньги, если они сохранили билеты."),
        ("ru", "Толмия сняла запрет. В ответ Харвия отозвала посла."),
        ("uk", "Уряд Толмії, натомість, назвав ці цифри вигадкою."),
        ("pl", "Harast odszedł po tym, jak rada wyraziła mu wotum nieufności."),
    ],
)
def test_forms_of_a_deal_that_offer_nothing(language: str, text: str) -> None:
    names = [("person", "Harast"), ("place", "Толмия"), ("place", "Харвия"), ("place", "Толмії")]
    known = [entity(f"e{n}", kind, text, name) for n, (kind, name) in enumerate(names) if name in text]
    assert read(text, language, *known) == []


def test_a_favour_after_a_favour() -> None:
    text = "Brask freed the captain after Tolm agreed to lift its ban."
    brask, tolm = entity("e1", "place", text, "Brask"), entity("e2", "place", text, "Tolm")
    (deal,) = read(text, "en", brask, tolm)
    assert (deal.gives[0].party, deal.gets[0].party) == ("e1", "e2")


def test_the_clause_behind_in_exchange_for_needs_no_comma() -> None:
    text = "W zamian za list żelazny Nowak wycofa skargę."
    (deal,) = read(text, "pl", entity("e1", "person", text, "Nowak"))
    assert told(deal, text) == ("e1", "wycofa skargę", None, "list żelazny")


@pytest.mark.parametrize(
    ("language", "text", "many"),
    [
        ("be", "Толмія падзякавала саюзу за вызваленне экіпажа.", 0),
        ("be", "Толмія прапанавала саюзу мост узамен на вызваленне экіпажа.", 1),
    ],
)
def test_thanks_offer_nothing(language: str, text: str, many: int) -> None:
    assert len(read(text, language, entity("e1", "place", text, "Толмія"))) == many


def test_the_giver_behind_by_is_named_though_the_other_is_not() -> None:
    text = "Norlund is ready to lift its ban in exchange for the return of two boats held by Estmark."
    (deal,) = read(text, "en", entity("e1", "place", text, "Estmark"))
    assert told(deal, text) == (
        None,
        "lift its ban",
        "e1",
        "the return of two boats held by Estmark",
    )


def test_an_apposition_to_the_subject_ends_no_side() -> None:
    text = "Vesna Kolar, the head of the list, dropped her complaint. In return, Emil Dorn gave her party two seats."
    named = (entity("e1", "person", text, "Vesna Kolar"), entity("e2", "person", text, "Emil Dorn"))
    (deal,) = read(text, "en", *named)
    assert told(deal, text) == ("e1", "dropped her complaint", "e2", "gave her party two seats")


@pytest.mark.parametrize(
    ("language", "text", "gives"),
    [
        ("uk", "Якщо вояки складуть зброю, їх не переслідуватимуть", "їх не переслідуватимуть"),
        ("lt", "Jei sukilėliai padės ginklus, jų nepersekios", "jų nepersekios"),
    ],
)
def test_what_is_promised_is_an_offer(language: str, text: str, gives: str) -> None:
    said = content("s1", text, text)
    assert list(deals.find(article(text, language), (said,), ())) == []
    (deal,) = deals.find(article(text, language), (replace(said, stance="promises"),), ())
    assert told(deal, text)[1] == gives


@pytest.mark.parametrize(
    ("language", "text", "one", "gives", "other", "gets"),
    [
        (
            "en",
            "Under the agreement Tolm will free nine sailors, while Marund will unfreeze its assets.",
            "Tolm",
            "free nine sailors",
            "Marund",
            "unfreeze its assets",
        ),
        (
            "ru",
            "По условиям соглашения Толмия отпустит моряков, а Тавия разморозит её активы.",
            "Толмия",
            "отпустит моряков",
            "Тавия",
            "разморозит её активы",
        ),
        (
            "lt",
            "Pagal susitarimą Rovanija paleis jūreivius, o Hestonija atšildys jos lėšas.",
            "Rovanija",
            "paleis jūreivius",
            "Hestonija",
            "atšildys jos lėšas",
        ),
        (
            "uk",
            "Тарсія звільнила екіпаж, за що Скельвія передала їй два буксири.",
            "Тарсія",
            "звільнила екіпаж",
            "Скельвія",
            "передала їй два буксири",
        ),
        (
            "pl",
            "Drenia uwolniła załogę, za co Lutonia przekazała jej dwa holowniki.",
            "Drenia",
            "uwolniła załogę",
            "Lutonia",
            "przekazała jej dwa holowniki",
        ),
        (
            "lt",
            "Hestonija nepasirašys sutarties, kol Rovanija nepaleis kalinių.",
            "Hestonija",
            "nepasirašys sutarties",
            "Rovanija",
            "nepaleis kalinių",
        ),
        (
            "en",
            "Should Tolm free the crew, Marund would pay for the move.",
            "Marund",
            "pay for the move",
            "Tolm",
            "free the crew",
        ),
    ],
)
def test_an_agreement_and_what_was_given_for_it(
    language: str, text: str, one: str, gives: str, other: str, gets: str
) -> None:
    (deal,) = read(text, language, entity("e1", "place", text, one), entity("e2", "place", text, other))
    assert told(deal, text) == ("e1", gives, "e2", gets)


@pytest.mark.parametrize(
    ("language", "text", "gets", "gives"),
    [
        ("ru", "За освобождение журналиста Тавия получит доступ к порту.", "доступ к порту", "освобождение журналиста"),
        ("be", "За вызваленне журналіста Тавія атрымае доступ да порта.", "доступ да порта", "вызваленне журналіста"),
        ("uk", "За звільнення журналіста Тавія отримає доступ до порту.", "доступ до порту", "звільнення журналіста"),
        (
            "pl",
            "Za zwolnienie dziennikarza Tawia dostanie dostęp do portu.",
            "dostęp do portu",
            "zwolnienie dziennikarza",
        ),
        ("lt", "Už žurnalisto paleidimą Tavija gaus prieigą prie uosto.", "prieigą prie uosto", "žurnalisto paleidimą"),
    ],
)
def test_who_gets_gives_the_other_side(language: str, text: str, gets: str, gives: str) -> None:
    name = next(word for word in text.split() if word[:3] in ("Тав", "Taw", "Tav"))
    (deal,) = read(text, language, entity("e1", "place", text, name))
    assert told(deal, text) == (None, gets, "e1", gives)


@pytest.mark.parametrize(
    ("language", "text", "gives", "gets"),
    [
        ("en", "The return of the gold depends on the release of the crew.", "return of the gold", "release"),
        ("ru", "Возвращение золота зависит от освобождения экипажа.", "Возвращение золота", "освобождения"),
        ("uk", "Повернення золота залежить від звільнення екіпажу.", "Повернення золота", "звільнення"),
        ("be", "Вяртанне золата залежыць ад вызвалення экіпажа.", "Вяртанне золата", "вызвалення"),
        ("pl", "Zwrot statku zależy od uwolnienia załogi.", "Zwrot statku", "uwolnienia"),
        ("lt", "Aukso grąžinimas priklauso nuo įgulos paleidimo.", "Aukso grąžinimas", "paleidimo"),
        ("en", "Two pilots were swapped for three smugglers.", "Two pilots", "three smugglers"),
        ("ru", "Двух лётчиков обменяли на трёх контрабандистов.", "Двух лётчиков", "трёх контрабандистов"),
        ("pl", "Dwóch lotników wymieniono na trzech przemytników.", "Dwóch lotników", "trzech przemytników"),
        ("lt", "Du lakūnai buvo iškeisti į tris kontrabandininkus.", "Du lakūnai", "tris kontrabandininkus"),
        ("en", "The release of the crew was the price for lifting the ban.", "lifting the ban", "release of the crew"),
        ("ru", "Освобождение экипажа стало ценой за снятие запрета.", "снятие запрета", "Освобождение экипажа"),
        ("en", "The smuggler was freed for a ransom of nine crowns.", "freed", "a ransom"),
        ("uk", "Контрабандиста відпустили за викуп у дев'ять крон.", "відпустили", "викуп"),
        ("pl", "Jeńcy za bydło – taki układ zawarli wodzowie.", "Jeńcy", "bydło"),
    ],
)
def test_two_things_that_are_tied(language: str, text: str, gives: str, gets: str) -> None:
    nobody_gives(language, text, gives, gets)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harvest depends on the rain."),
        ("ru", "Урожай зависит от дождя."),
        ("lt", "Derlius priklauso nuo lietaus."),
        ("en", "Old passports were swapped for new ones."),
        ("en", "Three runners were praised for their silence."),
        ("ru", "Под залог его не отпустили."),
        ("pl", "Za zniesieniem sankcji są trzej ministrowie."),
        ("en", "Bread for the birds: the mill gave it away."),
    ],
)
def test_two_things_and_no_deal(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "gives", "gets"),
    [
        ("en", "Tolm demands the return of its gold before it frees the crew.", "frees the crew", "return of its gold"),
        ("ru", "Толмия требует вернуть золото, прежде чем она отпустит экипаж.", "отпустит экипаж", "вернуть золото"),
        ("uk", "Толмія вимагає повернути золото, перш ніж вона відпустить екіпаж.", "відпустить", "повернути золото"),
        ("be", "Толмія патрабуе вярнуць золата, перш чым яна адпусціць экіпаж.", "адпусціць экіпаж", "вярнуць золата"),
        ("pl", "Tolmia żąda zwrotu złota, zanim wypuści załogę.", "wypuści załogę", "zwrotu złota"),
    ],
)
def test_what_is_demanded_first(language: str, text: str, gives: str, gets: str) -> None:
    (deal,) = read(text, language, entity("e1", "place", text, text.split(maxsplit=1)[0]))
    one, first, other, second = told(deal, text)
    assert (one, other) == ("e1", None)
    assert gives in first
    assert gets in second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tolm will cede two islands, Marund in turn will withdraw from the pass."),
        ("ru", "Толмия уступит два острова, Марунд в свою очередь отведёт войска."),
        ("uk", "Толмія поступиться двома островами, Марунд своєю чергою відведе війська."),
        ("be", "Толмія саступіць два астравы, Марунд у сваю чаргу адвядзе войскі."),
        ("pl", "Tolmia odda dwie wyspy, Marund z kolei wycofa wojska."),
        ("lt", "Tolmija atiduos dvi salas, Marundas savo ruožtu atitrauks karius."),
    ],
)
def test_a_comma_alone_parts_the_halves(language: str, text: str) -> None:
    second = next(word for word in text.split() if word[:3] in ("Mar", "Мар"))
    (deal,) = read(
        text, language, entity("e1", "place", text, text.split(maxsplit=1)[0]), entity("e2", "place", text, second)
    )
    assert (deal.gives[0].party, deal.gets[0].party) == ("e1", "e2")


def test_what_is_offered_stands_behind_the_word_of_an_offer() -> None:
    text = "Tolm, having called the envoys, promised to free the crew if Marund lifts its ban."
    known = (entity("e1", "place", text, "Tolm"), entity("e2", "place", text, "Marund"))
    (deal,) = read(text, "en", *known)
    assert told(deal, text) == ("e1", "free the crew", "e2", "lifts its ban")


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Tolm promised to close its ports if the duty is not lifted.", 0),
        ("Tolm promised to free the crew if Marund does not fire.", 1),
        ("Tolm will hand over the guns if the council adopts the budget.", 0),
        ("Tolm will hand over the guns on condition that the council adopts the budget.", 1),
    ],
)
def test_threats_and_votes_are_no_price(text: str, many: int) -> None:
    known = [entity(f"e{n}", "place", text, name) for n, name in enumerate(("Tolm", "Marund")) if name in text]
    assert len(read(text, "en", *known)) == many


@pytest.mark.parametrize(
    ("text", "gives", "gets"),
    [
        ("Tolm will free the crew but wants Marund to lift its ban in return.", "free the crew", "lift its ban"),
        ("Tolm will open the gate, and demands that Marund lift its ban in return.", "open the gate", "lift its ban"),
        ("Tolm let the crew go; the price was the lifting of the ban by Marund.", "let the crew go", "the lifting"),
        ("Only when Marund frees the crew will Tolm lift its ban.", "lift its ban", "frees the crew"),
        ("Tolm would lift its ban were Marund to free the crew.", "lift its ban", "free the crew"),
        ("Tolm would free the crew in a deal that will see Marund lift its ban.", "free the crew", "lift its ban"),
    ],
)
def test_forms_of_english(text: str, gives: str, gets: str) -> None:
    known = (entity("e1", "place", text, "Tolm"), entity("e2", "place", text, "Marund"))
    (deal,) = read(text, "en", *known)
    one, first, other, second = told(deal, text)
    assert (one, other) == ("e1", "e2")
    assert gives in first
    assert gets in second


def test_even_if_is_no_condition() -> None:
    text = "Tolm will free the crew even if Marund keeps its ban."
    known = (entity("e1", "place", text, "Tolm"), entity("e2", "place", text, "Marund"))
    assert read(text, "en", *known) == []


def test_a_word_of_its_name_tells_who_gives() -> None:
    text = "Tolm and the Seamen Federation met. Tolm will free the crew if the federation lifts its ban."
    tolm, union = entity("e1", "place", text, "Tolm"), entity("e2", "organization", text, "Seamen Federation")
    (deal,) = read(text, "en", tolm, union)
    assert deal.gets[0].party == "e2"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ada Vint promised to dismiss Horn if he refuses to back her plan."),
        ("ru", "Ада Винт пообещала отправить в отставку Горна, если он откажется принять её план."),
        ("uk", "Військові припинять заворушення, якщо Оранія і Толмія не укладуть угоду."),
        ("be", "Толмія вызваліць пасла, калі Аранія адмовіцца прыняць дамову."),
        ("pl", "Ada Wint obiecała zwolnić ministra, jeśli odmówi podpisania umowy."),
        ("lt", "Tolmija paleis pasiuntinį, jei Oranija atsisakys pasirašyti sutartį."),
    ],
)
def test_what_follows_if_another_refuses_is_no_price(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Толмия снимет санкции, если Орания откажется от ядерного оружия."),
        ("ru", "Толмия не снимет санкции, если Орания не освободит заключённых."),
        ("en", "Tolm will lift the sanctions if Orania signs the treaty."),
    ],
)
def test_what_another_gives_up_or_signs_is_one(language: str, text: str) -> None:
    assert len(read(text, language)) == 1


def test_what_was_done_late_was_no_offer() -> None:
    late = "Vint did visit the port, but not until the Harbour Guard asked him to leave his villa."
    still = "Vint will visit the port, but not until the Harbour Guard lifts its ban."
    for text, many in ((late, 0), (still, 1)):
        sides = (entity("e1", "person", text, "Vint"), entity("e2", "organization", text, "Harbour Guard"))
        assert len(read(text, "en", *sides)) == many
