"""What is turned down: an offer to speak, another offer, or a claim."""

from __future__ import annotations

import pytest
from tests.attribute import said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("be", "Міністр адхіліў запрашэнне на інтэрв'ю."),
        ("be", "Міністр адхіліў запрашэнне на інтэрв’ю."),
        ("be", "Міністр адхіліў прапанову даць інтэрв'ю."),
        ("be", "Міністр адхіліў прапанову абмеркаваць даклад."),
        ("be", "Ministr adchiliŭ prapanovu abmierkavać dakład."),
        ("be", "Міністр адхіліў запрашэнне ў эфір «Радыё Хрыбет»."),
        ("ru", "Министр отклонил предложение изложить свою позицию."),
        ("ru", "Министр отклонил приглашение в эфир радио «Гребень»."),
        ("uk", "Міністр відхилив пропозицію викласти свою позицію."),
        ("uk", "Міністр відхилив пропозицію розповісти про угоду."),
        ("pl", "Minister odrzucił zaproszenie do programu Radia Grań."),
        ("lt", "Ministras atmetė kvietimą į „Keteros“ laidą."),
        ("lt", "Ministras atmetė pasiūlymą išdėstyti savo poziciją."),
        ("en", "The company rejected offers to give its side of the story."),
        ("en", "The minister refused to set out conditions."),
        ("en", "The group refused to spell out its demands."),
    ],
)
def test_who_turns_down_an_offer_to_speak_declines(language: str, text: str) -> None:
    assert said.reading(text, language).statements[0].stance == "declines"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister rejected an offer to give the port a loan."),
        ("en", "The mayor refused to set out for the border."),
        ("en", "The mayor rejected the plan as too dear."),
        ("en", "The mayor dismissed calls to resign."),
        ("ru", "Министр отклонил предложение о мире."),
        ("ru", "Министр отклонил приглашение в программу помощи."),
        ("uk", "Міністр відхилив пропозицію після розмови з послом."),
        ("be", "Міністр адхіліў прапанову завода."),
        ("pl", "Minister odrzucił zaproszenie do programu pomocy."),
        ("lt", "Ministras atmetė kvietimą į sąjungą."),
    ],
)
def test_who_turns_down_another_offer_has_spoken(language: str, text: str) -> None:
    found = said.reading(text, language).statements[0]
    assert (found.stance, found.presentation.polarity) == ("asserts", "negative")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor dismissed the claims as a plan to hurt him."),
        ("en", "The mayor rejected the notion that the plan failed."),
        ("en", "The mayor dismissed reports of an ultimatum."),
        ("ru", "Мэр отверг обвинения в призывах к погрому."),
        ("uk", "Мер відкинув чутки про ультиматум."),
        ("be", "Мэр адкінуў чуткі пра ультыматум."),
        ("pl", "Burmistrz odrzucił oskarżenia o żądanie łapówki."),
        ("lt", "Meras atmetė kaltinimus dėl reikalavimo sumokėti."),
    ],
)
def test_a_claim_that_is_rejected_is_no_offer(language: str, text: str) -> None:
    assert said.reading(text, language).statements[0].stance == "denies"
