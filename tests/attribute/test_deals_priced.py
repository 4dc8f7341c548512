"""Deals whose price stands in the sentence before, in a payment, behind "for" or "without", and who gives them."""

from __future__ import annotations

import pytest
from tests.attribute.happenings import entity
from tests.attribute.said import reading
from tests.attribute.test_deals import read, told


def parties(language: str, text: str, one: str, other: str) -> tuple[str | None, str, str | None, str]:
    """The one deal of a text, `e1` for the first name and `e2` for the second."""
    (deal,) = read(text, language, entity("e1", "place", text, one), entity("e2", "place", text, other))
    return told(deal, text)


@pytest.mark.parametrize(
    ("language", "text", "one", "gives", "other", "gets"),
    [
        (
            "en",
            "Marund opened its archives. That was the price for a loan from Tolm.",
            "Marund",
            "opened its archives",
            "Tolm",
            "a loan from Tolm",
        ),
        (
            "ru",
            "Лутония вывела таможенников с моста. Таково было условие, при котором Дрения согласилась открыть путь.",
            "Лутония",
            "вывела таможенников с моста",
            "Дрения",
            "открыть путь",
        ),
        (
            "uk",
            "Лутонія вивела митників з мосту. Такою була умова, за якої Дренія погодилася відкрити колію.",
            "Лутонія",
            "вивела митників з мосту",
            "Дренія",
            "відкрити колію",
        ),
        (
            "be",
            "Лутонія вывела мытнікаў з моста. Гэткая была цана крэдыту, які дала Дрэнія.",
            "Лутонія",
            "вывела мытнікаў з моста",
            "Дрэнія",
            "крэдыту",
        ),
        (
            "pl",
            "Lutonia wycofała patrole z mostu. To była cena za wznowienie ruchu, na które zgodziła się Drenia.",
            "Lutonia",
            "wycofała patrole z mostu",
            "Drenia",
            "wznowienie ruchu",
        ),
        (
            "lt",
            "Lutonija atitraukė patrulius. Tokia buvo kaina už atnaujintą eismą, kuriam pritarė Drenija.",
            "Lutonija",
            "atitraukė patrulius",
            "Drenija",
            "atnaujintą eismą",
        ),
    ],
)
def test_the_sentence_before_was_the_price(
    language: str, text: str, one: str, gives: str, other: str, gets: str
) -> None:
    assert parties(language, text, one, other) == ("e1", gives, "e2", gets)


@pytest.mark.parametrize(
    ("language", "text", "one", "gives", "other", "gets"),
    [
        (
            "en",
            "Marund has demanded that Tolm withdraw its patrols. Only then would it reopen the bridge.",
            "Marund",
            "reopen the bridge",
            "Tolm",
            "withdraw its patrols",
        ),
        (
            "ru",
            "Лутония требует от Дрении вывести патрули. Только после этого она откроет мост.",
            "Лутония",
            "откроет мост",
            "Дрении",
            "вывести патрули",
        ),
        (
            "uk",
            "Лутонія вимагає від Дренії вивести патрулі. Лише після цього вона відкриє міст.",
            "Лутонія",
            "відкриє міст",
            "Дренії",
            "вивести патрулі",
        ),
        (
            "be",
            "Лутонія патрабуе ад Дрэніі вывесці патрулі. Толькі пасля гэтага яна адкрые мост.",
            "Лутонія",
            "адкрые мост",
            "Дрэніі",
            "вывесці патрулі",
        ),
        (
            "pl",
            "Lutonia żąda, by Drenia wycofała patrole. Dopiero potem otworzy most.",
            "Lutonia",
            "otworzy most",
            "Drenia",
            "wycofała patrole",
        ),
        (
            "lt",
            "Lutonija reikalauja, kad Drenija atitrauktų patrulius. Tik tada ji atidarys tiltą.",
            "Lutonija",
            "atidarys tiltą",
            "Drenija",
            "atitrauktų patrulius",
        ),
    ],
)
def test_only_then(language: str, text: str, one: str, gives: str, other: str, gets: str) -> None:
    assert parties(language, text, one, other) == ("e1", gives, "e2", gets)


@pytest.mark.parametrize(
    ("language", "text", "one", "other", "gets"),
    [
        (
            "en",
            "Without a guarantee from Tolm, Marund will not sign the pact.",
            "Marund",
            "Tolm",
            "a guarantee from Tolm",
        ),
        ("ru", "Без гарантий Дрении Лутония не подпишет договор.", "Лутония", "Дрении", "гарантий Дрении"),
        ("uk", "Без гарантій Дренії Лутонія не підпише договір.", "Лутонія", "Дренії", "гарантій Дренії"),
        ("be", "Без гарантый Дрэніі Лутонія не падпіша дамову.", "Лутонія", "Дрэніі", "гарантый Дрэніі"),
        ("pl", "Bez gwarancji Drenii Lutonia nie podpisze traktatu.", "Lutonia", "Drenii", "gwarancji Drenii"),
        ("lt", "Be Drenijos garantijų Lutonija nepasirašys sutarties.", "Lutonija", "Drenijos", "Drenijos garantijų"),
    ],
)
def test_without_something_nothing_is_done(language: str, text: str, one: str, other: str, gets: str) -> None:
    party, _, whose, content = parties(language, text, one, other)
    assert (party, whose, content) == ("e1", "e2", gets)


