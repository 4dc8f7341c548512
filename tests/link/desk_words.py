"""How desks put what others wrote: plain words for others, figures for words, the spelling of two countries."""

OTHER_WORDS = {
    "about": ("around", "some", "roughly"), "more than": ("over", "upwards of"), "at least": ("no fewer than", "a minimum of"),
    "began": ("started", "got under way"), "told reporters": ("told journalists", "told the press"), "near": ("close to", "not far from"),
    "because": ("since", "as"), "children": ("youngsters", "kids"), "residents": ("locals", "people living there"),
    "authorities said": ("officials said", "according to the authorities"), "officials said": ("according to officials", "authorities said"),
    "is expected to": ("is likely to", "should"), "expected": ("anticipated", "forecast"), "opened": ("was opened", "began"),
    "killed": ("claimed the lives of", "left dead"), "killing": ("leaving dead", "claiming the lives of"), "announced": ("made public", "disclosed"),
    "declined to comment": ("would not comment", "refused to comment"), "buy": ("purchase", "acquire"),
    "company": ("firm", "business"), "early": ("in the first hours of",), "said that": ("said", "stated that", "made clear that"),
    "said": ("stated", "noted", "said"), "also": ("too", "in addition"), "would": ("was going to", "is to"), "while": ("as", "whereas"),
    "former": ("ex-", "one-time"), "several": ("a number of", "various"), "many": ("a lot of", "numerous"), "large": ("big", "sizable"),
    "small": ("little", "minor"), "called for": ("demanded", "urged"), "asked": ("requested", "wanted to know"), "found": ("discovered", "located"),
    "according to": ("as per", "in the words of"), "including": ("among them",), "after": ("following",), "before": ("ahead of", "prior to"),
    "until": ("till",), "where": ("in which", "at which"), "meanwhile": ("in the meantime",), "across": ("throughout", "all over"), "during": ("in", "in the course of"),
    "people": ("persons", "men and women"), "police": ("officers", "the police"), "government": ("administration", "authorities"),
    "country": ("nation", "state"), "deal": ("agreement", "accord"), "talks": ("negotiations", "discussions"), "prison": ("jail",),
    "house": ("home",), "houses": ("homes",), "homes": ("houses",), "road": ("route", "highway"), "money": ("funds", "cash"), "workers": ("employees", "staff"),
    "jobs": ("posts", "positions"), "rise": ("increase",), "rose": ("climbed", "went up"), "fell": ("dropped", "declined"), "shares": ("stocks", "shares"),
    "bought": ("purchased",), "ordered": ("told", "instructed"), "closed": ("shut",),
    "ended": ("finished", "came to an end"), "help": ("assist", "aid"), "show": ("indicate", "suggest"),
    "showed": ("indicated", "revealed"), "likely": ("probable",), "almost": ("nearly", "close to"), "nearly": ("almost",), "week": ("seven days", "week"),
    "meeting": ("gathering", "session"),
    "built": ("constructed",), "sent": ("dispatched",), "want": ("wish",),
    "last year": ("in the past year", "a year ago"), "this year": ("in the current year",), "still": ("even now",), "only": ("just", "merely"),
    "area": ("region",), "region": ("area",), "town": ("community",), "the capital": ("the main city",),
    "earlier": ("previously",), "later": ("afterwards", "subsequently"), "again": ("once more",), "both": ("the two",),
    "could": ("might",), "did not": ("failed to",), "has been": ("was",), "had been": ("was",), "have been": ("were",), "will be": ("is to be",),
    "in order to": ("to",), "scientists": ("researchers",), "researchers": ("scientists",), "doctors": ("medics", "physicians"), "crew": ("team",),
    "trapped": ("stuck", "caught"), "rescued": ("saved",), "injured": ("hurt", "wounded"), "destroyed": ("wrecked", "ruined"), "collapsed": ("came down", "gave way"),
    "damage": ("harm",), "biggest": ("largest",), "largest": ("biggest",), "worst": ("gravest",),
    "daughter": ("girl",), "mother": ("mum",), "lawyer": ("attorney",), "convicted": ("found guilty",), "arrested": ("detained", "taken into custody"),
    "detained": ("arrested",), "charged": ("accused",), "statement": ("written statement",), "spokesman": ("spokesperson",), "spokeswoman": ("spokesperson",),
    "president": ("leader",), "cut": ("reduced", "slashed"), "warned": ("cautioned",), "approved": ("passed", "backed"), "rejected": ("threw out", "turned down"),
}  # fmt: skip
"""Plain words, and what another hand writes for them."""

NUMBERS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "twenty": "20", "forty": "40", "fifty": "50",
}  # fmt: skip

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

BRITISH = {
    rf"\b(said|told \w+) ({_DAYS})": r"\1 on \2", r"\bpercent\b": "per cent", r"(\d) (?:a\.m\.)": r"\1am", r"(\d) (?:p\.m\.)": r"\1pm",
    r"\bcolor": "colour", r"\bharbor\b": "harbour", r"\bneighbor": "neighbour", r"\bdefense\b": "defence", r"\bcenter": "centre",
    r"(\d) (?:kilometers|kilometres)": r"\1km", r"(\d) (?:meters|metres)": r"\1m", r"\bmeters\b": "metres", r"\bkilometers\b": "kilometres",
    r"\bDr\. ": "Dr ", r"\bGov\. ": "Governor ", r"\bcease-fire": "ceasefire", r"\bcanceled\b": "cancelled", r"\blicenses\b": "licences", r"\bprogram\b": "programme",
    r"\btruck\b": "lorry", r"\bgas station": "petrol station", r"\bparking lot": "car park", r"\btoward\b": "towards", r"\$(\d[\d.]*) million": r"$\1m",
    r"\$(\d[\d.]*) billion": r"$\1bn", r"\bU\.S\.": "US", r"\b(January|February|March|April|June|July|August|September|October|November|December) (\d{1,2})\b": r"\2 \1",
    r"\b(organ|recogn|real|apolog|critic|author|modern)ize(d|s|)\b": r"\1ise\2",
}  # fmt: skip
AMERICAN = {
    r"\bper cent\b": "percent", r"(\d)am\b": r"\1 a.m.", r"(\d)pm\b": r"\1 p.m.", r"\bcolour": "color", r"\bneighbour": "neighbor", r"\bdefence\b": "defense",
    r"\bcentre": "center", r"\bmetres\b": "meters", r"\bkilometres\b": "kilometers", r"\bcheque\b": "check", r"\blicence": "license", r"\bmum\b": "mom",
    rf"\b(said) on ({_DAYS})": r"\1 \2", r"\bprogramme\b": "program", r"\bgrey\b": "gray", r"\bmotorway": "highway", r"\bfirms\b": "companies",
}  # fmt: skip
