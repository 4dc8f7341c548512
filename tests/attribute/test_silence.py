"""Words of silence and refusal, and who is silent about what, in all our languages."""

from __future__ import annotations

import pytest
from tests.attribute.said import found, reading

from headwater.attribute import silence


def kinds(sentence: str, language: str) -> list[str]:
    return [q.kind for q in silence.find(sentence, language)]


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "The ministry did not reply by the time of publication.", "silent"),
        ("en", "Calls to the embassy went unanswered.", "silent"),
        ("en", "She left three letters unanswered.", "silent"),
        ("en", "He would not be drawn on the visit.", "declines"),
        ("en", "The minister could not be reached for comment.", "silent"),
        ("en", "The office neither confirmed nor denied the report.", "declines"),
        ("en", "The agency could not independently verify the claim.", "declines"),
        ("en", "He hung up.", "declines"),
        ("en", "The names of the drowned have not been released.", "silent"),
        ("ru", "В министерстве эту тему комментировать не стали.", "declines"),
        ("ru", "От дальнейших комментариев он воздержался.", "declines"),
        ("ru", "Ответа из посольства не последовало.", "silent"),
        ("ru", "Директор на звонки не отвечает.", "silent"),
        ("ru", "Официальных сообщений о встрече не поступало.", "silent"),
        ("uk", "У відомстві від коментарів утрималися.", "declines"),
        ("uk", "Запитання про гроші вона залишила без відповіді.", "silent"),
        ("be", "У міністэрстве каментаваць ліст адмовіліся.", "declines"),
        ("be", "Пытанне пра дамбу ён пакінуў без адказу.", "silent"),
        ("be", "Прэм’ер ад камэнтару ўхіліўся.", "declines"),
        ("be", "Premjer kamientavać heta nia staŭ.", "declines"),
        ("pl", "Rzecznik uchylił się od odpowiedzi.", "declines"),
        ("pl", "Dyrektor nie odbierał telefonu.", "silent"),
        ("pl", "Ministerstwo nie zabrało w tej sprawie głosu.", "silent"),
        ("lt", "Ministerija atsisakė komentuoti laišką.", "declines"),
        ("lt", "Vadovas neatsakė į klausimus.", "silent"),
    ],
)
def test_words_in_any_order(language: str, sentence: str, kind: str) -> None:
    assert kinds(sentence, language) == [kind]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The patients did not respond to treatment."),
        ("en", "The firm did not answer for the damage."),
        ("en", "He refused to provide aid."),
        ("en", "A woman who declined to be named spoke of fear."),
        ("en", "Don't get hung up on dates."),
        ("en", "The hostages have not been released."),
        ("en", "He fled to Tolmia and never returned, as his patron fell."),
        ("ru", "Она отказалась от поездки в горы."),
        ("ru", "Завод не отвечает за ущерб."),
        ("ru", "Чиновник, отказавшийся назвать своё имя, говорил о страхе."),
        ("uk", "Звіт не відповідає дійсності."),
        ("uk", "Речниця заявила, що порт пішов назустріч докерам."),
        ("pl", "Wynik nie odpowiada prawdzie."),
        ("be", "Паведамленне не адпавядае рэчаіснасці."),
        ("be", "Рэчніца заявіла, што порт пайшоў насустрач докерам."),
    ],
)
def test_other_refusals_are_none(language: str, sentence: str) -> None:
    assert kinds(sentence, language) == []


@pytest.mark.parametrize(
    ("language", "sentence", "source", "content"),
    [
        ("en", "The Tide Board would not discuss the dam.", "The Tide Board", "the dam"),
        ("en", "There has been no official word on the strike.", "", "the strike"),
        ("ru", "В сенате от комментариев отказались.", "сенате", "от комментариев"),
        ("ru", "Вопросы о плотине Марек оставил без ответа.", "Марек", "Вопросы о плотине"),
        ("ru", "Подтвердить это сообщение «Маяку» не удалось.", "«Маяку»", "это сообщение"),
        ("ru", "Уволят ли её, в пресс-службе уточнять не стали.", "пресс-службе", "Уволят ли её"),
        ("uk", "На дзвінки «Маяка» Тур не відповідала.", "Тур", "На дзвінки «Маяка»"),
        ("be", "Прэс-служба порта ніводнай публікацыі не каментуе.", "Прэс-служба порта", "ніводнай публікацыі"),
        ("pl", "Kto prosił o zwłokę, nie chce ujawnić.", "", "Kto prosił o zwłokę"),
    ],
)
def test_who_is_silent_about_what(language: str, sentence: str, source: str, content: str) -> None:
    assert any((s, c) == (source, content) for s, _, c in found(sentence, language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Работодатели предложили дождаться осени."),
        ("uk", "Роботодавці запропонували зачекати до осені."),
        ("be", "Працадаўцы прапанавалі пачакаць да восені."),
        ("pl", "Pracodawcy zaproponowali poczekać do jesieni."),
        ("lt", "Darbdaviai siūlo palaukti rudens."),
    ],
)
def test_advice_to_wait_that_no_reporter_is_given_is_no_refusal(language: str, sentence: str) -> None:
    assert kinds(sentence, language) == []


