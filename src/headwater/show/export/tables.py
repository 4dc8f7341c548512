"""Every table of the desk that can be had as CSV or XLSX. docs/exports.md is made of this.

A column that is there stays under its name for good: people keep sheets that look for it. New ones come at the end.
"""

from __future__ import annotations

from functools import cache

from headwater.show.export import of_articles, of_claims, of_entities, of_questions, of_readings, of_work
from headwater.show.export.columns import Table


@cache
def tables() -> dict[str, Table]:
    """Every table, by its name."""
    made = (
        of_articles.articles(),
        of_articles.statements(),
        of_claims.claims(),
        of_claims.origins(),
        of_claims.edges(),
        of_claims.history(),
        of_claims.stories(),
        of_entities.entities(),
        of_entities.spellings(),
        of_entities.roles(),
        of_entities.outlets(),
        of_readings.events(),
        of_readings.deals(),
        of_readings.dates(),
        of_articles.copies(),
        of_work.judgements(),
        of_work.issues(),
        of_work.sightings(),
        of_work.notes(),
        of_questions.search(),
        of_questions.today(),
    )
    return {table.name: table for table in made}
