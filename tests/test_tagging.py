"""Words that are of several classes: the word in brackets, and its tag."""

from __future__ import annotations

import pytest

from factcheck.draft import Draft
from factcheck.mentions.find import find_mentions
from factcheck.scopes import split_scopes
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.read import read_clauses

VERBS = [
    # The only verb that its sentence can have, a participle in a phrase before the subject, an -ing form after a count.
    ("No other gauge [caught] as much.", "VBD"),
    ("Growers in the valley below [lit] fires among the trees.", "VBD"),
    ("The shortest [measures] 1.6 meters and the longest 3.4 meters.", "VBZ"),
    ("Brewery workers, past and present, [hold] 18 percent.", "VBP"),
    ("The remaining 15 percent [trades] on the exchange.", "VBZ"),
    ("Sorters at the warehouse, a building of 1.1 million square feet, [stand] for shifts of 10 hours.", "VBP"),
    ("The note [stops] being legal tender at midnight.", "VBZ"),
    ("Neither [stayed] for longer than an afternoon.", "VBD"),
    ("The buyer, a museum in Tromso, [outbid] two collectors by telephone.", "VBD"),
    ("The last car down [leaves] at 9:30 p.m.", "VBZ"),
    ("The county's [fell] by 640, to 402,600.", "VBD"),
    ("The manifest [lists] 142 passengers and eight crew members.", "VBZ"),
    ("The second, in 1988, [held] for 11 years.", "VBD"),
    ("The last three wickets then [put] on 100.", "VBD"),
    ("Volunteers [put] in 7,400 hours.", "VBD"),
    ("In a survey [released] on Tuesday, for which every commuter was asked, 48 percent said yes.", "VBN"),
    ("Of 200 farm wells [tested] in the valley this spring, 50 held nitrate.", "VBN"),
    ("With the hole [filled] in, the bank gave its customers a tile.", "VBN"),
    ("With 75 percent of the addresses [connected], the co-op has done it.", "VBN"),
    ("Of the 38 [confirmed] dead, 24 were adults.", "VBN"),
    ("They signed an agreement that [gives] them 71 of the seats.", "VBZ"),
    ("A chemist in Utrecht is [testing] compounds from the venom.", "VBG"),
    ("Each year about one in seven [fails] to turn up.", "VBZ"),
    ("A hand recount [trimmed] her lead from 25 votes to 18.", "VBD"),
    ("Seventy-four backed it, with three [abstaining].", "VBG"),
    ("A boy of nine [looking] for a ball found the coins.", "VBG"),
    ("The roof of the hall [will] get most of it.", "MD"),
    ("Wrapped in plaster and [strapped] to mules, 93 fossils came down.", "VBN"),
    # The second verb after "and".
    ("The trust owns four barges and [rents] two to schools.", "VBZ"),
    ("The firm employs 300 people and [plans] to hire 40 more.", "VBZ"),
    ("The museum holds 3,000 clocks and [charges] adults $5.", "VBZ"),
    ("The tour starts in Leeds and [lasts] two weeks.", "VBZ"),
    ("The firm lost $4 million last year and [plans] to cut jobs.", "VBZ"),
    ("Performances begin at 8 and [last] three hours.", "VBP"),
    # An adverb before it.
    ("The old mill now [stores] grain.", "VBZ"),
    ("The brothers still [plant] potatoes by hand.", "VBP"),
    # The words of the source.
    ("Nine of the ten wells are dry, the study [claims].", "VBZ"),
    ("The pump had failed, divers [found].", "VBD"),
    # The noun that it goes with stands far away.
    ("Records going back 60 years [show] that the lake never froze.", "VBP"),
    ("Two of the nine towns along the river [test] their water.", "VBP"),
    ("The cost of repairs [worries] owners.", "VBZ"),
    ("The arena, the largest in the state, [seats] 12,000.", "VBZ"),
    ("The fee that the firm [charges] rose to $9.", "VBZ"),
    ("The party that wins most seats [forms] the government.", "VBZ"),
    ("Men who need help [call] the hotline.", "VBP"),
    # No other verb.
    ("Judges [order] tests in such cases.", "VBP"),
    ("The ban [spares] small farms but will close large ones.", "VBZ"),
    ("The school [ranks] first in the state.", "VBZ"),
    ("Everyone [works] nights.", "VBZ"),
    ("Many [work] nights.", "VBP"),
    ("The crew [work] nights.", "VBP"),
    ("Police believe the gang [ships] cars abroad.", "VBZ"),
    ("And that [suits] the owners.", "VBZ"),
    ("The farms that [ship] the eggs are in Iowa.", "VBP"),
    ("The talks [last] until midnight.", "VBP"),
    ("Those caught [pay] $90.", "VBP"),
    ("The mayor let the ban [lapse].", "VB"),
    ("Nor did the mayor [sign] the order.", "VB"),
]
NOUNS = [
    ("In World Cup [races] it was nine apiece.", "NNS"),
    ("There are three schools and a brand of cough [drops].", "NNS"),
    ("The error was in the instructions on one [patent].", "NN"),
    ("Under [cross-examination] he conceded that most had done so.", "NN"),
    ("There will be no [air-conditioning].", "NN"),
    ("Thirty years of [music-making] will end this autumn.", "NN"),
    ("Divers recorded 87 [species] of fish on the wreck.", "NNS"),
    ("They set up a memorial to the 44 [townsmen] who fell.", "NNS"),
    ("He plows behind two [oxen].", "NNS"),
    ("The haul, 13 [vertebrae] and four ribs, took years.", "NNS"),
    ("She drives the northbound [express] and he the southbound.", "NN"),
    ("He found a buckle and his own sandwich [tin].", "NN"),
    ("The report covers roads and [ports] in the north.", "NNS"),
    ("The shop opens at nine and [sales] end at six.", "NNS"),
    ("He read the emails, the accident [reports] and the letters.", "NNS"),
    ("[Hopes] of a deal sank.", "NNS"),
    ("Emergency [calls] doubled.", "NNS"),
    ("Bus [passes] cost $40.", "NNS"),
    ("The ski [trails] close in April.", "NNS"),
    ("Mill [logs] contain no record.", "NNS"),
    ("[Vets] said the dog would live.", "NNS"),
    ("A price [cut] drew 400 buyers.", "NN"),
    ("A bus [strike] stranded 4,000 people.", "NN"),
    ("The council gave the nursing [home] 30 days.", "NN"),
    ("Nine men worked in the [mine].", "NN"),
    ("He went [home].", "RB"),
    ("She took [leave] in May.", "NN"),
    ("He was the [last] of nine.", "JJ"),
]
PAST_FORMS = [
    ("We had three boats and [wanted] nine.", "VBD"),
    ("The team had trained in Kenya and [won] twice.", "VBN"),
    ("Nine walkers survived, although one, Ann Roe, 31, [broke] a leg.", "VBD"),
    ("The men fled, but two, [caught] near the bridge, were jailed.", "VBN"),
    ("The law, [passed] in 1990, bars the sale of ivory.", "VBN"),
    ("The woman, [shot] in the leg, was taken to a clinic.", "VBN"),
    ("The car left the road, [struck] a wall and caught fire.", "VBD"),
    ("The van left the track, [rolled] twice and sank.", "VBD"),
    ("Rebels stormed the town and [set] fire to 40 barns.", "VBD"),
    ("A truck [loaded] with gravel skidded near the school.", "VBN"),
    ("Shots fired from the roof [hit] a bus.", "VBD"),
    ("A driver [fined] $400 for speeding has appealed.", "VBN"),
    ("Two of the nine miners [trapped] underground since Monday were freed.", "VBN"),
    ("By the time the crew [arrived], the barn was gone.", "VBD"),
    ("The dog that [bit] nine people was put down.", "VBD"),
    ("That [cost] the club $4,000.", "VBD"),
    ("The man she worked for [sold] the house.", "VBD"),
    ("He died in the house his sister [built].", "VBD"),
    ("Nine hikers got lost and [spent] two nights in a hut.", "VBD"),
    ("Trees [planted] in May need water.", "VBN"),
    ("Money [raised] goes to the school.", "VBN"),
    ("The ropes had been [tangled] in the propeller.", "VBN"),
    ("[Found] guilty of fraud, Orr faces nine years in jail.", "VBN"),
]


@pytest.mark.parametrize(("marked", "tag"), [*VERBS, *NOUNS, *PAST_FORMS])
def test_word_has_the_class_that_its_place_gives(marked: str, tag: str) -> None:
    at = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    draft = Draft(text)
    tokens = [one for sentence in read_clauses(draft, split_scopes(draft), find_mentions(text)).sentences for one in sentence.tokens]
    assert next(one.form for one in tokens if one.span.start <= at < one.span.end) == tag


@pytest.mark.parametrize(("word", "lemma"), [("rewired", "rewire"), ("refurnished", "refurnish"), ("overfilled", "overfill")])
def test_prefixed_verb_has_the_ending_of_its_base(word: str, lemma: str) -> None:
    assert lexicon().lemma(word, "VBN") == lemma