def test_a_language_without_words_finds_none() -> None:
    assert silence.find("Ministeriö ei vastannut.", "fi") == ()


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("ru", "Банк обещал прислать ответ, но так и не прислал его.", "silent"),
        ("uk", "Банк пообіцяв надіслати відповідь, але не надіслав.", "silent"),
        ("be", "Банк паабяцаў даслаць адказ, але не даслаў.", "silent"),
        ("pl", "Bank obiecał przysłać odpowiedź, ale jej nie przysłał.", "silent"),
        ("pl", "Próby uzyskania komentarza od zarządu spełzły na niczym.", "silent"),
        ("lt", "Bankas žadėjo atsiųsti atsakymą, bet neatsiuntė.", "silent"),
        ("ru", "В мэрии журналистам предложили дождаться осени.", "declines"),
        ("uk", "Речниця порадила журналістам не читати чуток.", "declines"),
        ("lt", "Ministerija žurnalistams patarė palaukti rudens.", "declines"),
        ("ru", "Директор положил трубку.", "declines"),
        ("en", "Efforts to reach the mayor were in vain.", "silent"),
    ],
)
def test_promises_not_kept_and_advice_to_wait(language: str, sentence: str, kind: str) -> None:
    assert kinds(sentence, language) == [kind]


@pytest.mark.parametrize(
    ("language", "sentence", "who"),
    [
        ("ru", "На письмо редакции фонд за две недели так и не отреагировал.", "фонд"),
        ("uk", "Офіційної реакції від уряду наразі немає.", "уряду"),
    ],
)
def test_a_conjunction_is_nobody_and_from_names_who_is_silent(language: str, sentence: str, who: str) -> None:
    assert any(who in source for source, _, _ in found(sentence, language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The brakes did not respond, and the tram slid on."),
        ("en", "The party has bounced back in the polls."),
        ("ru", "Полк не ответил на ночной обстрел."),
        ("ru", "Улицы молчали, и только вдали лаяла собака."),
        ("uk", "Угода не відповідає обіцянкам."),
        ("uk", "За безпеку в порту ніхто не відповідав."),
        ("be", "Полк не адказаў на абстрэл."),
        ("be", "Polk nie adkazaŭ na abstreł."),
        ("pl", "Pułk nie odpowiedział na ostrzał."),
        ("lt", "Pulkas neatsakė į apšaudymą."),
    ],
)
def test_what_is_answered_without_words_is_no_silence(language: str, sentence: str) -> None:
    assert kinds(sentence, language) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The brakes maker did not respond to questions about the shelling."),
        ("ru", "Полк не ответил на вопрос о ночном обстреле."),
        ("uk", "Штаб не відповів на запитання про обстріл."),
        ("pl", "Sztab nie odpowiedział na pytanie o ostrzał."),
        ("lt", "Štabas neatsakė į klausimą apie apšaudymą."),
    ],
)
def test_a_question_about_it_is_left_unanswered(language: str, sentence: str) -> None:
    assert kinds(sentence, language) == ["silent"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("pl", "Załoga nie ukrywa szczegółów rejsu."),
        ("pl", "Rozmowy się urwały, bo port odmawia pomocy."),
        ("pl", "Tej umowy nie zostawił bez komentarza kapitan."),
        ("ru", "Капитан не отказался от комментариев."),
    ],
)
def test_a_refusal_that_is_denied_or_of_another_clause_is_none(language: str, sentence: str) -> None:
    assert kinds(sentence, language) == []


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "The port would give no details of the cargo.", "silent"),
        ("en", "He declined to name the buyer.", "declines"),
        ("ru", "Капитан ещё в мае перестал отвечать на письма.", "silent"),
        ("uk", "Капітан ще в травні перестав виходити на зв'язок.", "silent"),
        ("be", "Капітан яшчэ ў траўні перастаў адказваць на лісты.", "silent"),
        ("pl", "Kapitan już w maju przestał odbierać telefony.", "silent"),
        ("lt", "Kapitonas dar gegužę nustojo kelti ragelį.", "silent"),
    ],
)
def test_who_stops_answering_is_silent(language: str, sentence: str, kind: str) -> None:
    assert kinds(sentence, language) == [kind]


