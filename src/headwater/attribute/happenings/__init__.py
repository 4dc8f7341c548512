"""What happened or may, and what one side would give for what: events and deals, as the text tells them.

letters     Łacinka and taraškievica in the spelling of the lists
words       the words that tell of an event, and in which voice
parted      verbs behind what they are done to: "the sanctions that X imposed"
clauses     the clause around such a word, and who is named in it
spellings   which of its spellings may be forms of one name
ground      an article laid out for this: clauses, cases, who stands for whom
stand_ins   pronouns, offices and "the union" for whom they stand
heads       the noun that acts for whom the name beside it names
overlooked  mentions that only the spelling tells
states      the state or body that somebody acts for
parties     who acts, by voice and case
nearest     the subject where no name looks like one
described   who acts where nobody is named: "the police"
touched     whom an active verb touches
turned      who takes an office is appointed, who demands something does not do it
nouns       "the arrest of X", "talks between A and B"
between     all whom "between" names: "talks between A, B and C"
presented   how what a verb or noun tells is put: certainty, polarity, tense, condition
times       when it was, and what contradicts it
dated       which of them is the event's, weighed
attributive dates that belong to one noun: "Monday's attack"
bounds      what is to come is of no year gone by
carried     the day and the two sides that the text before has fixed: of a meeting, of a verb that "and" joins
crowds      people who rally or strike, and who employs them
signs       what speaks for or against a choice, with weights
events      all of these: the events of an article
stretches   what one side of a deal would do, and who that is
bargainers  who bargains, and what is no offer
offers      one side, clause by clause: who gives, and what
conditions  "A would do this if B does that"
barters     "A traded this for that", "stop this and we will do that"
agreements  both sides of what words only call a deal: "A freed two men, and B let the ship go, as part of a swap"
bids        "offers 4 million for the striker"
prices      what the sentence before was the price for, what is done "for X", what is let go after a payment
pairs       two halves beside words of a deal, pleas, "prisoners for grain"
sorts       what sort of body a noun means, and of which sort a name is
hints       what tells who gives a side that names nobody
settled     the side of nobody, given to whom these mean
partners    who gives each side, weighed
deals       all of these, and offers and returns in one sentence or two
"""
