"""The same machinery over Russian, Belarusian, Ukrainian, Polish and Lithuanian sentences."""

from __future__ import annotations

import pytest
from tests.attribute.said import found

SAID = {
    "ru": [
        ("«Мост безопасен», — сказал мэр изданию «Маяк».", ("мэр", "сказал", "«Мост безопасен»")),
        ("Министерство заявило, что налоги снизятся.", ("Министерство", "заявило", "что налоги снизятся")),
        ("По словам инженера, мост закроют.", ("инженера", "По словам", "мост закроют")),
        ("Мост закроют, по словам инженера.", ("инженера", "по словам", "Мост закроют")),
        ("Как сообщает агентство «Маяк», мост закрыт.", ("агентство «Маяк»", "сообщает", "мост закрыт")),
        ("Завод закрыт, сообщили в пресс-службе завода.", ("пресс-службе завода", "сообщили", "Завод закрыт")),
        ("Губернатор отказался комментировать аварию.", ("Губернатор", "отказался", "комментировать аварию")),
        ("Мэрия не ответила на запрос редакции.", ("Мэрия", "не ответила на", "запрос редакции")),
        ("Официальных сообщений о визите не было.", ("", "Официальных сообщений о | не было", "визите")),
        ("— Мост закроют, — сказал инженер.", ("инженер", "сказал", "Мост закроют")),
        ("В министерстве связи опровергли слухи о слиянии.", ("министерстве связи", "опровергли", "слухи о слиянии")),
        ("В мэрии на запрос редакции не ответили.", ("мэрии", "не ответили", "на запрос редакции")),
        ("На вопросы «Побережья» министр не ответил.", ("министр", "не ответил", "На вопросы «Побережья»")),
        (
            "В ведомстве не стали комментировать сроки ремонта.",
            ("ведомстве", "не стали комментировать", "сроки ремонта"),
        ),
        (
            "О задержании капитана сообщили в береговой охране.",
            ("береговой охране", "сообщили", "О задержании капитана"),
        ),
        ("По её словам, ремонт займёт год.", ("её", "По | словам", "ремонт займёт год")),
        ("Врачи, по её словам, спасли всех.", ("её", "по | словам", "Врачи | спасли всех")),
        (
            "Мост закрыт до осени, говорится в сообщении компании.",
            ("сообщении компании", "говорится", "Мост закрыт до осени"),
        ),
        (
            "Как рассказал «Побережью» инженер Павел Горин, опоры треснули.",
            ("инженер Павел Горин", "рассказал", "опоры треснули"),
        ),
        (
            "Как стало известно «Побережью», директор подал в отставку.",
            ("«Побережью»", "стало известно", "директор подал в отставку"),
        ),
        (
            "«Мы готовы», — рассказал в интервью «Побережью» посол Андрей Лис.",
            ("посол Андрей Лис", "рассказал", "«Мы готовы»"),
        ),
        (
            "Источник в порту, знакомый с делом, рассказал «Побережью», что груз исчез.",
            ("Источник в порту, знакомый с делом,", "рассказал", "что груз исчез"),
        ),
        ("«Дорогу откроют в мае», — пообещал губернатор.", ("губернатор", "пообещал", "«Дорогу откроют в мае»")),
        ("Мост закрыт, сообщает «Побережье».", ("«Побережье»", "сообщает", "Мост закрыт")),
        ("«Заводу нужны люди», — заявил Лосев рабочим.", ("Лосев", "заявил", "«Заводу нужны люди»")),
        (
            "Лидер профсоюза Мария Лан поблагодарила соседей за помощь.",
            ("Лидер профсоюза Мария Лан", "поблагодарила", "соседей за помощь"),
        ),
        (
            "Компания «Горизонт» сообщила о прекращении работы.",
            ("Компания «Горизонт»", "сообщила о", "прекращении работы"),
        ),
        ("Вчера стало известно, что порт закрыт.", ("", "стало известно", "что порт закрыт")),
        (
            "Вечером в среду в министерстве связи заявили, что сеть исправна.",
            ("министерстве связи", "заявили", "что сеть исправна"),
        ),
    ],
    "be": [
        ("«Гарызонт» паведаміў пра спыненне працы.", ("«Гарызонт»", "паведаміў пра", "спыненне працы")),
        ("«Мост бяспечны», — паведаміла прэс-сакратарка.", ("прэс-сакратарка", "паведаміла", "«Мост бяспечны»")),
        ("Міністэрства заявіла, што падаткі знізяцца.", ("Міністэрства", "заявіла", "што падаткі знізяцца")),
        ("Паводле слоў інжынера, мост закрыюць.", ("інжынера", "Паводле слоў", "мост закрыюць")),
        ("Улады не адказалі на запыт.", ("Улады", "не адказалі на", "запыт")),
        (
            "У прэс-службе Лосева на запыт «Узбярэжжа» не адказалі.",
            ("прэс-службе Лосева", "не адказалі", "на запыт «Узбярэжжа»"),
        ),
        (
            "У міністэрстве сувязі адмовіліся каментаваць звальненне.",
            ("міністэрстве сувязі", "адмовіліся", "каментаваць звальненне"),
        ),
        (
            "Пра затрыманне капітана паведамілі ў памежнай службе.",
            ("памежнай службе", "паведамілі", "Пра затрыманне капітана"),
        ),
        ("Паводле яе слоў, рамонт зойме год.", ("яе", "Паводле | слоў", "рамонт зойме год")),
        (
            "Мост закрыты да восені, гаворыцца ў паведамленні кампаніі.",
            ("паведамленні кампаніі", "гаворыцца", "Мост закрыты да восені"),
        ),
        (
            "Як распавёў «Узбярэжжу» інжынер Павел Горын, апоры трэснулі.",
            ("інжынер Павел Горын", "распавёў", "апоры трэснулі"),
        ),
        (
            "«Дарогу адкрыюць у траўні», — паабяцаў губернатар.",
            ("губернатар", "паабяцаў", "«Дарогу адкрыюць у траўні»"),
        ),
        ("«Спіс гатовы», — сказала Ласёва дыпламатам.", ("Ласёва", "сказала", "«Спіс гатовы»")),
        ("Міністр не стаў каментаваць звальненне.", ("Міністр", "не стаў каментаваць", "звальненне")),
        ("Мост закрыты, піша «Узбярэжжа».", ("«Узбярэжжа»", "піша", "Мост закрыты")),
        (
            "Паводле крыніц «Узбярэжжа» ва ўрадзе, указ падпісаны.",
            ("крыніц «Узбярэжжа» ва ўрадзе", "Паводле", "указ падпісаны"),
        ),
        (
            "Прэзідэнт падпісаў указ, паведаміла яго прэс-служба.",
            ("яго прэс-служба", "паведаміла", "Прэзідэнт падпісаў указ"),
        ),
    ],
    "uk": [
        ("«Міст безпечний», — сказав мер виданню «Маяк».", ("мер", "сказав", "«Міст безпечний»")),
        ("За словами інженера, міст закриють.", ("інженера", "За словами", "міст закриють")),
        ("Міністерство заявило, що податки знизять.", ("Міністерство", "заявило", "що податки знизять")),
        ("На запит редакції в адміністрації не відповіли.", ("адміністрації", "не відповіли", "На запит редакції")),
        (
            "Про затримання капітана повідомили в береговій охороні.",
            ("береговій охороні", "повідомили", "Про затримання капітана"),
        ),
        ("За її словами, ремонт триватиме рік.", ("її", "За | словами", "ремонт триватиме рік")),
        (
            "Міст закрито до осені, йдеться у повідомленні компанії.",
            ("повідомленні компанії", "йдеться", "Міст закрито до осені"),
        ),
        (
            "Як розповів «Узбережжю» інженер Павло Горін, опори тріснули.",
            ("інженер Павло Горін", "розповів", "опори тріснули"),
        ),
        ("Компанія спростувала інформацію про банкрутство.", ("Компанія", "спростувала", "інформацію про банкрутство")),
        ("«Ми готові», — сказала «Узбережжю» посолка Анна Лис.", ("посолка Анна Лис", "сказала", "«Ми готові»")),
        (
            "Джерело в уряді розповіло «Узбережжю», що указ підписано.",
            ("Джерело в уряді", "розповіло", "що указ підписано"),
        ),
        ("У міністерстві не стали коментувати звільнення.", ("міністерстві", "не стали коментувати", "звільнення")),
        ("Повідомляється, що ніхто не постраждав.", ("", "Повідомляється", "що ніхто не постраждав")),
    ],
    "pl": [
        (
            "— Most jest stary — wskazywał inżynier Jan Kos.",
            ("inżynier Jan Kos", "wskazywał", "Most jest stary"),
        ),
        ("„Most jest bezpieczny” – powiedział burmistrz.", ("burmistrz", "powiedział", "„Most jest bezpieczny”")),
        ("Według inżyniera most zostanie zamknięty.", ("inżyniera", "Według", "most zostanie zamknięty")),
        ("– Most jest bezpieczny – powiedziała Anna Lis.", ("Anna Lis", "powiedziała", "Most jest bezpieczny")),
        ("Jak podaje agencja Świt, most zamknięto.", ("agencja Świt", "podaje", "most zamknięto")),
        (
            "Pożar ugaszono – powiedział „Wybrzeżu” strażak znający sprawę.",
            ("strażak znający sprawę", "powiedział", "Pożar ugaszono"),
        ),
        (
            "Według dziennika „Wybrzeże” premier Jan Sowa poda się do dymisji.",
            ("dziennika „Wybrzeże”", "Według", "premier Jan Sowa poda się do dymisji"),
        ),
        ("W ministerstwie odmówiono komentarza.", ("ministerstwie", "odmówiono", "komentarza")),
        ("Na pytania redakcji urząd nie odpowiedział.", ("urząd", "nie odpowiedział", "Na pytania redakcji")),
        (
            "O zatrzymaniu kapitana poinformowała straż przybrzeżna.",
            ("straż przybrzeżna", "poinformowała", "O zatrzymaniu kapitana"),
        ),
        ("Jej zdaniem remont potrwa rok.", ("Jej", "zdaniem", "remont potrwa rok")),
        (
            "Most jest zamknięty do jesieni – czytamy w komunikacie firmy.",
            ("komunikacie firmy", "czytamy", "Most jest zamknięty do jesieni"),
        ),
        ("Spółka zaprzeczyła doniesieniom o bankructwie.", ("Spółka", "zaprzeczyła", "doniesieniom o bankructwie")),
        ("Jak ustaliło „Wybrzeże”, kapitana zwolniono.", ("„Wybrzeże”", "ustaliło", "kapitana zwolniono")),
        (
            "Dwa źródła w rządzie powiedziały „Wybrzeżu”, że dekret podpisano.",
            ("Dwa źródła w rządzie", "powiedziały", "że dekret podpisano"),
        ),
        (
            "W rozmowie z „Wybrzeżem” burmistrz przyznał, że most jest stary.",
            ("burmistrz", "przyznał", "że most jest stary"),
        ),
        (
            "Spółka „Horyzont” poinformowała o zakończeniu prac.",
            ("Spółka „Horyzont”", "poinformowała o", "zakończeniu prac"),
        ),
    ],
    "lt": [
        ("„Tiltas saugus“, – sakė meras.", ("meras", "sakė", "„Tiltas saugus“")),
        ("Ministerija pranešė, kad mokesčiai mažės.", ("Ministerija", "pranešė", "kad mokesčiai mažės")),
        ("Pasak inžinieriaus, tiltas bus uždarytas.", ("inžinieriaus", "Pasak", "tiltas bus uždarytas")),
        ("Inžinieriaus teigimu, tiltas bus uždarytas.", ("Inžinieriaus", "teigimu", "tiltas bus uždarytas")),
        ("Uosto ministerija į klausimus neatsakė.", ("Uosto ministerija", "neatsakė", "į klausimus")),
        ("Į redakcijos klausimus ministerija neatsakė.", ("ministerija", "neatsakė", "Į redakcijos klausimus")),
        (
            "Apie kapitono sulaikymą pranešė pakrančių apsauga.",
            ("pakrančių apsauga", "pranešė", "Apie kapitono sulaikymą"),
        ),
        (
            "Kaip „Pajūriui“ sakė inžinierius Povilas Gorinas, atramos suskilo.",
            ("inžinierius Povilas Gorinas", "sakė", "atramos suskilo"),
        ),
        (
            "„Esame pasirengę“, – žurnalistams sakė ambasadorius Andrius Lisas.",
            ("ambasadorius Andrius Lisas", "sakė", "„Esame pasirengę“"),
        ),
        (
            "Tiltas uždarytas iki rudens, rašoma įmonės pranešime.",
            ("įmonės pranešime", "rašoma", "Tiltas uždarytas iki rudens"),
        ),
        ("„Kelią atidarysime gegužę“, – žadėjo meras.", ("meras", "žadėjo", "„Kelią atidarysime gegužę“")),
        ("Prokuratūra nepatvirtino šios informacijos.", ("Prokuratūra", "nepatvirtino", "šios informacijos")),
        ("Tiltas uždarytas, rašo „Pajūris“.", ("„Pajūris“", "rašo", "Tiltas uždarytas")),
        ("Interviu „Pajūriui“ meras pripažino, kad tiltas senas.", ("meras", "pripažino", "kad tiltas senas")),
        (
            "Bendrovė „Horizontas“ pranešė apie darbų pabaigą.",
            ("Bendrovė „Horizontas“", "pranešė apie", "darbų pabaigą"),
        ),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"), [(lang, text, out) for lang, rows in SAID.items() for text, out in rows]
)
def test_source_cue_and_content(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministar skazaŭ, što most pabudujuć.", ("Ministar", "skazaŭ", "što most pabudujuć")),
        ("„Most pabudujuć”, — paviedamiła kiraŭnica kampanii.", ("kiraŭnica kampanii", "paviedamiła", "Most pabudujuć")),
        ("Ministar ćvierdzić, što most pabudujuć.", ("Ministar", "ćvierdzić", "što most pabudujuć")),
    ],
)  # fmt: skip
def test_belarusian_in_latin_letters(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [(s, c, what.strip("„”")) for s, c, what in found(text, "be")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Most stoi, mówi dwóch ministrów, którzy utrzymują kontakt z pałacem."),
        ("uk", "Разом із ним були офіцери, які передали пакунок."),
    ],
)
def test_nothing_before_a_relative_clause_is_its_verbs_content(language: str, text: str) -> None:
    assert not any(cue in ("utrzymują", "передали") for _, cue, _ in found(text, language))


def test_what_was_said_before_belongs_to_whom_this_names() -> None:
    said = found("Мост закрыт. Об этом сообщил мэр города.", "ru")
    assert ("мэр города", "сообщил", "Мост закрыт") in said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "— Мы успели, — сказала Анна Лис. — Опасности нет.",
            ("Анна Лис", "сказала", "Мы успели | Опасности нет"),
        ),
        (
            "uk",
            "— Ми встигли, — сказала Анна Лис. — Небезпеки немає.",
            ("Анна Лис", "сказала", "Ми встигли | Небезпеки немає"),
        ),
        (
            "lt",
            "– Viską patikrinome, – sakė Ona Lis. – Pavojaus nėra.",
            ("Ona Lis", "sakė", "Viską patikrinome | Pavojaus nėra"),
        ),
    ],
)
def test_a_dialogue_set_off_by_dashes_goes_on_behind_the_speaker(
    language: str, text: str, expected: tuple[str, str, str]
) -> None:
    assert found(text, language) == [expected]


def test_the_words_that_name_a_source_are_nobodys_content() -> None:
    said = found("По словам комиссара Олега Варата, все трое признали вину.", "ru")
    assert said == [("комиссара Олега Варата", "По словам", "все трое признали вину")]
