"""The encoder in use: the reader model, and the rules for what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from headwater.attribute import combine, model_names, model_refusals
from headwater.attribute.model.calibration import Calibration
from headwater.attribute.model.pair import load_pair
from headwater.attribute.model.reader import FOLDER, Reader, Seen, languages, load
from headwater.attribute.model.sentences import Sentences, load_sentences
from headwater.attribute.rules import RuleEncoder, relays
from headwater.records import Article, Marks, Name

NAME = "readers-4"
"""What the models together are called in `producer.model`; counted up with every retraining."""


class JointEncoder:
    """Attributions and names by model and rules together. Give each process one of its own.

    A model is loaded when the first article in one of its languages is read.
    """

    def __init__(self, *, threads: int = 1, pairs: bool = False, folder: Path = FOLDER) -> None:
        """`pairs`: where a model has another beside it, both read."""
        self._threads = threads
        self._load = load_pair if pairs else load
        self._name = f"{NAME}, both" if pairs else NAME
        self._folders = languages(folder)
        self._readers: dict[Path, tuple[Reader, Calibration]] = {}
        self._rules = RuleEncoder()

    @property
    def name(self) -> str:
        """What `producer.model` says."""
        return f"{self._name}+{self._rules.name}"

    def prepare(self) -> None:
        """Loads every model, so that none is loaded while an article waits, nor by each worker anew."""
        for language in self._folders:
            self.reader(language)

    def reader(self, language: str) -> tuple[Reader, Calibration]:
        """The model of a language and its calibration."""
        folder = self._folders.get(language) or self._folders[""]
        if folder not in self._readers:
            made = self._load(folder, threads=self._threads)
            self._readers[folder] = made, self.calibration(made)
        return self._readers[folder]

    @staticmethod
    def calibration(reader: Reader) -> Calibration:
        """What a model's sureness is worth."""
        return Calibration(**reader.settings["calibration"])

    def mark(self, articles: Sequence[Article]) -> list[Marks]:
        """The marks of each article, in order. What an article's marks are never depends on the others."""
        return [self._mark(article) for article in articles]

    def by_model(self, article: Article) -> Marks:
        """What the model alone says: for measuring."""
        if not article.read_in or not article.text:
            return Marks()
        reader, calibration = self.reader(article.read_in)
        seen = reader.read(article.text)
        return Marks(
            tuple(combine.attributions(article, seen, (), calibration, 1.0)),
            tuple(model_names.names(article, seen, ())),
        )

    def vectors(self, texts: Sequence[str], language: str | None) -> list[bytes]:
        """The sentence vectors of texts, in order: all from the model for all languages, so that they compare."""
        return [self._sentences.vector(text, language) if self._sentences else b"" for text in texts]

    @cached_property
    def _sentences(self) -> Sentences | None:
        return load_sentences(self._folders[""], threads=self._threads)

    def _mark(self, article: Article) -> Marks:
        by_rule = self._rules.mark([article])[0]
        if not article.read_in or not article.text:
            return by_rule
        reader, calibration = self.reader(article.read_in)
        seen = reader.read(article.text)
        found = combine.attributions(article, seen, by_rule.attributions, calibration, reader.settings["added"])
        found = model_refusals.without_excuses(article, relays.complete(article, found))
        found = sorted(found, key=combine.place)
        return Marks(tuple(found), self._names(article, reader, seen, by_rule))

    @staticmethod
    def _names(article: Article, reader: Reader, seen: Seen, by_rule: Marks) -> tuple[Name, ...]:
        """Model and rules together; the rules alone where the model does not tell capitals from small letters."""
        return tuple(model_names.names(article, seen, by_rule.names)) if reader.settings["names"] else by_rule.names
