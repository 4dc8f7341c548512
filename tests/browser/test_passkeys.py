"""Passkeys and codes in a real Chromium: its virtual authenticator (CDP) signs what a device would."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect
from tests.browser.measures import HEADINGS, OVERFLOW, PALE
from tests.show.members import quick_passwords
from tests.show.serving import serving

from headwater.desk.store import Desk
from headwater.newsroom.accounts import entering

PASSWORD = "four words that fit nowhere"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    path = tmp_path_factory.mktemp("passkeys") / "news.desk"
    with quick_passwords(), serving(path, cheap=True) as served:
        with Desk(path) as desk:
            for name, role in (("Anna", "admin"), ("Borys", "editor"), ("Cora", "reporter")):
                entering.add(desk, name, role, "Anna", password=PASSWORD)  # type: ignore[arg-type]
        # A passkey is bound to a name; 127.0.0.1 is none.
        yield served.rstrip("/").replace("127.0.0.1", "localhost"), path


class Device:
    """A browser with an authenticator in it, which makes sure who holds it; or a stick that cannot."""

    def __init__(self, chromium: Browser, address: str, *, stick: bool = False) -> None:
        self.context: BrowserContext = chromium.new_context()
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.troubles: list[str] = []
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", lambda message: self.troubles.append(message.text) if message.type == "error" else None)
        self.address = address
        self.cdp: CDPSession = self.context.new_cdp_session(self.page)
        self.cdp.send("WebAuthn.enable")
        options: dict[str, Any] = {"protocol": "ctap2", "transport": "usb" if stick else "internal"}
        options |= {"hasResidentKey": not stick, "hasUserVerification": not stick, "isUserVerified": not stick}
        options |= {"automaticPresenceSimulation": True}
        made = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.id = made["authenticatorId"]

    def keys(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.id})[
            "credentials"
        ]
        return found

    def set_count(self, count: int) -> None:
        """As a copy of the key would have it."""
        key = self.keys()[0] | {"signCount": count}
        self.cdp.send("WebAuthn.removeCredential", {"authenticatorId": self.id, "credentialId": key["credentialId"]})
        self.cdp.send("WebAuthn.addCredential", {"authenticatorId": self.id, "credential": key})

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def log_in(self, name: str) -> Page:
        page = self.open("/login")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        return page

    def log_out(self) -> None:
        self.context.clear_cookies()

    def add_passkey(self, name: str) -> list[str]:
        page = self.open("/account/factors")
        form = page.locator("form", has=page.get_by_role("button", name="Add a passkey"))
        form.get_by_label("Your password").fill(PASSWORD)
        form.get_by_role("button").click()
        page.get_by_label("What you call it").fill(name)
        page.get_by_role("button", name="Set up a passkey").click()
        expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
        return page.locator(".codes code").all_inner_texts()


@pytest.fixture
def device(chromium: Browser, address: tuple[str, Path]) -> Iterator[Device]:
    made = Device(chromium, address[0])
    yield made
    made.context.close()
    # After the cookies were taken away an open page asks for news in vain.
    assert [t for t in made.troubles if "status of 4" not in t and "EventSource" not in t] == []


def test_a_passkey_is_set_up_and_is_a_second_factor_and_a_login(device: Device, address: tuple[str, Path]) -> None:
    device.log_in("Anna")
    codes = device.add_passkey("my telephone")
    assert len(codes) == 10
    page = device.open("/account/factors")
    expect(page.get_by_text("my telephone")).to_be_visible()
    # as a second factor
    device.log_out()
    page = device.log_in("Anna")
    assert "/login/second" in page.url
    expect(page.get_by_text("Passkeys need scripts")).to_be_hidden()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(re.compile(r"/(today|add)"))
    # in place of a password
    device.log_out()
    page = device.open("/login")
    page.get_by_role("link", name="Log in with a passkey").click()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(re.compile(r"/(today|add)"))
    page = device.open("/account")
    expect(page.get_by_role("heading", name="Anna")).to_be_visible()
    assert device.keys()[0]["signCount"] >= 3
    # a recovery code where it is lost
    device.log_out()
    page = device.log_in("Anna")
    page.get_by_label("A recovery code").fill(codes[2])
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(re.compile(r"/(today|add)"))


def test_a_device_that_did_not_make_sure_who_holds_it_is_no_login_of_its_own(
    chromium: Browser, address: tuple[str, Path]
) -> None:
    device = Device(chromium, address[0], stick=True)
    device.log_in("Borys")
    device.add_passkey("a stick")
    device.log_out()
    page = device.open("/login/passkey")
    # The browser would not even ask it; our question is changed on its way there.
    page.evaluate(
        """(id) => {
          const form = document.querySelector("form[data-passkey]");
          const asked = JSON.parse(form.dataset.asked);
          asked.userVerification = "discouraged";
          asked.allowCredentials = [{ type: "public-key", id: id.replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=+$/, "") }];
          form.dataset.asked = JSON.stringify(asked);
        }""",
        device.keys()[0]["credentialId"],
    )
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("This passkey was not taken")).to_be_visible()
    assert device.open("/today").url.split("?")[0].endswith("/login")
    # As a second factor it will do.
    page = device.log_in("Borys")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(re.compile(r"/(today|add)"))
    device.context.close()


def test_a_copied_key_and_an_answer_of_before_are_refused(device: Device, address: tuple[str, Path]) -> None:
    device.log_in("Cora")
    device.add_passkey("a stick")
    device.log_out()
    page = device.log_in("Cora")
    sent: list[str] = []
    page.on(
        "request",
        lambda r: sent.append(r.post_data or "") if r.method == "POST" and "answer" in (r.post_data or "") else None,
    )
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(re.compile(r"/(today|add)"))
    # The same answer once more, in a new half session.
    device.log_out()
    page = device.log_in("Cora")
    answer = re.search(r"answer=([^&]+)", sent[0])
    word = re.search(r"word=([^&]+)", sent[0])
    assert answer
    assert word
    page.evaluate(
        """([answer, word]) => {
          const form = document.querySelector("form[data-passkey]");
          form.elements.answer.value = decodeURIComponent(answer.replace(/\\+/g, " "));
          if (word) form.elements.word.value = decodeURIComponent(word);
          form.submit();
        }""",
        [answer[1], word[1]],
    )
    expect(page.get_by_text("It took too long")).to_be_visible()
    page.evaluate(
        """(answer) => {
          const form = document.querySelector("form[data-passkey]");
          form.elements.answer.value = decodeURIComponent(answer.replace(/\\+/g, " "));
          form.submit();
        }""",
        answer[1],
    )
    expect(page.get_by_text("This passkey was not taken")).to_be_visible()
    # A copy counts on from where it was copied.
    device.set_count(0)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("This passkey was not taken")).to_be_visible()
    with Desk(address[1], read_only=True) as desk:
        assert len(desk.log(kind="second factor refused")) >= 2
    assert device.open("/today").url.split("?")[0].endswith("/login/second")


def test_anothers_passkey_is_not_taken(chromium: Browser, device: Device, address: tuple[str, Path]) -> None:
    """Whose password somebody knows, and who has a passkey of their own."""
    with Desk(address[1]) as desk:
        for name in ("Dora", "Egon"):
            entering.add(desk, name, "reporter", "Anna", password=PASSWORD)
    device.log_in("Dora")
    device.add_passkey("Dora's")
    victim = Device(chromium, address[0])
    victim.log_in("Egon")
    victim.add_passkey("Egon's")
    victim.context.close()
    device.log_out()
    page = device.log_in("Egon")
    page.evaluate(
        """() => {
          const form = document.querySelector("form[data-passkey]");
          const asked = JSON.parse(form.dataset.asked);
          asked.allowCredentials = [];
          form.dataset.asked = JSON.stringify(asked);
        }"""
    )
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("This passkey was not taken")).to_be_visible()
    assert "/login/second" in device.open("/today").url


def test_an_app_is_set_up_from_the_picture(device: Device, address: tuple[str, Path]) -> None:
    with Desk(address[1]) as desk:
        entering.add(desk, "Fina", "reporter", "Anna", password=PASSWORD)
    device.log_in("Fina")
    page = device.open("/account/factors")
    form = page.locator("form", has=page.get_by_role("button", name="Set up an app"))
    form.get_by_label("Your password").fill(PASSWORD)
    form.get_by_role("button").click()
    picture = page.locator("svg.qr")
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    assert box
    assert 150 < box["width"] < 420
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_label("Code of the app").fill(pyotp.TOTP(secret).at(int(time.time())))
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def test_the_pages_fit_a_narrow_window_and_can_be_read(chromium: Browser, address: tuple[str, Path]) -> None:
    name = "Gerda"
    with Desk(address[1]) as desk:
        entering.add(desk, name, "admin", "Anna", password=PASSWORD)
    for scheme in ("light", "dark"):
        context = chromium.new_context(viewport={"width": 320, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address[0] + "/login")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        for path in ("/login/passkey", "/account", "/account/factors", "/account/tokens", "/factors", "/log"):
            page.goto(address[0] + path)
            assert page.evaluate(OVERFLOW) == [], path
            assert page.evaluate(HEADINGS) == [], path
            assert page.evaluate(PALE) == [], path
        context.close()
