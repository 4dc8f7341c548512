"""One name under every spelling: what two printed names have in common, and whether they can be one.

| file | its question |
|---|---|
| `scripts` | how is it written in another script? |
| `inflection` | what is its base form? |
| `parts` | which of its words is given name, patronymic, family name? |
| `sounds` | how does it sound, whoever wrote it? |
| `same` | which words are one name in several languages (Mikola, Mikałaj, Николай)? |
| `people`, `places`, `organizations` | how like are two names of that kind, and why? |
| `match` | the door to these: a score with its reasons, and the keys under which a name is looked up |
| `printed` | the same for names in whatever case a text prints them |

Nothing here knows an article or the desk: these are questions about spellings alone.
"""
