"""One name under every spelling: what two printed names have in common, and whether they can be one.

| file | its question |
|---|---|
| `scripts` | how is it written in another script? `scripts_tables`: the tables of letters, made ready |
| `inflection` | what is its base form? |
| `inflection_words`, `inflection_phrases`, `inflection_slots` | of one word, of several; which of them change |
| `parts` | which of its words is given name, patronymic, family name? |
| `gender` | is it a woman's or a man's? |
| `sounds` | how does it sound, whoever wrote it? |
| `same` | which words are one name in several languages (Mikola, Mikałaj, Николай)? |
| `people`, `places`, `organizations` | how like are two names of that kind, and why? |
| `keys` | under which keys are those looked up who can be one person? |
| `places_known`, `places_reading` | which known place is it, which words tell it from others? |
| `places_sounds` | how does it sound in any language? |
| `organization_words`, `organization_parts` | what do its words mean, what are its parts? |
| `organization_known`, `organization_acronyms` | is it known, what does an acronym stand for? |
| `unlike` | who cannot be one by how the words sound, before any is taken apart? |
| `likeness` | what is an answer: a score with its reasons |
| `match` | the door to these: a score with its reasons, and the keys under which a name is looked up |
| `printed` | the same for names in whatever case a text prints them |

Nothing here knows an article or the desk: these are questions about spellings alone.
"""
