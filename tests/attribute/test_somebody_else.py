"""Descriptions that mean somebody else than who was named or spoke last, outlets by their nouns, and whose papers are."""

from __future__ import annotations

import pytest
from tests.attribute import said

from headwater.records import Statement


def statements(text: str, language: str) -> list[Statement]:
    return list(said.reading(text, language).statements)


def origins(text: str, language: str) -> list[str]:
    return [s.chain[-1].text for s in statements(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Brill, the owner of the mill, said that the inspector had promised her a permit."),
        ("ru", "Директор завода Павел Ардов рассказал, что секретарь дважды просила его подвинуться."),
        ("uk", "Директор заводу Павло Ардів розповів, що слідчий пообіцяв йому волю."),
        ("be", "Дырэктар завода Павел Ардаў расказаў, што следчы абяцаў яму волю."),
        ("pl", "Dyrektor zakładu Paweł Ardow przyznał, że śledczy obiecał mu wolność."),
        ("lt", "Gamyklos direktorius Paulius Ardas pasakojo, kad tyrėjas pažadėjo jam laisvę."),
    ],
)
def test_who_is_described_in_somebodys_words_is_another(language: str, text: str) -> None:
    outer, inner = statements(text, language)
    assert inner.within == outer.id
    assert (inner.source.entity, inner.source.naming) == (None, "described")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said the roof would be mended. The mayor said that nothing was decided."),
        ("en", "The director of the museum, Anna Brill, said there was money. The chairman said that nothing was decided."),
        ("ru", "Министр сказал, что крышу починят. Мэр сказал, что ничего не решено."),
        ("uk", "Міністр сказав, що дах полагодять. Мер сказав, що нічого не вирішено."),
        ("be", "Міністр сказаў, што дах адрамантуюць. Мэр сказаў, што нічога не вырашана."),
        ("pl", "Minister powiedział, że dach naprawią. Burmistrz powiedział, że nic nie postanowiono."),
        ("lt", "Ministras sakė, kad stogas bus pataisytas. Meras sakė, kad nieko nenuspręsta."),
    ],
)  # fmt: skip
def test_another_office_is_another_person(language: str, text: str) -> None:
    first, second = origins(text, language)
    assert first != second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor of Marne, Anna Brill, said the roof would be mended. “There is money,” the mayor said."),
        ("en", "The director of the museum, Anna Brill, said there was money. “It is enough,” the director said."),
        ("ru", "Мэр Марны Анна Бриль сказала, что крышу починят. «Деньги есть», — добавила мэр."),
        ("pl", "Minister Jan Kot powiedział, że dach naprawią. „Są pieniądze” – dodał minister."),
    ],
)
def test_the_same_office_is_the_same_person(language: str, text: str) -> None:
    first, second = origins(text, language)
    assert first == second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A source in the ministry said a treaty was near. A source in the police said there was no money."),
        ("ru", "Источник в министерстве сообщил, что договор готов. Источник в мэрии возразил: денег нет."),
        ("uk", "Джерело в міністерстві повідомило, що договір готовий. Джерело в мерії заперечило: грошей немає."),
        ("be", "Крыніца ў міністэрстве паведаміла, што дамова гатовая. Крыніца ў мэрыі запярэчыла: грошай няма."),
        ("pl", "Nasze źródło w ratuszu twierdzi, że umowa jest gotowa. Według źródła w sztabie rozmowy trwają."),
        ("lt", "Šaltinis ministerijoje pranešė, kad sutartis parengta. Šaltinis policijoje sakė, kad pinigų nėra."),
    ],
)
def test_a_source_in_another_body_is_another(language: str, text: str) -> None:
    first, second = origins(text, language)
    assert first != second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A source in the ministry said a treaty was near.\n\nThe source said that the money had been paid."),
        ("ru", "Источник в министерстве сообщил, что договор готов.\n\nИсточник добавил, что деньги переведены."),
        ("uk", "Джерело в міністерстві повідомило, що договір готовий.\n\nДжерело додало, що гроші переказали."),
        ("be", "Крыніца ў міністэрстве паведаміла, што дамова гатовая.\n\nКрыніца дадала, што грошы пералічаныя."),
        ("pl", "Źródło w ministerstwie podało, że umowa jest gotowa.\n\nŹródło dodało, że pieniądze przelano."),
        ("lt", "Šaltinis ministerijoje pranešė, kad sutartis parengta.\n\nŠaltinis pridūrė, kad pinigai pervesti."),
    ],
)
def test_a_bare_source_in_a_new_paragraph_is_the_only_one_before(language: str, text: str) -> None:
    first, second = origins(text, language)
    assert first == second