@pytest.mark.parametrize(
    ("language", "text", "owner", "paid"),
    [
        ("en", "The ferry was let go after its owner, Polar Line, paid a fine.", "Polar Line", "paid a fine"),
        ("ru", "Паром отпустили после того, как компания «Полюс» заплатила штраф.", "Полюс", "заплатила штраф"),
        ("uk", "Пором відпустили після того, як компанія «Полюс» сплатила штраф.", "Полюс", "сплатила штраф"),
        ("be", "Паром адпусцілі пасля таго, як кампанія «Полюс» заплаціла штраф.", "Полюс", "заплаціла штраф"),
        ("pl", "Prom zwolniono po tym, jak spółka Polus zapłaciła grzywnę.", "Polus", "zapłaciła grzywnę"),
        ("lt", "Keltas paleistas po to, kai bendrovė „Polius“ sumokėjo baudą.", "Polius", "sumokėjo baudą"),
    ],
)
def test_let_go_after_payment(language: str, text: str, owner: str, paid: str) -> None:
    (deal,) = read(text, language, entity("e1", "organization", text, owner))
    party, _, payer, gets = told(deal, text)
    assert (party, payer, gets) == (None, "e1", paid)


@pytest.mark.parametrize(
    ("language", "text", "gives", "gets"),
    [
        ("ru", "За неявку депутатов на голосование Лутония отдаст им места.", "отдаст им места", "неявку депутатов"),
        ("uk", "Відомо: за мовчання свідків Лутонія відпустить двох.", "відпустить двох", "мовчання свідків"),
        ("be", "Грошай няма: за капітана Лутонія адпусціць двух.", "адпусціць двух", "капітана"),
        ("pl", "Ustalono: za milczenie świadków Lutonia odda działkę.", "odda działkę", "milczenie świadków"),
        ("lt", "Mainyta kitaip: už vienuolika kalinių Lutonija atidaro tiltą.", "atidaro tiltą", "vienuolika kalinių"),
    ],
)
def test_what_is_done_for_something(language: str, text: str, gives: str, gets: str) -> None:
    name = next(word for word in text.split() if word[:3] in ("Лут", "Lut"))
    (deal,) = read(text, language, entity("e1", "place", text, name))
    party, given, _, got = told(deal, text)
    assert (party, given) == ("e1", gives)
    assert got.startswith(gets)


@pytest.mark.parametrize(
    ("language", "text", "gives", "gets"),
    [
        (
            "en",
            "Two of them set out the terms: Marund would take on the staff; Tolm would keep the debts.",
            "take on the staff",
            "keep the debts",
        ),
        ("ru", "Он предложил: Лутония построит мост, а Дрения не подаст в суд.", "построит мост", "подаст в суд"),
        ("uk", "Він запропонував: Лутонія збудує міст, а Дренія не подасть до суду.", "збудує міст", "подасть до суду"),
        ("be", "Ён прапанаваў: Лутонія адбудуе мост, а Дрэнія не падасць у суд.", "адбудуе мост", "падасць у суд"),
        ("pl", "Zaproponował: Lutonia zbuduje most, a Drenia nie pójdzie do sądu.", "zbuduje most", "pójdzie do sądu"),
        (
            "lt",
            "Jis pasiūlė: Lutonija pastatys tiltą, o Drenija nesikreips į teismą.",
            "pastatys tiltą",
            "nesikreips į teismą",
        ),
    ],
)
def test_two_halves_behind_a_colon(language: str, text: str, gives: str, gets: str) -> None:
    names = [
        word.rstrip(",;") for word in text.split() if word[:3] in ("Лут", "Дре", "Дрэ", "Lut", "Dre", "Mar", "Tol")
    ]
    party, given, other, got = parties(language, text, *names)
    assert (party, given, other) == ("e1", gives, "e2")
    assert got.endswith(gets)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "«Остров» предложит каждому по тысяче крон, если тот откажется от иска."),
        ("uk", "«Острів» запропонує кожному по тисячі крон, якщо той відмовиться від позову."),
        ("be", "«Востраў» прапануе кожнаму па тысячы крон, калі той адмовіцца ад пазову."),
        ("lt", "„Sala“ pasiūlys kiekvienam po tūkstantį kronų, jei šis atsiims ieškinį."),
    ],
)
def test_the_latter_is_not_who_offers(language: str, text: str) -> None:
    name = text.split(maxsplit=1)[0].strip("«»„“")
    (deal,) = read(text, language, entity("e1", "organization", text, name))
    assert (deal.gives[0].party, deal.gets[0].party) == ("e1", None)


