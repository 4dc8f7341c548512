"""What the desk answers about what is written up, with the state of each claim when it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.desk.claims import claim_listing
from headwater.desk.dossiers import dossier_reading, dossier_writing, fates
from headwater.desk.dossiers.dossier_records import Dossier, DossierRow, Draft, Evidence, Fate, Revision, State
from headwater.desk.opened import Opened


class Dossiers(Opened):
    """The questions about what is written up, with the state of each claim when it was; part of `Desk`.

    A dossier is called d-000123. Every call that writes raises `DeskError` with what is wrong, and then nothing was
    changed; `DeskOutdated` where somebody else was quicker. newsroom/dossiers makes the drafts.
    """

    def begin_dossier(self, draft: Draft, who: str) -> str:
        """A new dossier; its name."""
        with self._writing() as connection:
            return dossier_writing.token(dossier_writing.begin(connection, draft, who))

    def write_dossier(self, dossier: str, base: int, draft: Draft, who: str) -> int:
        """A new text in the place of revision `base`; its number."""
        id = dossier_writing.number(dossier)
        with self._writing() as connection:
            return dossier_writing.write(connection, id, base, draft, who)

    def restore_dossier(self, dossier: str, base: int, draft: Draft, who: str) -> int:
        """An earlier text is put back, as a new revision."""
        id = dossier_writing.number(dossier)
        with self._writing() as connection:
            return dossier_writing.write(connection, id, base, draft, who, what="restored")

    def acknowledge(
        self,
        dossier: str,
        base: int,
        draft: Draft,
        who: str,
        *,
        seen: Mapping[str, str],
        articles: Mapping[str, int],
    ) -> int:
        """`who` has seen how these claims stand now (`dossier_writing.mark_of`), and these versions of articles."""
        id = dossier_writing.number(dossier)
        with self._writing() as connection:
            return dossier_writing.acknowledge(connection, id, base, draft, who, seen=seen, articles=articles)

    def translate(self, of: Evidence, language: str, text: str, who: str) -> None:
        """A quotation reads so in a language, says `who`; "" takes that back."""
        with self._writing() as connection:
            dossier_writing.translate(connection, of, language, text, who)

    def dossier_exported(self, dossier: str, who: str, *, form: str, safe: bool) -> None:
        """Enters in the log that a dossier was taken out of the desk."""
        id = dossier_writing.number(dossier)
        with self._writing() as connection:
            dossier_writing.exported(connection, id, who, form=form, safe=safe)

    def dossiers(self, limit: int = 40, offset: int = 0) -> list[DossierRow]:
        """The dossiers, those changed last first."""
        with self._reading() as connection:
            return dossier_reading.page(connection, limit=limit, offset=offset)

    def dossier_total(self) -> int:
        """How many there are."""
        with self._reading() as connection:
            return dossier_reading.count(connection)

    def dossier(self, dossier: str, n: int | None = None) -> Dossier:
        """A dossier whole, at a revision, the last one where none is named. `DeskError` where there is none."""
        id = dossier_writing.number(dossier)
        with self._reading() as connection:
            return dossier_reading.one(connection, id, n)

    def dossier_as(self, dossier: str, draft: Draft) -> Dossier:
        """A dossier as it would be with another text, which is not written: to be looked at first."""
        id = dossier_writing.number(dossier)
        with self._reading() as connection:
            return dossier_reading.as_drafted(connection, id, draft)

    def dossier_revisions(self, dossier: str, limit: int = 100, offset: int = 0) -> list[Revision]:
        """The texts that a dossier had, the latest first."""
        id = dossier_writing.number(dossier)
        with self._reading() as connection:
            return dossier_reading.history(connection, id, limit, offset)

    def dossiers_citing(self, claim: str) -> list[DossierRow]:
        """The dossiers that name a claim."""
        with self._reading() as connection:
            return dossier_reading.citing(connection, claim_listing.number(connection, claim, "c"))

    def dossier_moved(self, dossier: str) -> dict[str, State | None]:
        """The claims of a dossier that stand otherwise now, each as it is; None where nobody tells it any more."""
        id = dossier_writing.number(dossier)
        with self._reading() as connection:
            return fates.moved(connection, id)

    def fates(self, pieces: Sequence[Evidence]) -> dict[str, Fate]:
        """What became of pieces of evidence, by their keys."""
        with self._reading() as connection:
            return fates.of(connection, pieces)

    def evidence_now(self, claim: str) -> State:
        """How a claim stands at this moment, with all that a text can be keyed to. `DeskError` where there is none."""
        from headwater.desk.dossiers.freezing import Freezing

        with self._reading() as connection:
            return Freezing(connection).state(claim, "", "")