def test_a_message_that_bounced_back_is_left_unanswered_and_a_firm_recovers() -> None:
    assert [q.kind for q in silence.find("Our questions to the mill bounced back.", "en")] == ["silent"]
    assert silence.find("The mill bounced back with a new line of dolls.", "en") == ()


def stances(text: str, language: str) -> set[str]:
    return {s.stance for s in reading(text, language).statements}


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "No group has claimed responsibility for the fire.", "silent"),
        ("en", "Lodestar sent nine questions to the regulator; none was answered.", "silent"),
        ("en", "The phone at the lighthouse was not answered.", "silent"),
        ("en", "It was not possible to reach the embassy by telephone.", "silent"),
        ("en", "His name was being withheld.", "declines"),
        ("ru", "Ответственность за пожар никто на себя не взял.", "silent"),
        ("ru", "На сайте суда сведений об иске нет.", "silent"),
        ("ru", "Почему отключили сирену, в докладе не говорится.", "silent"),
        ("ru", "Больше она ничего добавить не захотела.", "declines"),
        ("uk", "Запитання надіслали, але ніхто не передзвонив.", "silent"),
        ("be", "На сайце ведамства нічога не апублікавана.", "silent"),
        ("be", "Čamu adklučyli syrenu, u dakładzie nie havorycca.", "silent"),
        ("pl", "Trener nie wyszedł do dziennikarzy.", "declines"),
        ("lt", "Atsakymo iš ministerijos negauta.", "silent"),
        ("lt", "Ar tiltas saugus, būstinėje komentuoti nesiimta.", "declines"),
    ],
)
def test_nobody_owns_up_picks_up_or_writes_of_it(language: str, sentence: str, kind: str) -> None:
    assert kinds(sentence, language) == [kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We have read the claim. No comments from us,” the owner said."),
        ("ru", "«Комментировать операции у нас не принято», — написала пресс-служба армии."),
        ("pl", "„Trwa śledztwo, nie będziemy się do tego odnosić” – napisała rzeczniczka."),
        ("lt", "Advokatė sakė, kad ją saisto konfidencialumo įsipareigojimas."),
    ],
)
def test_words_that_will_not_comment_are_a_refusal(language: str, text: str) -> None:
    assert "declines" in stances(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We will let the old mill stand,” the owner told reporters."),
        ("en", "Asked when the bridge would open, the mayor said: “In May.”"),
        ("en", "“I rang them forty times,” he complained. “Nobody picks up.”"),
        ("en", "Asked about the cost, the minister said: “The sum is twelve million crowns.”"),
        ("ru", "«Нам не дают работать», — сказал рыбак."),
        ("ru", "«Пусть решает народ», — заявил кандидат на митинге."),
        ("ru", "На вопрос о дороге инженер ответил: «Она между портом и мельницей»."),
        ("uk", "Тренер сказав, що гравці не спілкуються між собою."),
        ("be", "На пытанне пра планы шкіпер адказаў: «Еду дадому спаць»."),
        ("be", "«Nam nie dajuć pracavać», — skazaŭ rybak."),
        ("pl", "„To rodzinna firma, piekarnię założył dziadek” – opowiadał dziennikarzom piekarz."),
        ("lt", "Ministras žurnalistams sakė, kad duomenys apie nuostolius yra ataskaitoje."),
    ],
)
def test_an_answer_is_no_refusal(language: str, text: str) -> None:
    assert not stances(text, language) & {"silent", "declines"}