@pytest.mark.parametrize(
    ("language", "text", "gives", "gets"),
    [
        (
            "ru",
            "Следователь пообещал снять обвинения, если Лунин сообщит имена сообщников.",
            "снять обвинения",
            "сообщит имена сообщников",
        ),
        (
            "ru",
            "Следователь пообещал отпустить Лунина, если он выдаст имена вкладчиков.",
            "отпустить Лунина",
            "выдаст имена вкладчиков",
        ),
        ("ru", "Клуб отзовёт иск, если «Карвения» вернёт клубу имя.", "отзовёт иск", "вернёт клубу имя"),
        (
            "uk",
            "Слідчий пообіцяв зняти звинувачення, якщо Лунін повідомить імена спільників.",
            "зняти звинувачення",
            "повідомить імена спільників",
        ),
        (
            "be",
            "Следчы паабяцаў зняць абвінавачанні, калі Лунін паведаміць імёны саўдзельнікаў.",
            "зняць абвінавачанні",
            "паведаміць імёны саўдзельнікаў",
        ),
    ],
)
def test_names_may_be_the_price(language: str, text: str, gives: str, gets: str) -> None:
    (deal,) = reading(text, language).deals
    assert (deal.gives[0].content[0].of(text), deal.gets[0].content[0].of(text)) == (gives, gets)


@pytest.mark.parametrize(
    ("language", "text", "one", "other"),
    [
        ("en", "Under the treaty, Marund will withdraw its guards, and Tolm will open the bridge.", "Marund", "Tolm"),
        ("ru", "По соглашению Лутония выведет патрули, а Дрения откроет мост.", "Лутония", "Дрения"),
        ("uk", "Згідно з угодою Лутонія відпустить рибалок, а Дренія поверне катер.", "Лутонія", "Дренія"),
        ("be", "Паводле пагаднення Лутонія адпусціць рыбакоў, а Дрэнія верне катар.", "Лутонія", "Дрэнія"),
        ("pl", "Zgodnie z umową Lutonia wypuści rybaków, a Drenia zwróci kuter.", "Lutonia", "Drenia"),
        ("lt", "Pagal susitarimą Lutonija paleis žvejus, o Drenija grąžins katerį.", "Lutonija", "Drenija"),
    ],
)
def test_two_named_sides_under_an_agreement(language: str, text: str, one: str, other: str) -> None:
    party, _, second, _ = parties(language, text, one, other)
    assert (party, second) == ("e1", "e2")


def test_an_analyst_may_tell_of_an_offer() -> None:
    text = "Лутония готова открыть мост, если Дрения выведет патрули, сказал аналитик."
    assert parties("ru", text, "Лутония", "Дрения")[0] == "e1"


def test_who_may_do_something_is_let_do_it_by_another() -> None:
    text = "Bank Merkon może przejąć Kasę, pod warunkiem że sprzeda 80 oddziałów."
    (deal,) = read(text, "pl", entity("e1", "organization", text, "Bank Merkon"))
    assert (deal.gives[0].party, deal.gets[0].party) == (None, "e1")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norvia sold two frigates. That was the price for the first of them."),
        ("ru", "Лодка затонула в Норвии. Это было условие задачи, пояснил учитель."),
        ("ru", "За счёт города Норвия откроет две школы, сказал министр."),
        ("ru", "За рекой Норвия построит завод, сказал министр."),
        ("ru", "Карвения голосовала за то, чтобы Норвия вернула мост."),
        ("uk", "За словами речниці, Норвія відкриє дві школи."),
        ("uk", "За парком Норвія відкриє школу."),
        ("be", "За горадам Норвія пабудуе дзве школы."),
        ("pl", "Za nowym rządem Norwia wyda trzy książki."),
        ("lt", "Už miesto ribų Norvija pastatys dvi mokyklas."),
        ("lt", "Norvija balsavo už susitarimą ir grąžins laivus."),
        ("be", "Узамен хворага дырэктара працуе Алесь Гай."),
        ("en", "Without rain the harvest in Norvia will fail, the ministry said."),
        ("en", "The shop in Norvia reopened after its owner paid a fine."),
        ("en", "Norvia wants to win the cup. Only then would it stop buying players."),
        ("en", "He spoke on condition that his name was not used."),
        ("uk", "Міністерка призначила Олега Сича. Актори подякували їй за це рішення."),
        ("en", "Ada Vint went to the game. Ida Horn, for her part, captioned a picture of a suitcase."),
        ("en", "According to the plan, Norvia lies in the north, and Karvenia trades with it."),
        ("pl", "Trzech żołnierzy postawiono przed sądem dopiero wówczas, gdy dawcy wstrzymali pomoc dla Norwii."),
        ("pl", "Przeszkodą pozostaje premia za lojalność, mówi Milo Horn."),
    ],
)
def test_no_deal(language: str, text: str) -> None:
    assert reading(text, language).deals == ()
