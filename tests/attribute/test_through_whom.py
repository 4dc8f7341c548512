"""Through whom words came, over several sentences, and whose a short description is."""

from __future__ import annotations

from tests.attribute.test_chain import chain, entity, read


def test_who_came_in_through_an_agency_comes_through_it_later_too() -> None:
    text = (
        "Сделка возможна, сообщает агентство «Норд» со ссылкой на газету «Континент».\n\n"
        "Банки уже опрошены, утверждает газета."
    )
    agency = entity(text, "e1", "organization", "Норд", outlet=True)
    paper = entity(text, "e2", "organization", "Континент", outlet=True)
    marks = [
        ("агентство «Норд»", "сообщает", "Сделка возможна"),
        ("газету «Континент»", "со ссылкой на", "Сделка возможна"),
        ("газета", "утверждает", "Банки уже опрошены"),
    ]
    last = read(text, marks, agency, paper, language="ru")[-1]
    assert chain(last) == ["Lodestar", "Норд", "Континент"]


def test_the_first_outlet_alone_gets_nobody_before_it() -> None:
    text = "Сделка возможна, сообщает «Норд».\n\nБанки уже опрошены, утверждает «Норд»."
    agency = entity(text, "e1", "organization", "Норд", outlet=True)
    marks = [("«Норд»", "сообщает", "Сделка возможна"), ("«Норд»", "утверждает", "Банки уже опрошены")]
    assert [chain(s) for s in read(text, marks, agency, language="ru")] == [["Lodestar", "Норд"]] * 2


def test_a_name_that_closes_an_apposition_is_the_source() -> None:
    text = "Застройщик, фирма «Башня», заявил, что сроки соблюдены."
    firm = entity(text, "e1", "organization", "Башня")
    (s,) = read(text, [("Застройщик, фирма «Башня»,", "заявил", "что сроки соблюдены")], firm, language="ru")
    assert (s.source.kind, chain(s)) == ("body", ["Lodestar", "Башня"])


def test_a_hearer_in_the_source_of_the_statement_beside_is_one_where_nobody_is_named() -> None:
    text = "Глава избиркома во вторник заявила агентству «Норд», что комиссия готова, и назвала слухи выдумками."
    agency = entity(text, "e1", "organization", "Норд", outlet=True)
    marks = [("", "заявила", "что комиссия готова"), ("агентству «Норд»", "назвала", "слухи выдумками")]
    first, _ = read(text, marks, agency, language="ru")
    assert (first.source.naming, chain(first)) == ("implicit", ["Lodestar", "Норд"])


def test_a_name_behind_another_noun_is_none() -> None:
    text = "Адвокат застройщика, участник группы «Башня», заявил, что сроки соблюдены."
    firm = entity(text, "e1", "organization", "Башня")
    marks = [("Адвокат застройщика, участник группы «Башня»,", "заявил", "что сроки соблюдены")]
    (s,) = read(text, marks, firm, language="ru")
    assert s.source.entity is None


def test_something_is_said_through_a_platform_and_not_to_it() -> None:
    told = []
    for name in ("Facebook", "Ridge"):
        text = f"Ada Vint said on {name} that the mill is closed."
        through = entity(text, "e1", "organization", name)
        speaker = entity(text, "e2", "person", "Ada Vint")
        (s,) = read(text, [("Ada Vint", "said", "that the mill is closed")], through, speaker)
        told.append(s.told_to)
    assert told == [None, "e1"]


def test_a_text_that_something_stands_in_is_the_source() -> None:
    text = "Pinigai dingo, rašoma Valstybės kontrolės ataskaitoje."
    (s,) = read(text, [("Valstybės kontrolės ataskaitoje", "rašoma", "Pinigai dingo")], language="lt")
    assert s.source.kind == "document"


def test_its_own_source_is_somebody_new() -> None:
    text = "Собеседник в мэрии сказал, что денег нет. «Их украли», — сказал свой собеседник."
    marks = [("Собеседник в мэрии", "сказал", "что денег нет"), ("свой собеседник", "сказал", "«Их украли»")]
    one, other = read(text, marks, language="ru")
    assert one.chain[-1].span != other.chain[-1].span


def test_who_came_in_by_that_noun_goes_before_who_spoke_last() -> None:
    text = "Дипломат в зале сказал, что денег нет. Источник в порту сказал, что их украли. Дипломат сказал, что ждёт."
    marks = [
        ("Дипломат в зале", "сказал", "что денег нет"),
        ("Источник в порту", "сказал", "что их украли"),
        ("Дипломат", "сказал", "что ждёт"),
    ]
    *_, last = read(text, marks, language="ru")
    assert chain(last)[-1] == "Дипломат в зале"


def test_the_accused_is_who_the_report_is_about() -> None:
    text = (
        "Суд начал дело Романа Дробка. Прокурор Сергей Гайдук сказал, что Роман Дробок виновен. "
        "Обвиняемый сказал, что невиновен."
    )
    accused = entity(text, "e1", "person", "Роман Дробок", "Романа Дробка", gender="m")
    prosecutor = entity(text, "e2", "person", "Сергей Гайдук", gender="m", official=True)
    marks = [
        ("Прокурор Сергей Гайдук", "сказал", "что Роман Дробок виновен"),
        ("Обвиняемый", "сказал", "что невиновен"),
    ]
    *_, last = read(text, marks, accused, prosecutor, language="ru")
    assert chain(last) == ["Lodestar", "Роман Дробок"]


def test_a_first_name_behind_a_noun_of_kin_is_a_name_and_a_genitive_none() -> None:
    text = "Дочь арестованного София сказала, что ждёт. Дочь Ивана сказала, что молчит."
    marks = [("Дочь арестованного София", "сказала", "что ждёт"), ("Дочь Ивана", "сказала", "что молчит")]
    one, other = read(text, marks, language="ru")
    assert (one.source.naming, chain(one)[-1]) == ("named", "София")
    assert other.source.naming == "described"


def test_a_department_is_no_company() -> None:
    text = (
        "Министерство путей сказало, что мост цел. Фирма «Башня» сказала, что мост стар. "
        "В ведомстве сказали, что ремонт начат."
    )
    ministry = entity(text, "e1", "organization", "Министерство путей", official=True)
    firm = entity(text, "e2", "organization", "Башня")
    marks = [
        ("Министерство путей", "сказало", "что мост цел"),
        ("Фирма «Башня»", "сказала", "что мост стар"),
        ("ведомстве", "сказали", "что ремонт начат"),
    ]
    *_, last = read(text, marks, ministry, firm, language="ru")
    assert chain(last) == ["Lodestar", "Министерство путей"]


def test_the_authors_of_what_an_outlet_published_are_heard_through_it() -> None:
    text = "Аўтары расследавання, апублікаванага на сайце «Празрыста», сцвярджаюць, што грошай няма."
    site = entity(text, "e1", "organization", "Празрыста", outlet=True)
    marks = [("Аўтары расследавання, апублікаванага на сайце «Празрыста»,", "сцвярджаюць", "што грошай няма")]
    (s,) = read(text, marks, site, language="be")
    assert chain(s)[:2] == ["Lodestar", "Празрыста"]
