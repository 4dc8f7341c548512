"""Who gave a paper out: not who refused to, nor who received it, nor who only printed what others wrote."""

from __future__ import annotations

import pytest
from tests.attribute import said


def bodies(text: str, language: str) -> list[str]:
    """The bodies in the chains of what a document says, without those that a refusal beside it is told of."""
    told = (s for s in said.reading(text, language).statements if s.source.kind == "document")
    return [link.text for s in told for link in s.chain[1:] if link.kind == "body"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The letter, not signed by the council, says that the bridge is unsafe."),
        ("en", "The report, published without approval by the ministry, says that the bridge is unsafe."),
        ("en", "The report that the ministry never published says that the bridge is unsafe."),
        ("ru", "Доклад, который министерство не опубликовало, говорит, что мост опасен."),
        ("ru", "В письме, которое министерство отказалось опубликовать, говорится, что мост опасен."),
        ("ru", "В письме, которое министерство обещало опубликовать, говорится, что мост опасен."),
        ("uk", "У листі, який міністерство не надіслало, йдеться, що міст небезпечний."),
        ("uk", "У листі, який міністерство відмовилося оприлюднити, йдеться, що міст небезпечний."),
        ("be", "У лісце, які міністэрства не даслала, гаворыцца, што мост небяспечны."),
        ("pl", "List, którego ministerstwo nie wysłało, mówi, że most jest niebezpieczny."),
        ("pl", "W liście, który ministerstwo odmówiło opublikowania, napisano, że most jest niebezpieczny."),
        ("lt", "Laiškas, kurį atsisakė paskelbti ministerija, sako, kad tiltas pavojingas."),
    ],
)
def test_who_did_not_give_it_out(language: str, text: str) -> None:
    assert bodies(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В отчёте, который представили банку, говорится, что мост опасен."),
        ("ru", "В отчёте, который комиссии представили вчера, говорится, что мост опасен."),
        ("uk", "У скарзі, яку подали уряду, йдеться, що міст небезпечний."),
        ("be", "У скарзе, якую падалі ўраду, гаворыцца, што мост небяспечны."),
        ("pl", "W raporcie, który przedstawili ministerstwu, napisano, że most jest niebezpieczny."),
        ("lt", "Laiške, kurį gyventojai pateikė vyriausybei, rašoma, kad tiltas pavojingas."),
    ],
)
def test_who_received_it(language: str, text: str) -> None:
    assert bodies(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The residents' letter, published on the website of the council, says that the bridge is unsafe."),
        ("en", "The experts' report, published by the ministry, says that the bridge is unsafe."),
        ("en", "The diary of the captain, published by the museum, says that the bridge is unsafe."),
        ("ru", "В дневнике капитана, опубликованном музеем, говорится, что мост опасен."),
        ("ru", "В письме жителей, опубликованном на сайте совета, говорится, что мост опасен."),
        ("ru", "В докладе экспертов, опубликованном министерством, говорится, что мост опасен."),
        ("uk", "У листі мешканців, опублікованому на сайті ради, йдеться, що міст небезпечний."),
        ("uk", "У звіті експертів, опублікованому міністерством, йдеться, що міст небезпечний."),
        ("be", "У лісце жыхароў, апублікаваным на сайце савета, гаворыцца, што мост небяспечны."),
        ("pl", "W liście mieszkańców, opublikowanym na stronie rady, napisano, że most jest niebezpieczny."),
        ("pl", "W raporcie ekspertów, opublikowanym przez ministerstwo, napisano, że most jest niebezpieczny."),
        ("lt", "Ekspertų ataskaitoje, kurią paskelbė ministerija, rašoma, kad tiltas pavojingas."),
    ],
)
def test_who_only_printed_what_others_wrote(language: str, text: str) -> None:
    assert bodies(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "The figures, published by the institute, show that the river is rising.", "institute"),
        ("en", "Last year's report, published by the ministry, says that the bridge is unsafe.", "ministry"),
        ("en", "A letter published on the website of the council says that the bridge is unsafe.", "council"),
        ("ru", "В отчёте, который опубликовало министерство, говорится, что мост опасен.", "министерство"),
        ("ru", "В письме, опубликованном министерством, говорится, что мост опасен.", "министерством"),
        ("ru", "В данных переписи, опубликованных институтом, говорится, что село пусто.", "институтом"),
        ("uk", "У звіті, який оприлюднило міністерство, йдеться, що міст небезпечний.", "міністерство"),
        ("be", "У справаздачы, якую апублікавала міністэрства, гаворыцца, што мост небяспечны.", "міністэрства"),
        ("pl", "W umowie, którą instytut umieścił na stronie, napisano, że most jest niebezpieczny.", "instytut"),
        ("lt", "Ataskaitoje, kurią paskelbė ministerija, rašoma, kad tiltas pavojingas.", "ministerija"),
    ],
)
def test_who_gave_it_out(language: str, text: str, body: str) -> None:
    assert bodies(text, language) == [body]
