"""Invented articles: two matters of one week in many languages and writings, and others that come near to them.

Every person, company, outlet and place in them is invented, but for countries; so is all that happens.
"""

from __future__ import annotations

from headwater.linked import House, Sheet

FERRIES = {
    "en": (
        "Ferry crews of Nordavia strike, 340 sailings cancelled",
        "The shipping company Nordavia cancelled 340 sailings on Tuesday as its ferry crews began a two-day strike over pay. "
        "The union led by Marta Kelinska demands higher wages; some 27,000 passengers are affected in the port of Ostrel. "
        "Nordavia’s chief executive, Jonas Brekker, called the strike unnecessary.",
    ),
    "ru": (
        "Экипажи паромов «Нордавии» бастуют, отменено 340 рейсов",
        "Судоходная компания «Нордавия» отменила во вторник 340 рейсов: экипажи ее паромов начали двухдневную забастовку из-за "
        "зарплаты. Профсоюз во главе с Мартой Келинской требует повышения оплаты; в порту Острел пострадали около 27 тысяч "
        "пассажиров. Глава компании Йонас Бреккер назвал забастовку ненужной.",
    ),
    "be": (
        "Экіпажы паромаў «Нордавіі» баставалі, адменена 340 рэйсаў",
        "Суднаходная кампанія «Нордавія» ў аўторак адмяніла 340 рэйсаў: экіпажы яе паромаў пачалі двухдзённую забастоўку праз "
        "зарплату. Прафсаюз на чале з Мартай Келінскай патрабуе павышэння заробкаў; у порце Острэл пацярпелі каля 27 тысяч "
        "пасажыраў. Кіраўнік кампаніі Ёнас Брэкер назваў забастоўку непатрэбнай.",
    ),
    "be-tarask": (
        "Экіпажы паромаў «Нордавіі» страйкуюць, адмененыя 340 рэйсаў",
        "Суднаходная кампанія «Нордавія» ў аўторак адмяніла 340 рэйсаў: экіпажы ейных паромаў пачалі двухдзённы страйк праз "
        "заробкі. Прафсаюз на чале з Мартай Келінскай дамагаецца павышэньня заробкаў; у порце Острэл пацярпелі каля 27 тысячаў "
        "пасажыраў. Кіраўнік кампаніі Ёнас Брэкер назваў страйк непатрэбным.",
    ),
    "be-latn": (
        "Ekipažy paromaŭ „Nordavii“ strajkujuć, admienienyja 340 rejsaŭ",
        "Sudnachodnaja kampanija „Nordavija“ ŭ aŭtorak admianiła 340 rejsaŭ: ekipažy jejnych paromaŭ pačali dvuchdzionny strajk "
        "praz zarobki. Prafsajuz na čale z Martaj Kielinskaj damahajecca pavyšeńnia zarobkaŭ; u porcie Ostreł paciarpieli kala "
        "27 tysiačaŭ pasažyraŭ. Kiraŭnik kampanii Jonas Brekier nazvaŭ strajk niepatrebnym.",
    ),
    "uk": (
        "Екіпажі поромів «Нордавії» страйкують, скасовано 340 рейсів",
        "Судноплавна компанія «Нордавія» у вівторок скасувала 340 рейсів: екіпажі її поромів почали дводенний страйк через "
        "зарплату. Профспілка на чолі з Мартою Келінською вимагає підвищення оплати; у порту Острел постраждали близько 27 тисяч "
        "пасажирів. Голова компанії Йонас Бреккер назвав страйк непотрібним.",
    ),
    "pl": (
        "Załogi promów Nordavii strajkują, odwołano 340 rejsów",
        "Armator Nordavia odwołał we wtorek 340 rejsów, bo załogi jego promów rozpoczęły dwudniowy strajk płacowy. "
        "Związkowcy na czele z Martą Kelińską żądają wyższych wynagrodzeń; w porcie Ostrel utrudnienia dotknęły około 27 tys. "
        "pasażerów. Prezes firmy Jonas Brekker nazwał strajk niepotrzebnym.",
    ),
    "lt": (
        "„Nordavia“ keltų įgulos streikuoja, atšaukta 340 reisų",
        "Laivybos bendrovė „Nordavia“ antradienį atšaukė 340 reisų: jos keltų įgulos pradėjo dviejų dienų streiką dėl atlyginimų. "
        "Profsąjunga, kuriai vadovauja Marta Kelinska, reikalauja didesnių algų; Ostrelo uoste nukentėjo apie 27 tūkst. "
        "keleivių. Bendrovės vadovas Jonas Brekkeris streiką pavadino nereikalingu.",
    ),
    "bg": (
        "Екипажите на фериботите на „Нордавия“ стачкуват, отменени са 340 рейса",
        "Корабната компания „Нордавия“ отмени във вторник 340 рейса, след като екипажите на фериботите започнаха двудневна стачка "
        "за заплати. Синдикатът, оглавен от Марта Келинска, иска по-високо заплащане; в пристанището Острел са засегнати около 27 "
        "хиляди пътници. Шефът на компанията Йонас Брекер нарече стачката ненужна.",
    ),
    "cs": (
        "Posádky trajektů Nordavie stávkují, zrušeno je 340 spojů",
        "Lodní dopravce Nordavia v úterý zrušil 340 spojů, protože posádky jeho trajektů zahájily dvoudenní stávku za vyšší mzdy. "
        "Odbory v čele s Martou Kelinskou požadují vyšší platy; v přístavu Ostrel to postihlo asi 27.000 cestujících. "
        "Šéf společnosti Jonas Brekker označil stávku za zbytečnou.",
    ),
    "sl": (
        "Posadke trajektov Nordavie stavkajo, odpovedanih 340 voženj",
        "Ladijski prevoznik Nordavia je v torek odpovedal 340 voženj, ker so posadke njegovih trajektov začele dvodnevno stavko za "
        "višje plače. Sindikat, ki ga vodi Marta Kelinska, zahteva višje plače; v pristanišču Ostrel je prizadetih okoli 27.000 "
        "potnikov. Direktor družbe Jonas Brekker je stavko označil za nepotrebno.",
    ),
    "de": (
        "Fährbesatzungen von Nordavia streiken, 340 Fahrten gestrichen",
        "Die Reederei Nordavia hat am Dienstag 340 Fahrten gestrichen, weil die Besatzungen ihrer Fähren einen zweitägigen Streik "
        "für höhere Löhne begonnen haben. Die Gewerkschaft unter Marta Kelinska fordert mehr Lohn; im Hafen von Ostrel sind rund "
        "27.000 Passagiere betroffen. Der Chef des Unternehmens, Jonas Brekker, nannte den Streik unnötig.",
    ),
    "fr": (
        "Les équipages des ferries de Nordavia en grève, 340 traversées annulées",
        "La compagnie maritime Nordavia a annulé mardi 340 traversées, les équipages de ses ferries ayant entamé une grève de deux "
        "jours pour leurs salaires. Le syndicat dirigé par Marta Kelinska exige une hausse des salaires ; dans le port d’Ostrel, "
        "quelque 27 000 passagers sont touchés. Le patron de l’entreprise, Jonas Brekker, a jugé la grève inutile.",
    ),
}
"""One matter, by language: headline and text."""

