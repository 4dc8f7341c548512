"""What the pages of articles ask: rows of lists, captures, standings, copies; and the notes of persons beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from headwater.desk import printed
from headwater.desk.margin import anchors, margin_notes
from headwater.desk.margin.margin_notes import MarginNote, NoteAct, NoteRow, Thread
from headwater.desk.opened import Opened
from headwater.desk.printed import Captured, Printed, Repeated, Standing
from headwater.desk.readings import clean
from headwater.records import Span


class Margin(Opened):
    """Notes of persons beside the text of an article, on claims and on stories; part of `Desk`.

    They are the newsroom's own, and no part of what was read: no export has them, and nothing is counted from them.
    Every call that writes raises `DeskError` with what is wrong, and then nothing was changed.
    """

    def note_passage(self, article: str, span: Span, text: str, who: str, *, version: int | None = None) -> MarginNote:
        """`who` notes `text` beside a passage of a version of an article, the current one where none is named."""
        return self._noting(lambda c: margin_notes.on_passage(c, article, span, text, who, version=version))

    def note_on(self, target: str, text: str, who: str) -> MarginNote:
        """`who` notes `text` on a claim (c-000123), a story (s-000123) or a whole article."""
        return self._noting(lambda c: margin_notes.on_whole(c, target, text, who))

    def answer_note(self, id: int, text: str, who: str) -> MarginNote:
        """`who` answers a note; the answer is returned."""
        return self._noting(lambda c: margin_notes.answer(c, id, text, who))

    def change_note(self, id: int, text: str, who: str) -> MarginNote:
        """A note reads so from now on; what it said before is kept."""
        return self._noting(lambda c: margin_notes.change(c, id, text, who))

    def take_back_note(self, id: int, who: str, *, back: bool = True) -> MarginNote:
        """A note is taken back; `back` False puts it where it was."""
        return self._noting(lambda c: margin_notes.take_back(c, id, who, back=back))

    def resolve_note(self, id: int, who: str, *, resolved: bool = True) -> MarginNote:
        """The thread of a note is settled, or open again."""
        return self._noting(lambda c: margin_notes.resolve(c, id, who, resolved=resolved))

    def note(self, id: int) -> Thread:
        """The thread that a note is in. `DeskError` where there is no note with that number."""
        with self._reading() as connection:
            return margin_notes.thread(connection, id)

    def acts_of_notes(self, ids: Sequence[int]) -> list[NoteAct]:
        """What was done with these notes, the oldest first: their former words are there."""
        with self._reading() as connection:
            return margin_notes.acts(connection, ids)

    def note_acts(self, limit: int = 100, offset: int = 0) -> list[NoteAct]:
        """What was done with all notes, the latest first."""
        with self._reading() as connection:
            return margin_notes.latest_acts(connection, limit, offset)

    def margin(self, article: str, version: int, text: str) -> list[Thread]:
        """The threads beside a version of an article, whose text is `text`: in its order, orphans last."""
        with self._reading() as connection:
            return margin_notes.beside(connection, article, version, text)

    def notes_on(self, target: str) -> list[Thread]:
        """The threads on a claim or a story, and on those that went into it."""
        with self._reading() as connection:
            return margin_notes.on(connection, target)

    def notes(self, query: str = "", which: str = "", *, limit: int = 40, offset: int = 0) -> list[NoteRow]:
        """The notes that have every word of `query`, the latest first; `which` is one of `margin_notes.WHICH`."""
        with self._reading() as connection:
            return margin_notes.page(connection, query, which, limit=limit, offset=offset)

    def note_total(self, query: str = "", which: str = "") -> int:
        """How many of them there are."""
        with self._reading() as connection:
            return margin_notes.count(connection, query, which)

    def places(self, article: str, words: str, version: int) -> list[Span]:
        """Where a version of an article has these words, white space apart; empty where it has not."""
        with self._reading() as connection:
            text = margin_notes.text_of(connection, article, version)
        return anchors.verbatim(clean(words), text) if text else []

    # Articles from columns

    def printed(self, limit: int = 40, offset: int = 0) -> list[Printed]:
        """Articles as lists show them, those last added or changed first."""
        with self._reading() as connection:
            return printed.latest(connection, limit, offset)

    def printed_of(self, ids: Sequence[str]) -> list[Printed]:
        """These articles as lists show them, at most a few hundred, in the order in which they are named."""
        with self._reading() as connection:
            return printed.rows(connection, ids)

    def article_total(self) -> int:
        """How many articles there are."""
        with self._reading() as connection:
            return printed.count(connection)

    def current_version(self, article: str) -> int | None:
        """The number of the version that is shown by default; None where there is no such article."""
        with self._reading() as connection:
            return printed.current(connection, article)

    def captures_of(self, article: str, version: int) -> list[Captured]:
        """When and from where a version was captured, the first time first."""
        with self._reading() as connection:
            return printed.captures(connection, article, version)

    def standings_of(self, article: str) -> dict[str, Standing]:
        """The standing of the claims that an article tells, by the ids of its statements."""
        with self._reading() as connection:
            return printed.standings(connection, article)

    def repeated(self, article: str) -> list[Repeated]:
        """Whose text an article repeats, and who repeats its; none before it is compared."""
        with self._reading() as connection:
            return printed.repeated(connection, article)

    def _noting(self, do: Callable[[Connection], int]) -> MarginNote:
        with self._writing() as connection:
            return margin_notes.one(connection, do(connection))