def test_the_owners_that_open_a_sentence_are_those_who_keep_silent_behind_an_aside() -> None:
    sentence = "The publishers of the map, a firm in the north, have so far maintained a stony silence."
    assert [source for source, _, _ in found(sentence)] == ["The publishers of the map, a firm in the north,"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "We will not be taking the ferry any more"),
        ("en", "He would not be participating in the race"),
        ("en", "We will not be making any more bricks"),
        ("en", "They would not be offering further rooms"),
        ("en", "The baker will not be giving more loans"),
        ("en", "She said everything to her sister"),
        ("en", "They made all the bells of the town"),
        ("en", "We have made our beds"),
        ("en", "I made enough soup for the street"),
        ("en", "It would be wrong to judge the herd by one sheep"),
        ("en", "It would be foolish to talk of peace while the guns fire"),
        ("en", "We will keep this factory running"),
        ("en", "We would rather not wait for the thaw"),
        ("en", "Let’s move on to the harvest"),
        ("en", "We are unable to help every village"),
        ("en", "They were able to add a second roof"),
        ("en", "We are not able to add a second roof"),
        ("en", "We are bound by the river on three sides"),
        ("en", "The army did not respond until dawn"),
        ("en", "It did not respond during the storm"),
        ("en", "They did not respond while the bridge burned"),
        ("en", "My lawyer will speak at the fair"),
        ("en", "The captain will answer to the court"),
        ("en", "I will answer before the court for the fire"),
        ("en", "The council did not discuss military operations"),
        ("en", "On legal advice the firm has not sold the mill"),
        ("en", "We will not respond to the strike with a lockout"),
        ("en", "We will not play on Sunday"),
        ("en", "I won’t have a new contract"),
        ("en", "No, I won’t."),
        ("en", "Our position is clear: the dam stays"),
        ("en", "Stay off the ice"),
        ("en", "Keep away from the river"),
        ("en", "Guess who came"),
        ("en", "Get out the vote"),
        ("en", "Everything will be decided on Sunday"),
        ("ru", "Ничего не будем покупать"),
        ("ru", "Я ничего не буду продавать"),
        ("ru", "Предпочитаем не ждать весны"),
        ("ru", "Мы дали присягу народу"),
        ("ru", "Он под присягой подтвердил, что видел пожар"),
        ("ru", "Ответа на удар не будет"),
        ("ru", "Отправляем в наш госпиталь раненых"),
        ("ru", "Называть это войной незаконно"),
        ("ru", "За нас отвечает представитель общины"),
        ("ru", "Я не буду участвовать в выборах"),
        ("ru", "Идите по северной дороге"),
        ("ru", "Не надо ехать через мост"),
        ("uk", "Нічого не будемо купувати"),
        ("uk", "Воліємо не чекати весни"),
        ("uk", "Ми дали присягу народові"),
        ("uk", "Він під присягою підтвердив, що бачив пожежу"),
        ("uk", "Відповіді на удар не буде"),
        ("uk", "Називати це війною незаконно"),
        ("uk", "За нас відповідає представник громади"),
        ("uk", "Ми не будемо будувати міст"),
        ("uk", "Я не хочу війни"),
        ("uk", "Ідіть північною дорогою"),
        ("uk", "Не треба їхати через міст"),
        ("be", "Нічога не будзем купляць"),
        ("be", "Мы далі прысягу народу"),
        ("be", "Ён пад прысягай пацвердзіў, што бачыў пажар"),
        ("be", "Адказу на ўдар не будзе"),
        ("be", "За нас адказвае прадстаўнік грамады"),
        ("be", "Я не буду ўдзельнічаць у выбарах"),
        ("be", "Ідзіце паўночнай дарогай"),
        ("be", "Ničoha nie budziem kuplać"),
        ("pl", "Nikt nie poda mu ręki"),
        ("pl", "Rząd nie ogłosi stanu wyjątkowego"),
        ("pl", "Armia nie odpowie ogniem"),
        ("pl", "Nic nie będziemy budować"),
        ("pl", "Wolimy nie czekać"),
        ("pl", "Kieruję na nasz oddział rannych"),
        ("pl", "Nie będziemy brać kredytu"),
        ("pl", "Proszę zamknąć okna"),
        ("pl", "Odpowiedzi na ostrzał nie będzie"),
        ("pl", "Za nas odpowiada rzecznik gminy"),
        ("lt", "Nieko nesakysime apie derlių kaimynams, kol nesukūlėme"),
        ("lt", "Ministerija neatsakys ugnimi"),
        ("lt", "Už mus atsakys bendruomenės atstovas"),
        ("lt", "Eikite šiauriniu keliu"),
        ("lt", "Nereikia važiuoti per tiltą"),
    ],
)
def test_plain_words_refuse_no_answer(language: str, words: str) -> None:
    assert not any(silence.is_said(f"“{words}”", language, kind) for kind in ("always", "asked"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Efforts to find survivors failed."),
        ("en", "Efforts to raise the ferry were unsuccessful."),
        ("en", "Rescuers could not reach the family."),
        ("en", "Officials in the valley said water was not available."),
        ("en", "The kidnappers released neither the girl nor the driver."),
        ("en", "The judge gave neither the man nor the woman custody."),
        ("en", "On the eastern front, the guns fell silent."),
        ("en", "On the northern road, the town fell silent."),
        ("en", "The two presidents ended the call at noon."),
        ("en", "She put down the phone."),
        ("en", "The study left the question open."),
        ("en", "The ministry has approached the World Bank for a response to the drought."),
        ("en", "Calls for a ceasefire came to nothing."),
        ("en", "The skipper called for help but nobody answered."),
        ("en", "Sales were called weak, and lending did not pick up."),
        ("en", "The figures did not immediately give reasons to hope."),
        ("en", "The radio ignored the strike."),
        ("en", "On legal advice the firm has not sold the mill."),
        ("en", "We will not respond to the strike with a lockout."),
        ("en", "Mobiles rang out across the hall as the alarm was tested."),
        ("en", "The results were suppressed."),
        ("en", "Letters from the mother to her son brought nothing."),
        ("en", "Requests to visit the mine by train were declined in favour of buses."),
        ("ru", "Сайт банка был недоступен."),
        ("ru", "Приложение клуба было недоступно."),
        ("ru", "Номер карты заблокирован."),
        ("ru", "Сын директора пропал, найти его не удалось."),
        ("ru", "Суд отказал нам в иске."),
        ("ru", "Журналистов не приняли в партию."),
        ("ru", "Соседи стучали, никто не открыл."),
        ("ru", "Письма матери к сыну ничего не дали."),
        ("ru", "Ответственность за детей никто не взял."),
        ("uk", "Сайт банку був недоступний."),
        ("uk", "Застосунок клубу був недоступний."),
        ("uk", "Номер картки заблоковано."),
        ("uk", "Літак із директором зник, знайти його не вдалося."),
        ("uk", "Суд відмовив нам у позові."),
        ("uk", "Журналістів не прийняли до партії."),
        ("uk", "Сусіди стукали, ніхто не відчинив."),
        ("uk", "Листи матері до сина нічого не дали."),
        ("be", "Сайт банка быў недаступны."),
        ("be", "Нумар карты заблакаваны."),
        ("be", "Сын дырэктара знік, знайсці яго не ўдалося."),
        ("be", "Суд адмовіў нам у пазове."),
        ("be", "Журналістаў не прынялі ў партыю."),
        ("be", "Суседзі стукалі, ніхто не адчыніў."),
        ("be", "Лісты маці да сына нічога не далі."),
        ("be", "Sudździa admoviŭ nam u pazovie."),
        ("pl", "Dyrektor utonął, znaleźć ciała nie udało się."),
        ("pl", "Sąd odmówił nam odszkodowania."),
        ("pl", "Dziennikarzy nie przyjęto do partii."),
        ("pl", "Sąsiedzi pukali, nikt nie otworzył."),
        ("pl", "Listy matki do syna nic nie dały."),
        ("pl", "Odpowiedzialność jest po stronie państwa, a gmina nie przyjęła budżetu."),
        ("lt", "Niekas neišėjo į gatvę, kai skambino varpai."),
        ("lt", "Kaimynai beldė, niekas neatidarė."),
        ("lt", "Motinos laiškai sūnui nieko nedavė."),
        ("lt", "Direktorius dingo, rasti jo nepavyko."),
    ],
)
def test_plain_news_is_no_silence(language: str, sentence: str) -> None:
    assert kinds(sentence, language) == []


def test_what_a_storm_approached_is_nobody_who_was_asked() -> None:
    text = "The storm approached the coast on Friday. “Everything will be decided on Sunday,” the mayor said."
    assert not stances(text, "en") & {"silent", "declines"}
