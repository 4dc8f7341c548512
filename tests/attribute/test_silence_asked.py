"""Nobody is silent who was not asked, and who refuses something else than an answer has not declined to comment."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import passages
import pytest
from tests.attribute.said import reading

from headwater import pipeline
from headwater.attribute import silence, stance
from headwater.records import Statement

FOLDER = passages.FOLDER / "asked"
LANGUAGES = ("en", "ru", "uk", "be", "pl", "lt")
SAMPLE, SEED = 8, 2
"""Passages of each file that are read by the pipeline here: all of them take a minute."""


def files(language: str) -> list[Path]:
    return sorted(FOLDER.glob(f"{language}-?.txt"))


def marked(path: Path, *, quiet: bool) -> list[str]:
    """The texts of a file in which somebody is silent, or in which nobody is."""
    return [text for _, text, marks in passages.passages(path) if bool(marks) == quiet]


@cache
def statements(text: str, language: str) -> tuple[Statement, ...]:
    return pipeline.read_article(passages.article("asked", text, language)).statements


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_news_has_no_words_of_silence(language: str) -> None:
    plain = [text for path in files(language) for text in marked(path, quiet=False)]
    assert len(plain) == 30
    found = [text for text in plain if silence.find(text, language)]
    assert len(found) <= 1, found


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_news_is_read_as_no_silence(language: str) -> None:
    for path in files(language):
        for text in random.Random(SEED).sample(marked(path, quiet=False), SAMPLE):
            assert not [s for s in statements(text, language) if s.stance in stance.QUIET], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_was_asked_is_silent(language: str) -> None:
    for path in files(language):
        for text in random.Random(SEED).sample(marked(path, quiet=True), SAMPLE):
            assert [s for s in statements(text, language) if s.stance in stance.QUIET], text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "If the ministry does not respond by Friday, the union will sue."),
        ("en", "The paper warned that if officials refused to comment, it would print the names."),
        ("en", "Half of those polled did not answer the question about wages."),
        ("en", "The team had no answer to the visitors' pace."),
        ("en", "Did the mayor not say that the bridge was safe?"),
        ("ru", "Если ведомство отказалось комментировать, это его право."),
        ("ru", "Никто не сказал, чтобы мы уходили."),
        ("ru", "Министр попросил, чтобы послы не комментировали предложение."),
        ("ru", "Мы не говорим о теории, а о жизни людей."),
        ("ru", "Половина опрошенных не ответила на вопрос о зарплате."),
        ("ru", "За гибель шахтёров никто не ответил."),
        ("uk", "Чому ніхто не відповів за злочини проти журналістів?"),
        ("uk", "Хіба мер не сказав, що міст безпечний?"),
        ("uk", "Не вдасться врегулювати суперечки про умови угоди."),
        ("uk", "Жодна сторона не хотіла б вдаватися до сили."),
        ("be", "Прэса не будзе запрошана на сустрэчу."),
        ("be", "Палова апытаных не адказала на пытанне пра заробак."),
        ("pl", "Nikt nie powiedział, że będzie łatwo."),
        ("pl", "Całej rodzinie nie odpowiadało też tempo życia w mieście."),
        ("pl", "Proponujemy, by tej umowy rząd nie wypowiadał."),
        ("pl", "Posłowie nie zgadzają się z rządem w sprawie szczegółów."),
        ("pl", "Odpowiedź nie była prosta, przyznał trener."),
        ("lt", "Jei ministerija iki penktadienio neatsakys, profsąjunga kreipsis į teismą."),
        ("lt", "Ministras paprašė, kad pasiuntiniai nekomentuotų pasiūlymo."),
        ("lt", "Susitarimo pasiekti nepavyko."),
        ("en", "The ambulance crews did not answer emergency calls."),
        ("en", "Old brakes did not respond."),
        ("ru", "Старое радио молчало всю зиму."),
    ],
)
def test_nobody_was_asked(language: str, sentence: str) -> None:
    assert not silence.find(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Asked if the deal was off, the minister did not answer."),
        ("en", "The ministry did not answer a question about the results of the exam."),
        ("en", "Pupils did not answer the reporter's questions."),
        ("en", "The university would not comment on the leaked tests."),
        ("ru", "Минздрав не ответил на вопрос об опросе врачей."),
        ("ru", "Под постом журналисты задали вопросы, в мэрии на них не ответили."),
        ("ru", "За три недели в ведомстве так и не ответили."),
        ("ru", "Чтобы получить ответ, мы писали дважды: министерство промолчало."),
        ("uk", "За два тижні у відомстві так і не відповіли."),
        ("uk", "У міністерстві не відповіли на запитання про результати тестів."),
        ("be", "За два тыдні ў ведамстве так і не адказалі."),
        ("pl", "Jeśli to prawda, pytaliśmy: ministerstwo nie odpowiedziało."),
        ("pl", "Kuratorium nie odpowiedziało na pytanie o wyniki egzaminu."),
        ("lt", "Per dvi savaites žinyba taip ir neatsakė."),
        ("en", "The bishop did not answer questions about the prayers."),
        ("en", "The police did not respond to questions about the summons."),
        ("en", "The fire service did not respond to questions on Monday."),
        ("en", "Radio Nord did not respond."),
        ("en", "The History Museum stayed silent."),
        ("en", "Everyone at the company refused to comment."),
        ("ru", "Компания не ответила на вопрос о ценах на лекарства."),
        ("ru", "На вопрос об ответственности за аварию ведомство не ответило."),
        ("ru", "Белый дом молчит о визите."),
        ("ru", "Дом культуры молчит."),
        ("uk", "Рятувальники не відповіли на запит."),
        ("uk", "Міністр не говорить про гроші, а посадовці відмовляються від коментарів."),
        ("be", "Ратавальнікі не адказалі на запыт."),
        ("be", "Белы дом маўчыць."),
        ("pl", "Strażacy nie odpowiedzieli na pytania o przyczyny."),
        ("pl", "Biały Dom milczy."),
        ("lt", "Gelbėtojai neatsakė į užklausą."),
        ("lt", "Ministras nepasakė, kad atsistatydins."),
        ("lt", "Ar ministerija neatsakė į klausimą?"),
        ("lt", "Vilniaus birža tyli apie sandorį."),
    ],
)
def test_somebody_was_asked(language: str, sentence: str) -> None:
    assert silence.find(sentence, language)


@pytest.mark.parametrize("text", ["…No comment", "?no comment", "… did not respond", "If", "; did not reply"])
def test_a_clause_may_begin_anywhere(text: str) -> None:
    assert all(q.pieces for q in silence.find(text, "en"))


@pytest.mark.parametrize(
    ("language", "sentence", "source"),
    [
        ("en", "The mayor refused to sign the new agreement.", "The mayor"),
        ("en", "The council refused to sign the list of names.", "The council"),
        ("lt", "Teismas atsisakė priteisti žalą.", "Teismas"),
        ("uk", "Керівництво компанії йти на поступки відмовляється.", "Керівництво компанії"),
        ("uk", "Міністр Іван Кріт відмовився підписати договір.", "Міністр Іван Кріт"),
        ("ru", "Министр отказался признать поражение.", "Министр"),
        ("be", "Міністр адмовіўся прызнаць паразу.", "Міністр"),
        ("en", "The minister refused to renew his promise to answer questions.", "The minister"),
        ("en", "The union rejected the offer.", "The union"),
        ("ru", "Министр отверг ультиматум.", "Министр"),
        ("uk", "Профспілка відхилила пропозицію заводу.", "Профспілка"),
        ("be", "Прафсаюз адхіліў прапанову завода.", "Прафсаюз"),
        ("pl", "Związek odrzucił propozycję zakładu.", "Związek"),
        ("lt", "Profsąjunga atmetė gamyklos pasiūlymą.", "Profsąjunga"),
    ],
)
def test_who_refuses_a_deed_says_that_it_will_not_be_done(language: str, sentence: str, source: str) -> None:
    (said,) = reading(sentence, language).statements
    assert (said.source.text, said.stance, said.presentation.polarity) == (source, "asserts", "negative")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The mayor refused to provide the list."),
        ("en", "The company refused to pay attention to the questions of our reporter."),
        ("en", "The bank declined to consider questions about the loan."),
        ("en", "The police refused to give the boy's age."),
        ("en", "The minister would not promise to stay."),
        ("ru", "Министр отказался гарантировать безопасность."),
        ("ru", "Завод отказался показать договор."),
        ("uk", "Завод відмовився надати кошторис."),
        ("be", "Завод адмовіўся паказаць дагавор."),
        ("pl", "Minister odmówił przyznania, że reforma się nie powiodła."),
        ("lt", "Gamykla atsisakė parodyti sutartį."),
    ],
)
def test_who_will_not_tell_or_show_declines(language: str, sentence: str) -> None:
    (said,) = reading(sentence, language).statements
    assert said.stance == "declines"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The bank refused every third customer a loan."),
        ("ru", "Банк отказал в кредите каждому третьему."),
        ("ru", "Покупатели отказываются от мяса и сыра."),
        ("pl", "Sąd odmówił nam odszkodowania."),
        ("be", "Зборная адмовілася ад удзелу ў турніры."),
    ],
)
def test_who_refuses_something_says_nothing(language: str, sentence: str) -> None:
    assert not reading(sentence, language).statements


@pytest.mark.parametrize(
    ("language", "cue", "content", "does"),
    [
        ("en", "refused", "to resign", "asserts"),
        ("en", "refused", "to release the findings", "declines"),
        ("en", "has not acknowledged", "the strike", "declines"),
        ("en", "dismissed", "the brothers' appeal", "asserts"),
        ("en", "dismissed", "the allegations", "denies"),
        ("en", "contradict", "the wishes of the donors", "asserts"),
        ("en", "contradict", "his account", "denies"),
        ("en", "was admitted to", "the hospital", "asserts"),
        ("en", "refused to confirm", "the order", "declines"),
        ("en", "refused to renew his promise", "to answer questions", "asserts"),
        ("en", "promised to refuse", "the medal", "promises"),
        ("en", "refused", "to honour the contract", "asserts"),
        ("en", "denied", "bail to the driver", "asserts"),
        ("en", "denied", "loan fraud", "denies"),
        ("en", "denied", "treatment had been delayed", "denies"),
        ("en", "confirmed", "Anna Lind as minister of justice", "asserts"),
        ("en", "confirmed", "that Anna Lind would stay on as minister", "confirms"),
        ("en", "confirmed", "the nomination would be withdrawn", "confirms"),
        ("en", "admitted", "the school had no permit", "confirms"),
        ("en", "contradicted", "the policy chief", "denies"),
        ("en", "contradicts", "the law firm's account", "denies"),
        ("ru", "отказался признать", "поражение", "asserts"),
        ("ru", "отверг", "слухи о сокращении бюджета", "denies"),
        ("ru", "отклонил", "предложение о сокращении бюджета", "asserts"),
        ("ru", "признал", "свои действия незаконными", "confirms"),
        ("uk", "відмовився визнати", "поразку", "asserts"),
        ("uk", "відкинув", "чутки про скорочення бюджету", "denies"),
        ("uk", "визнав", "свої дії незаконними", "confirms"),
        ("be", "адхіліў", "чуткі пра скарачэнне бюджэту", "denies"),
        ("pl", "odrzucił", "zarzuty o fałszowanie wniosków", "denies"),
        ("lt", "atmetė", "kaltinimus dėl biudžeto klastojimo", "denies"),
        ("lt", "pripažino", "savo veiksmus neteisėtais", "confirms"),
        ("ru", "сообщила об отказе", "выплатить компенсацию", "asserts"),
        ("ru", "отказались", "показать протокол", "declines"),
        ("ru", "признал", "активиста виновным в оправдании терроризма", "asserts"),
        ("ru", "признал", "себя виновным", "confirms"),
        ("ru", "признал", "что был неправ", "confirms"),
        ("ru", "отклонил", "жалобу братьев", "asserts"),
        ("uk", "визнав", "чиновника винним", "asserts"),
        ("uk", "відхилив", "скаргу братів", "asserts"),
        ("uk", "відхилив", "цю пропозицію", "asserts"),
        ("en", "rejected", "an invitation to discuss the proposal", "declines"),
        ("en", "rejected", "requests from reporters", "declines"),
        ("ru", "отклонил", "просьбу об интервью", "declines"),
        ("pl", "odrzucił", "zaproszenie do rozmowy z dziennikarzami", "declines"),
        ("lt", "atmetė", "pasiūlymą", "asserts"),
        ("be", "адхіліў", "скаргу братоў", "asserts"),
        ("be", "не пагадзіўся", "на гэта", "declines"),
        ("pl", "odrzucił", "skargę braci", "asserts"),
        ("pl", "nie chciała", "dać tego samego przywileju innym", "asserts"),
        ("pl", "odmówił", "tego", "declines"),
        ("pl", "przyznał", "odszkodowanie rodzinie", "asserts"),
        ("pl", "przyznał", "że się mylił", "confirms"),
        ("pl", "nie potwierdzi", "że zgoda nie zaszkodzi rozmowom", "asserts"),
        ("lt", "atmetė", "brolių skundą", "asserts"),
        ("lt", "pripažino", "pareigūną kaltu", "asserts"),
    ],
)
def test_what_is_decided_or_refused_is_no_answer(language: str, cue: str, content: str, does: str) -> None:
    assert stance.judge(cue, "", content, language) == does


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The company has not said that it would close the plant."),
        ("en", "Anyone we asked declined to comment."),
        ("ru", "Торговый дом никак не отреагировал на обвинения."),
        ("lt", "Ministras nepasakė, kad atsistatydins."),
    ],
)
def test_who_may_have_been_asked_is_silent(language: str, sentence: str) -> None:
    (said,) = reading(sentence, language).statements
    assert said.stance in stance.QUIET
