"""What a speaker leaves out, refusals in words of one's own, who wants to be asked later; and what is none of them."""

from __future__ import annotations

import pytest
from tests.attribute.said import found, reading

from headwater.attribute import silence


@pytest.mark.parametrize(
    ("language", "sentence", "source", "content"),
    [
        (
            "en",
            "The mayor promised new trams without saying when they would come.",
            "The mayor",
            "when they would come",
        ),
        ("en", "The mill announced its closure without giving a reason.", "The mill", "reason"),
        ("en", "The club thanked the coach, making no mention of his contract.", "The club", "his contract"),
        ("ru", "Завод объявил о закрытии, не назвав причин.", "Завод", "причин"),
        ("ru", "«Мы говорим со всеми», — сказал посол, не пояснив, о ком речь.", "посол", "о ком речь"),
        ("uk", "Посол пообіцяв зерно, не уточнивши, коли воно надійде.", "Посол", "коли воно надійде"),
        ("be", "Пасол паабяцаў зерне, не ўдакладніўшы, калі яно паступіць.", "Пасол", "калі яно паступіць"),
        ("pl", "Ministerstwo ogłosiło przetarg, nie podając terminu.", "Ministerstwo", "terminu"),
        ("lt", "Ministerija paskelbė konkursą, nenurodydama termino.", "Ministerija", "termino"),
    ],
)
def test_a_speaker_leaves_something_out(language: str, sentence: str, source: str, content: str) -> None:
    quiet = [s for s in reading(sentence, language).statements if s.stance == "silent"]
    assert [(s.source.text, s.content[-1].of(sentence)) for s in quiet] == [(source, content)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The hospital said anyone could withdraw without giving a reason."),
        ("en", "The king died without naming an heir, the herald said."),
        ("en", "The Harbour Post reported, without naming its sources, that the quay was sold."),
        ("en", "Not a word of it was true."),
        ("en", "The engines fell silent at dawn."),
        ("ru", "Поезд ушёл, не указав причины задержки на табло."),
        ("ru", "Министр говорил о дорогах, не говоря уже о мостах."),
        ("uk", "У клініці повідомили, що здати аналіз можна, не називаючи імені."),
        ("be", "Натоўп змоўк, калі прачыталі імёны."),
        ("pl", "Minister mówił o drogach, nie wspominając o mostach."),
        ("lt", "Klinikoje pranešta, kad tyrimą galima atlikti nenurodant pavardės."),
    ],
)
def test_what_leaves_nothing_out(language: str, sentence: str) -> None:
    assert not silence.find(sentence, language)


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("en", "The statement praised the divers. About the wreck, not a word.", "silent"),
        ("en", "Asked about the price, the broker went quiet.", "silent"),
        ("en", "Outside the court the skipper said nothing.", "silent"),
        ("en", "The press officer asked us to put our questions after the vote.", "declines"),
        ("ru", "Канцелярия хвалит водолазов. О цене — ни слова.", "silent"),
        ("ru", "Второй водолаз, когда его спросили о цене, замолчал.", "silent"),
        ("ru", "Пресс-секретарь попросила «задать вопрос после выборов».", "declines"),
        ("ru", "Наши вопросы её адвокат вернул с пометкой «без комментариев».", "declines"),
        ("uk", "Канцелярія хвалить водолазів. Про ціну — жодного слова.", "silent"),
        ("uk", "Речниця попросила «поставити запитання після виборів».", "declines"),
        ("be", "Канцылярыя хваліць вадалазаў. Пра цану — ні слова.", "silent"),
        ("be", "Другі вадалаз, якога спыталі пра цану, змоўк.", "silent"),
        ("pl", "Kancelaria chwali nurków. O cenie ani słowa.", "silent"),
        ("pl", "Drugi nurek, zapytany o cenę, zamilkł.", "silent"),
        ("pl", "Rzeczniczka poprosiła o pytania po wyborach.", "declines"),
        ("lt", "Kanceliarija giria narus. Apie kainą – nė žodžio.", "silent"),
        ("lt", "Antrasis naras, paklaustas apie kainą, nutilo.", "silent"),
        ("lt", "Atstovė paprašė klausimus užduoti po rinkimų.", "declines"),
    ],
)
def test_nothing_is_said(language: str, text: str, stance: str) -> None:
    assert stance in {s.stance for s in reading(text, language).statements}


@pytest.mark.parametrize(
    ("language", "sentence", "source", "content"),
    [
        ("pl", "Listu „Brzasku” nie byliśmy w stanie zweryfikować.", "", "Listu „Brzasku”"),
        ("lt", "Laiško tikrumo patikrinti negalėjome.", "", "Laiško tikrumo"),
        ("pl", "Do zamknięcia wydania odpowiedź nie nadeszła.", "", "zamknięcia wydania"),
    ],
)
def test_who_could_not_check_is_the_newsroom(language: str, sentence: str, source: str, content: str) -> None:
    assert [(s, c) for s, _, c in found(sentence, language)] == [(source, content)]


@pytest.mark.parametrize(
    ("language", "sentence", "stance"),
    [
        ("en", "“Next question,” the skipper said.", "declines"),
        ("en", "“The next question is who pays,” the skipper said.", "asserts"),
        ("en", "“Ask me after the regatta,” the skipper told reporters.", "declines"),
        ("en", "“I'll talk about the mast when there is something to talk about,” he said.", "declines"),
        ("en", "“I'll talk to the crew when they come back,” he said.", "asserts"),
        ("en", "“That is all you are getting out of me,” the skipper said.", "declines"),
        ("en", "“We do not read unsigned letters,” a clerk replied.", "declines"),
        ("ru", "«Следующий вопрос», — сказал шкипер.", "declines"),
        ("ru", "«Анонимок мы не читаем», — ответил секретарь.", "declines"),
        ("ru", "Банк сообщил, что кадровую политику не обсуждает.", "declines"),
        ("ru", "Министр сообщил, что новую дорогу не строят.", "asserts"),
        ("uk", "«Про щоглу поговоримо, коли буде про що», — кинув шкіпер.", "declines"),
        ("uk", "«Скажу чесно: щогла добра», — сказав шкіпер.", "asserts"),
        ("be", "«Наступнае пытанне», — сказаў шкіпер.", "declines"),
        ("pl", "– Plotek nie zbieramy – odparł szyper.", "declines"),
        ("pl", "„Następne pytanie brzmi: kto zapłaci” – powiedział szyper.", "asserts"),
        ("lt", "„Apie stiebą kalbėsiu, kai bus apie ką“, – atkirto škiperis.", "declines"),
        ("lt", "„Gandų nerenkame“, – atsakė sekretorius.", "declines"),
    ],
)
def test_a_refusal_in_words_of_ones_own(language: str, sentence: str, stance: str) -> None:
    assert stance in {s.stance for s in reading(sentence, language).statements}
