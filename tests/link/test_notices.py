"""What an outlet prints around its articles tells nothing of where they come from; what the news says is no such thing."""

from __future__ import annotations

import pytest
from tests.link.sheeted import sheet

from headwater.link.copies import compare
from headwater.link.laid import lay

ONE = (
    "The council of Ostrel voted on Monday to close the Lantern Street bridge, which engineers call unsafe. "
    "Repairs will take two years and cost nine million crowns, mayor Tilda Orm said after the vote.\n\n"
    "Buses will go by way of the harbour. Shopkeepers in the old town fear that nobody will come any more."
)
OTHER = (
    "Three climbers were found alive on Mount Serrat after nine days in the snow. A dog called Bruno heard them. "
    "They had lived on chocolate and on a jar of pickles, the head of the rescue service told reporters.\n\n"
    "All three were flown to a hospital in Calden. One of them asked for another jar."
)
AROUND = {
    "cookies": "We and our partners store information on your device, such as cookies, and process personal data. With "
    "your consent we may use precise location data. You may refuse to consent, or change your preferences at any time "
    "in your browser. Some advertising on this website is chosen for you by what you have read before.",
    "invitations": "Sign up for our free newsletter and get the news of the day in your inbox every morning. By signing "
    "up you agree to our terms of use and to our privacy policy. Comments on this article are moderated. Our journalism "
    "needs your support: become a member today for less than the price of a cup of coffee a week.",
    "captions": "1 of 3 | Firefighters look down from the quay in the port of Veldora on Sunday. (AP Photo/Ana Tull) "
    "2 of 3 | A woman sells oranges beside the burnt warehouse in Veldora on Sunday. (AP Photo/Ana Tull) "
    "3 of 3 | Smoke hangs over the roofs of Veldora, as seen from the lighthouse. (AP Photo/Ana Tull)",
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize("above", [True, False])
def test_two_texts_in_one_frame_of_a_page_are_two(around: str, above: bool) -> None:
    one, other = (f"{around}\n\n{text}" if above else f"{text}\n\n{around}" for text in (ONE, OTHER))
    copy = compare(sheet("bay", one), sheet("hill", other))
    assert copy is None or not copy.joins


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
def test_one_text_in_two_frames_is_one(around: str) -> None:
    copy = compare(sheet("bay", f"{around}\n\n{ONE}"), sheet("hill", f"{ONE}\n\n{AROUND['invitations']}"))
    assert copy is not None
    assert copy.joins
    assert copy.share == pytest.approx(1.0, abs=0.02)


def weightless(text: str, language: str) -> list[str]:
    laid = lay(sheet("bay", text, language=language))
    return [text[a:b] for a, b, weight in zip(laid.starts, laid.ends, laid.weights, strict=True) if not weight]


@pytest.mark.parametrize(
    ("language", "news", "notice"),
    [
        ("en", "The bridge is closed.", "Download our app for breaking news alerts."),
        ("en", "The bridge is closed.", "The opinions are those of the author and not of this paper."),
        ("en", "The bridge is closed.", "The views expressed here are those of Jane Roe."),
        ("ru", "Мост в Остреле закрыли.", "Подписывайтесь на наш телеграм-канал."),
        ("uk", "Міст в Острелі закрили.", "Підписуйтесь на наш телеграм-канал."),
        ("be", "Мост у Астрэлі зачынілі.", "Падпісвайцеся на наш тэлеграм-канал."),
        ("be", "Most u Astreli začynili.", "Padpisvajciesia na naš telegram kanał."),
        ("pl", "Most w Ostrelu zamknięto.", "Zapisz się na nasz newsletter z najważniejszymi wiadomościami."),
        ("lt", "Tiltas Ostrelyje uždarytas.", "Užsiprenumeruokite mūsų naujienlaiškį ir gaukite naujienas."),
        ("ru", "Мост в Остреле закрыли.", "Читайте также: Трамваи пойдут в обход."),
        ("pl", "Most w Ostrelu zamknięto.", "Czytaj także: Tramwaje pojadą objazdem."),
    ],
)
def test_a_notice_weighs_nothing_and_the_news_beside_it_all(language: str, news: str, notice: str) -> None:
    told = " ".join([news] * 8)
    assert " ".join(weightless(f"{told}\n\n{notice}", language)) == " ".join(
        word.strip(".,:") for word in notice.replace("-", " ").split()
    )


@pytest.mark.parametrize(
    "news",
    [
        "The company changed its privacy policy in March, and regulators asked why.",
        '"Sign up for the newsletter, and you will get your paper back in your inbox," the publisher said.',
        "More than 80 people signed up to speak, and the newsletter of the parish printed all their names.",
        "The minister said that subscribers of the state telephone company would pay less.",
        "Readers of the paper read more than they did a year ago, a survey found.",
        "A member of the council said that the photo had been taken in June.",
    ],
)
def test_news_of_such_things_is_news(news: str) -> None:
    assert not weightless(f"{ONE}\n\n{news}\n\n{OTHER}", "en")


def test_a_text_that_is_nothing_else_is_compared_as_it_stands() -> None:
    notice = AROUND["invitations"]
    assert not weightless(notice, "en")
    copy = compare(sheet("bay", notice), sheet("hill", notice))
    assert copy is not None
    assert copy.joins


@pytest.mark.parametrize(
    "news",
    [
        "Freedonia wants to become a member of the union.",
        "The bank made a donation of two million crowns.",
        "Tap water in Ostrel is not safe to drink.",
        "Stream levels rose after the rain.",
        "His opinion is that the bridge must close.",
        "The film may not be broadcast, the court said.",
        "Voters must register by Friday, the commission told a briefing.",
        "The clinic receives support from the state health fund.",
        "His comments are those of a tired man.",
        "The views are those of a man who has seen war.",
        "Her opinions are her own, the ministry said.",
    ],
)
def test_news_in_like_words_is_news(news: str) -> None:
    assert not weightless(f"{ONE}\n\n{news}\n\n{OTHER}", "en")


@pytest.mark.parametrize(
    ("language", "told", "news"),
    [
        ("ru", "Мост в Остреле закрыли.", "Использование оружия в городе запрещено."),
        ("pl", "Most w Ostrelu zamknięto.", "Wykorzystanie broni w mieście jest zabronione."),
        ("lt", "Tiltas Ostrelyje uždarytas.", "Platinti narkotikus draudžiama."),
    ],
)
def test_what_the_law_forbids_is_news(language: str, told: str, news: str) -> None:
    assert not weightless(f"{' '.join([told] * 8)}\n\n{news}", language)
