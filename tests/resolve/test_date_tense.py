"""Whether a weekday or a month is the one before publication or the one after it: by the words around it."""

from __future__ import annotations

import pytest
from tests.resolve.dated import values

WEEKDAYS = [
    # Published on Saturday, 15 February 2025.
    ("On Monday, Mr. Vale will open the fair.", {"Monday": "2025-02-17"}),
    ("On Monday, Mr. Vale opened the fair.", {"Monday": "2025-02-10"}),
    ('Vale told the council on Monday "it will be very hard" for Orsk.', {"Monday": "2025-02-10"}),
    ("Vale went on the offensive on Monday, saying he would shut the mill.", {"Monday": "2025-02-10"}),
    ("Vale, who announced a plan on Monday, plans to shut the mill.", {"Monday": "2025-02-10"}),
    ("Vale struggled on Monday with how he would pay for it.", {"Monday": "2025-02-10"}),
    ("The mill joined the talks, announcing on Monday it would cut pay.", {"Monday": "2025-02-10"}),
    ("Her critics on Monday cast doubt on the plan.", {"Monday": "2025-02-10"}),
    ("Vale could not be reached on Monday.", {"Monday": "2025-02-10"}),
    ("Neither Vale nor the mill could be reached on Monday.", {"Monday": "2025-02-10"}),
    ("A worker may have been hurt on Monday.", {"Monday": "2025-02-10"}),
    ("The vote could come on Monday.", {"Monday": "2025-02-17"}),
    ("The vote could come as early as Monday.", {"Monday": "2025-02-17"}),
    ("Banks are to stay shut until at least Monday.", {"Monday": "2025-02-17"}),
    ("The bill may have to wait until Monday.", {"Monday": "2025-02-17"}),
    ("Vale is holding a rally in Orsk on Monday.", {"Monday": "2025-02-17"}),
    ("Police are hunting a man after a fire on Monday.", {"Monday": "2025-02-10"}),
    ("Vale agreed to meet the miners on Monday.", {"Monday": "2025-02-17"}),
    ("On Monday Vale agreed to meet the miners.", {"Monday": "2025-02-10"}),
    ("Orsk sent an invitation to attend the fair on Monday.", {"Monday": "2025-02-17"}),
    # Yesterday is Friday, tomorrow Sunday: to name another Friday or Sunday takes more.
    ("Vale could gain from the win Friday.", {"Friday": "2025-02-14"}),
    ("Vale will speak in Orsk on Friday.", {"Friday": "2025-02-21"}),
    ("The deal may be signed by Friday.", {"Friday": "2025-02-21"}),
    ("Orsk held talks before the election on Sunday.", {"Sunday": "2025-02-16"}),
    ("Vale, who was running in Sunday's first primary, held talks.", {"Sunday": "2025-02-16"}),
    ("Vale rewrote a speech to be delivered Sunday.", {"Sunday": "2025-02-16"}),
    ("Orsk held talks on Sunday.", {"Sunday": "2025-02-09"}),
    ("Orsk and its dark streets on Sunday.", {"Sunday": "2025-02-16"}),
    ("The poll was taken on Sunday.", {"Sunday": "2025-02-09"}),
    ("Vale will be honoured at the star-studded gala in Orsk on Monday.", {"Monday": "2025-02-17"}),
    ("It would set the stage for a contested convention on Monday.", {"Monday": "2025-02-17"}),
    ("The host, which is set to start the contest Monday, called Vale a friend.", {"Monday": "2025-02-17"}),
    # What was to happen in these days, and what had been due.
    ("The envoy came early and was to leave on Tuesday.", {"Tuesday": "2025-02-18"}),
    ("Vale, who had been due to speak on Tuesday, fell ill.", {"Tuesday": "2025-02-18"}),
    ("The envoy was to leave on Thursday.", {"Thursday": "2025-02-13"}),
    ("It was a gift to them on Tuesday.", {"Tuesday": "2025-02-11"}),
    # What did not come about may have been meant for the day gone by.
    ("The match was to be held on Tuesday, but it was called off.", {"Tuesday": "2025-02-11"}),
    ("Vale was to speak on Tuesday. However, he fell ill.", {"Tuesday": "2025-02-11"}),
    ("Though Vale was to speak on Tuesday, she fell ill.", {"Tuesday": "2025-02-11"}),
    ("Vale was to speak on Tuesday and didn't.", {"Tuesday": "2025-02-11"}),
    ("Vale came early but was to leave on Tuesday.", {"Tuesday": "2025-02-18"}),
    # Some verbs look no further than an "after".
    ("Police expect to find more bodies after the fire on Tuesday.", {"Tuesday": "2025-02-11"}),
    ("After the fire on Tuesday, police need to find more bodies.", {"Tuesday": "2025-02-11"}),
    ("Orsk celebrates with its team after the win on Tuesday.", {"Tuesday": "2025-02-11"}),
    ("Police expect to find more bodies on Tuesday.", {"Tuesday": "2025-02-18"}),
    ("After the fire police expect to meet on Tuesday.", {"Tuesday": "2025-02-18"}),
    # Verbs of a timetable; a plural shows that one is no adjective.
    ("Polls open at dawn on Tuesday.", {"dawn on Tuesday": "2025-02-18TMO"}),
    ("The shop was open on Tuesday.", {"Tuesday": "2025-02-11"}),
    ("Early voting ends Friday.", {"Friday": "2025-02-21"}),
    ("Early voting ended Friday.", {"Friday": "2025-02-14"}),
    ("Vale swims again on Monday.", {"Monday": "2025-02-17"}),
    ("Tuesday marks the end of the drought.", {"Tuesday": "2025-02-18"}),
    ("Tuesday marked the end of the drought.", {"Tuesday": "2025-02-11"}),
    ("It has lost much since the start of the year, a fifth on Tuesday alone.",
     {"the start of the year": "2025", "Tuesday": "2025-02-11"}),
    # "Before" and "by" where the day has been.
    ("Shelling began before dawn on Tuesday.", {"dawn on Tuesday": "2025-02-11TMO"}),
    ("What was done before Friday's vote showed little.", {"Friday": "2025-02-14"}),
    ("Vale must decide before Friday.", {"Friday": "2025-02-21"}),
    ("Vale put off the vote until Friday.", {"Friday": "2025-02-21"}),
    ("By Tuesday morning, the long, now familiar search had begun.",
     {"Tuesday morning": "2025-02-11TMO", "now": "PRESENT_REF"}),
    ("By Tuesday the ministry cited an analysis.", {"Tuesday": "2025-02-11"}),
    ("By Tuesday the ministry will cite an analysis.", {"Tuesday": "2025-02-18"}),
    # What tomorrow owns.
    ("Much will depend on how Sunday's storms evolve.", {"Sunday": "2025-02-16"}),
    ("Sunday's vote came late.", {"Sunday": "2025-02-09"}),
    ("Sunday's vote will come late.", {"Sunday": "2025-02-16"}),
    ("On the eve of the vote, on Sunday evening, police raided the hall.", {"Sunday evening": "2025-02-09TEV"}),
    # Two days of a plan, and two days apart.
    ("Vale flies home Saturday and faces his rival Sunday.", {"Saturday": "2025-02-15", "Sunday": "2025-02-16"}),
    ("Vale spoke on Saturday and left Sunday.", {"Saturday": "2025-02-15", "Sunday": "2025-02-09"}),
    ("Vale is in court on Saturday over theft and Sunday's escape.", {"Saturday": "2025-02-15", "Sunday": "2025-02-09"}),
    # Some day of that name.
    ("Always book on a Tuesday.", {"Tuesday": "XXXX-WXX-2"}),
    ("Vale wrote it in a Tuesday tweet.", {"Tuesday": "2025-02-11"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WEEKDAYS)
def test_the_tense_of_a_weekday(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


MONTHS = [
    # May is 73 days ahead: only a verb right before it tells of the last one.
    ("Vale announced his candidacy in May.", {"May": "2024-05"}),
    ("Vale signed the treaty in May.", {"May": "2024-05"}),
    ("Vale said the treaty in May would hold.", {"May": "2025-05"}),
    ("Vale won the right to attend the convention in May.", {"May": "2025-05"}),
    ("In May, Mrs. Vale proposed a treaty.", {"May": "2024-05"}),
    # December was 62 days ago: a modal verb shortly before it looks ahead.
    ("Vale could win the seat in December.", {"December": "2025-12"}),
    ("Vale may have won the seat in December.", {"December": "2024-12"}),
    ("A vote in December gave Vale the seat.", {"December": "2024-12"}),
    ("In May, Mrs. Vale will propose a treaty.", {"May": "2025-05"}),
    # Where the deed was done may stand between.
    ("The treaty that the two towns reached in Orsk in May may hold.", {"May": "2024-05"}),
    ("They plan a meeting in Orsk in May.", {"May": "2025-05"}),
    # No verb, or none that shows a time: what is far off has mostly been.
    ("A key factor in June.", {"June": "2024-06"}),
    ("Nine dead: the toll of the flood in August.", {"August": "2024-08"}),
    ("Victims of the flood in August want money.", {"August": "2024-08"}),
    ("The August flood cost the town a bridge.", {"August": "2024-08"}),
    ("A key factor after the fire in June.", {"June": "2024-06"}),
    ("Those eligible to vote in October are few.", {"October": "2025-10"}),
]


@pytest.mark.parametrize(("text", "expected"), MONTHS)
def test_the_tense_of_a_month(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


WEEKENDS = [
    ("The storm killed ten people across three of the northern valleys this weekend.", "2025-W02-WE"),
    ("Heavy snow in the hills this weekend left roads closed.", "2025-W02-WE"),
    ("Fans will gather in Orsk this weekend.", "2025-W03-WE"),
]


@pytest.mark.parametrize(("text", "value"), WEEKENDS)
def test_the_tense_of_a_weekend_told_of_on_a_wednesday(text: str, value: str) -> None:
    assert values(text, published="2025-01-15") == {"this weekend": value}


BESIDE_ANOTHER = [
    ("en", "It may come late Monday or early Tuesday.", {"late Monday": "2025-02-17", "early Tuesday": "2025-02-18"}),
    ("en", "It is open Monday to Friday.", {"Monday": "2025-02-10", "Friday": "2025-02-14"}),
    ("en", "Fires on Sunday and Wednesday killed two.", {"Sunday": "2025-02-09", "Wednesday": "2025-02-12"}),
    ("ru", "Он приедет в понедельник или вторник.", {"понедельник": "2025-02-17", "вторник": "2025-02-18"}),
    ("uk", "Він приїде в понеділок або у вівторок.", {"понеділок": "2025-02-17", "вівторок": "2025-02-18"}),
    ("be", "Ён прыедзе ў панядзелак ці ў аўторак.", {"панядзелак": "2025-02-17", "аўторак": "2025-02-18"}),
    ("pl", "Przyjedzie w poniedziałek lub wtorek.", {"poniedziałek": "2025-02-17", "wtorek": "2025-02-18"}),
    ("lt", "Jis atvyks pirmadienį arba antradienį.", {"pirmadienį": "2025-02-17", "antradienį": "2025-02-18"}),
]


@pytest.mark.parametrize(("language", "text", "expected"), BESIDE_ANOTHER)
def test_a_weekday_beside_another(language: str, text: str, expected: dict[str, str]) -> None:
    assert values(text, language) == expected


OTHERS = [
    ("uk", "Дані, опубліковані в середу, показали спад.", {"середу": "2025-02-12"}),
    # One sentence, as it is quoted: what the second part tells is of another day.
    ("ru", 'Агентство передаёт: "Вейл откроет ярмарку в понедельник. Она сказала это вчера", — и молчит.',
     {"понедельник": "2025-02-17", "вчера": "2025-02-14"}),
    # Nouns with the endings of verbs to come tell no time.
    ("ru", "В понедельник кабинет министров принял закон о реках.", {"понедельник": "2025-02-10"}),
    ("ru", "В среду самолёт президента сел в Орске.", {"среду": "2025-02-12"}),
    ("uk", "У середу двадцять людей загинули в Орську.", {"середу": "2025-02-12"}),
    ("be", "У сераду ў горадзе загінулі людзі.", {"сераду": "2025-02-12"}),
    ("pl", "W środę głosowanie się odbyło.", {"środę": "2025-02-12"}),
    ("lt", "Trečiadienį ministerijos patarėja pristatys planą.", {"Trečiadienį": "2025-02-19"}),
    ("lt", "Trečiadienį naujasis meras atvyko.", {"Trečiadienį": "2025-02-12"}),
    # What was said is told by verbs of its own, and what was signed on a day has been.
    ("ru", "Газета пишет, что в среду при пожаре на заводе погибли двое.", {"среду": "2025-02-12"}),
    ("ru", "Мэр заявил, что в среду делегация из двадцати человек прибудет.", {"среду": "2025-02-19"}),
    ("ru", "По соглашению, подписанному в четверг, мост откроют.", {"четверг": "2025-02-13"}),
    ("uk", "За угодою, підписаною в четвер, міст відкриють.", {"четвер": "2025-02-13"}),
    ("pl", "Zgodnie z umową podpisaną w czwartek most zostanie otwarty.", {"czwartek": "2025-02-13"}),
    ("pl", "Umowa ma być podpisana w czwartek.", {"czwartek": "2025-02-20"}),
    ("pl", "Zaplanowane w czwartek rozmowy odbędą się w Oslo.", {"czwartek": "2025-02-20"}),
    ("uk", "У Казахстані в понеділок почнуться вибори.", {"понеділок": "2025-02-17"}),
    ("be", "Рэстараны ў сераду адкрыюцца.", {"сераду": "2025-02-19"}),
    ("pl", "Rzecznik przekazał, że Vale w środę przybędzie do Orska.", {"środę": "2025-02-19"}),
    ("pl", "Vale w środę odwiedzi Orsk.", {"środę": "2025-02-19"}),
    ("lt", "Vale trečiadienį aplankys Orską.", {"trečiadienį": "2025-02-19"}),
    ("ru", "Во вторник послом назначен Вейл.", {"вторник": "2025-02-11"}),
    ("ru", "В пятницу заседание перенесено на март.", {"пятницу": "2025-02-14", "март": "2025-03"}),
    # What is planned for a season is not for the one that has just been.
    ("ru", "Встреча назначена на осень.", {"осень": "2025-FA"}),
    ("uk", "Зустріч запланована на осінь.", {"осінь": "2025-FA"}),
    ("be", "Сустрэча прызначана на восень.", {"восень": "2025-FA"}),
    ("pl", "Spotkanie wyznaczono na jesień.", {"jesień": "2025-FA"}),
    ("lt", "Susitikimas numatytas rudenį.", {"rudenį": "2025-FA"}),
    ("ru", "Встреча, которая была запланирована на январь, не состоялась.", {"январь": "2025-01"}),
    ("pl", "Wizyta, która była zaplanowana na styczeń, nie odbyła się.", {"styczeń": "2025-01"}),
    # What another clause says is of another day.
    ("lt", "Antradienį valdyba patvirtino planą, kuris turi padėti.", {"Antradienį": "2025-02-11"}),
    ("lt", "Antradienį bendrovė paskelbė, kad uždarys gamyklą.", {"Antradienį": "2025-02-11"}),
    # What was to happen, and what somebody had.
    ("ru", "Посланник должен был уехать во вторник.", {"вторник": "2025-02-18"}),
    ("ru", "Посланник был дома во вторник.", {"вторник": "2025-02-11"}),
    ("uk", "Посланець мав поїхати у вівторок.", {"вівторок": "2025-02-18"}),
    ("uk", "Посланець мав розмову у вівторок.", {"вівторок": "2025-02-11"}),
    ("be", "Пасланец павінен быў з'ехаць у аўторак.", {"аўторак": "2025-02-18"}),
    ("be", "Paslaniec pavinien byŭ zjechać u aŭtorak.", {"aŭtorak": "2025-02-18"}),
    ("pl", "Poseł miał wyjechać we wtorek.", {"wtorek": "2025-02-18"}),
    ("pl", "Poseł miał rozmowę we wtorek.", {"wtorek": "2025-02-11"}),
    ("lt", "Pasiuntinys turėjo išvykti antradienį.", {"antradienį": "2025-02-18"}),
    ("lt", "Pasiuntinys turėjo susitikimą antradienį.", {"antradienį": "2025-02-11"}),
    # It was to happen, but did not: on which of the two days, the text does not say.
    ("ru", "Матч должен был состояться во вторник, но его отменили.", {"вторник": "2025-02-11"}),
    ("ru", "Мэр должен был выступить во вторник, а уехал в Орск.", {"вторник": "2025-02-11"}),
    ("ru", "Хотя мэр должен был выступить во вторник, выступил Вейл.", {"вторник": "2025-02-11"}),
    ("uk", "Мер мав виступити у вівторок, але захворів.", {"вівторок": "2025-02-11"}),
    ("uk", "Мер мав виступити у вівторок, та захворів.", {"вівторок": "2025-02-11"}),
    ("uk", "Мер мав виступити у вівторок на площі та в школі.", {"вівторок": "2025-02-18"}),
    ("be", "Матч меўся адбыцца ў аўторак, але яго адмянілі.", {"аўторак": "2025-02-11"}),
    ("be", "Матч меўся адбыцца ў аўторак.", {"аўторак": "2025-02-18"}),
    ("pl", "Burmistrz miał wystąpić we wtorek, ale zachorował.", {"wtorek": "2025-02-11"}),
    ("lt", "Meras turėjo kalbėti antradienį, bet susirgo.", {"antradienį": "2025-02-11"}),
    ("pl", "Przełożono lot na okres od czwartku do niedzieli.", {"czwartku": "2025-02-13", "niedzieli": "2025-02-16"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_the_tense_in_other_languages(language: str, text: str, expected: dict[str, str]) -> None:
    assert values(text, language) == expected