def test_who_comes_in_by_a_noun_and_is_named_in_the_next_sentence_is_one() -> None:
    text = (
        "A teacher from Brenn has won the lottery. Marta Wil, 34, bought the ticket at a petrol station. "
        "Wil said she had hardly slept. The teacher said she would not give up her job."
    )
    reading = said.reading(text, "en")
    assert {reading.entity(s.source.entity).name for s in reading.statements if s.source.entity} == {"Marta Wil"}
    assert all(s.source.entity for s in reading.statements)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("ru", "Близкая к властям газета «Щит» пишет, что он останется.", "outlet"),
        ("lt", "Tarvijos valstybinė televizija pranešė, kad premjeras traukiasi.", "outlet"),
        ("pl", "Agencja nieruchomości „Dom” podała, że ceny spadną.", "body"),
        ("ru", "Холдинг «Маяк», телеканал которого закрыли, сообщил, что подаст в суд.", "body"),
        ("ru", "Союз «Газета» сообщил, что подаст в суд.", "body"),
        ("ru", "«Лесничий», фонд бывших сотрудников отрасли, сообщил, что недостачи нет.", "body"),
        ("pl", "Pośredniczące w rozmowach Kestryjskie Biuro Mediacji potwierdziło, że kanał działa.", "body"),
    ],
)  # fmt: skip
def test_the_noun_beside_a_name_says_whether_it_is_an_outlet(language: str, text: str, kind: str) -> None:
    (only,) = statements(text, language)
    assert (only.source.kind, only.source.naming) == (kind, "named")


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("lt", "Leidinio šaltinis Darbo partijos valdyboje teigia, kad balsuota antradienį.", "person"),
        ("ru", "В нунциатуре сообщили, что визит состоится.", "body"),
        ("uk", "У нунціатурі повідомили, що візит відбудеться.", "body"),
        ("be", "У гідраметэацэнтры паведамілі, што ўзровень вады вырас.", "body"),
        ("ru", "Коллега врача сообщил, что смена была тяжёлой.", "person"),
        ("be", "Калега лекара паведаміў, што змена была цяжкая.", "person"),
        ("pl", "Kolega lekarza podał, że dyżur był ciężki.", "person"),
        ("uk", "Пекар із сусіднього двору сказав, що хліба немає.", "person"),
    ],
)
def test_bodies_by_their_nouns_and_people_by_theirs(language: str, text: str, kind: str) -> None:
    (only,) = statements(text, language)
    assert only.source.kind == kind


def test_a_party_that_is_set_behind_an_office_is_no_name() -> None:
    (only,) = statements("Senator, Republikanin, powiedział w środę, że ustawa przejdzie.", "pl")
    assert (only.source.naming, only.source.entity) == ("described", None)


@pytest.mark.parametrize(
    ("language", "text", "issuer"),
    [
        ("en", "The Institute of Fungi bought a scanner. Figures published by the institute show that it is broken.", "Institute of Fungi"),
        ("ru", "Областная больница закупила аппарат. Из договора, который больница разместила на своём сайте, следует, что он сломан.", "Областная больница"),
        ("uk", "Грабенська лікарня купила апарат. Акти, подані лікарнею до страхового фонду, свідчать, що він зламаний.", "Грабенська лікарня"),
        ("pl", "Instytut Mikologii kupił aparat. Z umowy, którą instytut umieścił na swojej stronie, wynika, że jest zepsuty.", "Instytut Mikologii"),
        ("lt", "Mikologijos institutas pirko aparatą. Ataskaitoje, kurią parengė institutas, rašoma, kad jis sugedęs.", "Mikologijos institutas"),
    ],
)  # fmt: skip
def test_who_gave_a_document_out_has_written_it(language: str, text: str, issuer: str) -> None:
    last = statements(text, language)[-1]
    assert (last.chain[-1].text, last.source.naming) == (issuer, "named")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A letter sent to the ministry said that the scanner was broken."),
        ("ru", "В письме, отправленном министерству, говорится, что аппарат сломан."),
        ("pl", "Z listu, który pracownicy wysłali do ministerstwa, wynika, że aparat jest zepsuty."),
    ],
)
def test_who_got_a_document_has_not_written_it(language: str, text: str) -> None:
    (only,) = statements(text, language)
    assert only.chain[-1].kind == "document"


def test_two_letters_with_clauses_of_their_own_are_two() -> None:
    text = (
        "Z listu, który dyrekcja rozesłała odbiorcom, wynika, że zakład stanie. "
        "Z listu, który pracownicy wysłali do ministerstwa, wynika, że zakład ruszy."
    )
    first, second = origins(text, "pl")
    assert first != second
