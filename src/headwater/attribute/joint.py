"""The encoder in use: the reader model, and the rules for what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from headwater.attribute import combine
from headwater.attribute.model.calibration import Calibration
from headwater.attribute.model.reader import FOLDER, Reader, languages, load
from headwater.attribute.rules import RuleEncoder, relays
from headwater.records import Article, Marks

NAME = "readers-1"
"""What the models together are called in `producer.model`; counted up with every retraining."""


class JointEncoder:
    """Attributions and names by model and rules together. Give each process one of its own.

    A model is loaded when the first article in one of its languages is read.
    """

    def __init__(self, *, threads: int = 1, folder: Path = FOLDER) -> None:
        import onnxruntime  # noqa: F401  the heavy part of loading, which the engine counts apart from an article's

        self._threads = threads
        self._folders = languages(folder)
        self._readers: dict[Path, tuple[Reader, Calibration]] = {}
        self._rules = RuleEncoder()

    @property
    def name(self) -> str:
        """What `producer.model` says."""
        return f"{NAME}+{self._rules.name}"

    def reader(self, language: str) -> tuple[Reader, Calibration]:
        """The model of a language and its calibration."""
        folder = self._folders.get(language, self._folders[""])
        if folder not in self._readers:
            made = load(folder, threads=self._threads)
            self._readers[folder] = made, Calibration(**made.settings["calibration"])
        return self._readers[folder]

    def mark(self, articles: Sequence[Article]) -> list[Marks]:
        """The marks of each article, in order. What an article's marks are never depends on the others."""
        return [self._mark(article) for article in articles]

    def by_model(self, article: Article) -> Marks:
        """What the model alone says: for measuring."""
        if not article.read_in or not article.text:
            return Marks()
        reader, calibration = self.reader(article.read_in)
        seen = reader.read(article.text)
        return Marks(tuple(combine.attributions(seen, (), calibration)), tuple(combine.names(seen, ())))

    def _mark(self, article: Article) -> Marks:
        by_rule = self._rules.mark([article])[0]
        if not article.read_in or not article.text:
            return by_rule
        reader, calibration = self.reader(article.read_in)
        seen = reader.read(article.text)
        found = combine.attributions(seen, by_rule.attributions, calibration)
        return Marks(tuple(relays.complete(article, found)), tuple(combine.names(seen, by_rule.names)))