RESULTS = {
    "en": (
        "Nordavia profit falls to 18 million on fuel prices",
        "The shipping company Nordavia said on Wednesday that its quarterly profit fell to 18 million euros as fuel prices rose. "
        "Revenue reached 412 million. Chief executive Jonas Brekker told shareholders that the bank Sund & Lage would buy shares.",
    ),
    "pl": (
        "Zysk Nordavii spadł do 18 mln euro przez ceny paliwa",
        "Armator Nordavia podał w środę, że jego kwartalny zysk spadł do 18 mln euro, bo wzrosły ceny paliwa. Przychody wyniosły "
        "412 mln. Prezes Jonas Brekker powiedział akcjonariuszom, że bank Sund & Lage kupi akcje.",
    ),
    "ru": (
        "Прибыль «Нордавии» упала до 18 миллионов евро из-за цен на топливо",
        "Судоходная компания «Нордавия» сообщила в среду, что ее квартальная прибыль упала до 18 миллионов евро из-за роста цен на "
        "топливо. Выручка составила 412 миллионов. Глава компании Йонас Бреккер сказал акционерам, что банк «Сунд и Лаге» купит акции.",
    ),
}
"""Another matter of the same company in the same week."""

HOUSE = House("invented", "invented", "The Ostrel Courier")


def sheet(article: str, language: str, told: tuple[str, str], published: str = "2031-03-04") -> Sheet:
    """The sheet of an invented article; `be-latn` and `be-tarask` are Belarusian."""
    title, text = told
    return Sheet(article, HOUSE, title, text, "open", language.split("-", maxsplit=1)[0], published, published)


def ferries() -> list[Sheet]:
    """The strike in every language and writing."""
    return [sheet(f"ferries {language}", language, told) for language, told in FERRIES.items()]


def results() -> list[Sheet]:
    """The quarterly results in three languages."""
    return [sheet(f"results {language}", language, told, "2031-03-05") for language, told in RESULTS.items()]
