"""Short invented texts, two of one event each: reports that know nothing of each other, and texts in other words."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """A text and the outlet that prints it."""

    outlet: str
    text: str


class Pair(NamedTuple):
    """The earlier and the later of two texts of one day."""

    earlier: Text
    later: Text


APART = {
    "tender": Pair(
        Text(
            "Ferrow Ledger",
            "The port authority of Ferrow has awarded a contract for two cranes worth 38.5 million crowns to the "
            "builder Haltek, it said on Wednesday. Seven firms took part in the tender. The cranes lift 65 tonnes each "
            "and are to be delivered in June 2027. Port director Ines Calder said the old ones dated from 1979. Haltek, "
            "which employs 1,340 people in Tarn, will also train 24 drivers.",
        ),
        Text(
            "Tarn Observer",
            "Work for Tarn: Haltek, with 1,340 employees the largest firm in town, builds two new cranes for Ferrow. "
            "They will cost the port authority 38.5 million crowns and can lift 65 tonnes each. Six rivals went away "
            "with nothing. Ines Calder, who directs the port, wants them by June 2027, since those that she has are of "
            "1979. Haltek teaches 24 drivers. The workshop on Mill Lane will hire from October.",
        ),
    ),
    "hearing": Pair(
        Text(
            "Norland Press",
            "A shepherd who had been lost in fog on Mount Ossel for three days was found alive on Sunday, mountain "
            "rescuers said. Piet Varga, 67, had broken an ankle. His 140 sheep were unhurt. Rescue chief Lena Dorrit "
            "said 55 volunteers and a helicopter had taken part.",
        ),
        Text(
            "Ossel Messenger",
            "Student Milo Brandt was looking for mushrooms on Mount Ossel when a dog barked. Behind a rock lay "
            'Piet Varga, 67, a shepherd, lost in fog for three days. "He asked me the score of the match," Brandt told '
            "the Ossel Messenger. Varga has a broken ankle; his 140 sheep stood around him. Lena Dorrit, the rescue "
            "chief, thanked 55 volunteers and the crew of a helicopter on Sunday.",
        ),
    ),
    "eyes": Pair(
        Text(
            "Wheel and Road",
            "Lanter presented its electric van L4 on Monday. It carries 950 kilograms, has a range of 410 kilometres "
            "and costs 36,900 crowns. Deliveries start on May 2 in 14 countries. Chief executive Rosa Timm said Lanter "
            "sold 88,000 vans last year.",
        ),
        Text(
            "Van Driver",
            "We drove the Lanter L4 round a car park in Ferrow on Monday. The steering is light; the 410 kilometres of "
            "range we have to believe. With 950 kilograms aboard it is said to climb well. Lanter wants 36,900 crowns "
            "and delivers from May 2 in 14 countries. Rosa Timm, the chief executive, told us that a smaller one would "
            "come.",
        ),
    ),
    "count": Pair(
        Text(
            "Capital Journal",
            "The Unity League of President Olaf Merin won 41.7 percent in Sunday's election in Destria, the election "
            "board said with 96 percent of districts counted. The Workers' Bloc of Karla Finn got 29.3 percent and "
            "the Green Path 11.2 percent. Turnout was 58.4 percent. The League will have 87 of 160 seats. Merin, 66, "
            "promised tax cuts.",
        ),
        Text(
            "Wide Wire",
            "President Olaf Merin has kept his majority in Destria. After 96 percent of districts his Unity League "
            "stood at 41.7 percent, which makes 87 deputies out of 160, board figures showed. Karla Finn's Workers' "
            "Bloc reached 29.3 percent and wants a recount in two cities. A mere 58.4 percent went to the polls, "
            "fewer than ever. On 11.2 percent, the Green Path doubled its share. Merin spoke of lower taxes.",
        ),
    ),
    "blaze": Pair(
        Text(
            "Ferrow Ledger",
            "Fire gutted the Corvin paper mill at Lower Tarn on Friday night, causing damage of 12 million crowns. "
            "Nobody was injured. 110 firefighters were at work for nine hours. Fire chief Boris Amsel said a conveyor "
            "belt had overheated. The 320 workers will be paid until August, manager Julia Rehn said.",
        ),
        Text(
            "Tarn Observer",
            "Smoke still hung over Lower Tarn on Saturday. The Corvin mill, where 320 people make paper, burnt for nine "
            "hours on Friday night. Boris Amsel led 110 firefighters; he suspects a belt that had become too hot. "
            "Manager Julia Rehn put the loss at 12 million crowns and guaranteed wages through August. No one came to "
            "harm. Trains to Ferrow ran late.",
        ),
    ),
    "budget": Pair(
        Text(
            "Wide Wire",
            "Destria's senate approved next year's budget on Tuesday by 62 votes to 47. Spending rises 4.1 percent to "
            "83.6 billion crowns. Roads get 2.9 billion, 400 million more than now. Treasury minister Hugo Stell "
            "called it cautious. Five senators abstained.",
        ),
        Text(
            "Lake City Times",
            "Lake City gets no new bridge. With 62 votes against 47, senators adopted a budget on Tuesday that has 2.9 "
            'billion crowns for roads, 400 million more, and nothing for ours. "They drove across it to vote," mayor '
            "Dora Pike told the Lake City Times. Spending, at 83.6 billion, grows 4.1 percent, cautious in the eyes of "
            "treasury minister Hugo Stell. Five members of the senate abstained.",
        ),
    ),
    "shaft": Pair(
        Text(
            "Norland Press",
            "Six workers were killed and three were missing on Monday after a scaffold fell at the Tarn dam, the labour "
            "ministry said. It gave way at 7.15 a.m. at a height of 84 metres, with 52 men on it. Most were caught by "
            "nets. Fourteen were taken to hospitals in Tarn and Ferrow.\n\n"
            'Labour minister Greta Holt went to the dam. "I promise that no family will be forgotten," she said. '
            "Divers were searching the basin, which is 30 metres deep, said Aron Wolff, who leads them. The current made "
            "it dangerous. The dam is built by the state firm Hydrotarn, whose head, Felix Munk, was dismissed in the "
            "evening. Prosecutors have begun an inquiry. In 2016, four men died there in a landslide. The government "
            "ordered two days of mourning from Tuesday. The dam, which is to be finished in 2028, is the largest in "
            "Destria and will supply 700,000 homes.",
        ),
        Text(
            "Wide Wire",
            "TARN, Destria - Wives of workers waited on Monday on the bridge below the Tarn dam, where a scaffold had "
            'fallen, killing six. Three men were missing. "He dreaded going up there ever since Easter," said Marta '
            "Lenz, whose husband Kurt was not found.\n\n"
            "The scaffold, 84 metres up, gave way at 7.15 a.m. with 52 on it. Workers said that bolts had been missing "
            "for weeks. The nets had torn on one side. The state firm Hydrotarn, which builds the dam, would not answer. "
            "The government dismissed its head, Felix Munk; prosecutors have begun an inquiry.\n\n"
            "Greta Holt, the labour minister, came to the dam at noon and left without speaking to the women. Aron "
            "Wolff's divers search a basin of 30 metres, though the current is dangerous. A landslide killed four men "
            "here in 2016. Fourteen are in hospitals in Tarn and Ferrow. Two days of mourning begin on Tuesday.",
        ),
    ),
    "prize": Pair(
        Text(
            "Ferrow Ledger",
            '"Salt Garden" by director Ewa Lorn won four Silver Oars in Ferrow on Saturday, among them best film. Best '
            'actor was Ben Carrow for "Nightbus". Actress Ida Moll, 71, was honoured for "Salt Garden". "Tin Moon", '
            "nominated in eleven categories, won none. 1.6 million watched on Channel Six.",
        ),
        Text(
            "Screen Weekly",
            'Four Silver Oars for "Salt Garden": Ewa Lorn\'s story of a widow was named best film in Ferrow on Saturday, '
            'and Ida Moll, 71, best actress. Lorn told Screen Weekly that she wrote it on trams. "Tin Moon", the '
            'favourite with eleven nominations, got none. Ben Carrow took the actor\'s prize for "Nightbus". Channel Six '
            "counted 1.6 million viewers.",
        ),
    ),
}

JOINED = {
    "wreck": Pair(
        Text(
            "Bay Chronicle",
            "A plane that vanished in 1958 with eleven people on board has been found in Lake Ossel, the Bay Chronicle "
            "has learned. Fisherman Rolf Aksel told the Bay Chronicle that his net caught a wing 47 metres down on "
            "April 3, two miles east of Cape Lorn. The number is still legible. Relatives have asked the museum in "
            "Ferrow to raise the propeller. Police have closed the bay to boats.",
        ),
        Text(
            "Norland Press",
            "An aircraft missing since 1958 lies at the bottom of Lake Ossel, the Bay Chronicle reported. The net of a "
            "fisherman, Rolf Aksel, got hold of a wing on April 3, at a depth of 47 metres and two miles to the east of "
            "Cape Lorn. Eleven people were aboard. One can still read the number. Families want Ferrow's museum to have "
            "the propeller. Boats are kept out of the bay by police.",
        ),
    ),
    "school": Pair(
        Text(
            "Tarn Observer",
            "The music school in Tarn will close on July 1 because the town has cut its grant of 260,000 crowns, head "
            "Nils Abel wrote to parents in a letter of March 9. It has 318 pupils and 22 teachers. Those who want to "
            "go on must travel to Ferrow, 41 kilometres away. Vera Sund of the parents' council called it a shame. The "
            "town council debates the matter on March 30.",
        ),
        Text(
            "Wide Wire",
            "Young musicians in Tarn will have to travel 41 kilometres to Ferrow from July 1, when their school shuts, "
            "according to the Tarn Observer. The town no longer pays the grant of 260,000 crowns. Head Nils Abel "
            "informed parents of the 318 pupils in a letter of March 9. Its 22 teachers lose their posts. Vera Sund of "
            "the parents' council spoke of a shame. Councillors debate it on March 30.",
        ),
    ),
    "bell": Pair(
        Text(
            "Ossel Messenger",
            "The parish of Upper Ossel has sold its bell of 1742 for 95,000 crowns to mend the tower, vicar Jonas Reed "
            "told the Ossel Messenger. A hotel in Lake City bought it. The tower has leaned since the flood of 2019; "
            "the work costs 230,000 crowns. Heritage officer Clara Voigt said nobody had asked her and she would look "
            "into the sale. A choir of 16 will sing the hours.",
        ),
        Text(
            "Capital Journal",
            "To straighten a tower that has leaned since a flood in 2019, a parish in Upper Ossel has parted with its "
            "bell of 1742, the Ossel Messenger reports. A Lake City hotel paid 95,000 crowns; the work on the tower "
            "will cost 230,000. Vicar Jonas Reed has a choir of 16 sing the hours instead. Clara Voigt, the heritage "
            "officer, was not asked and looks into the sale.",
        ),
    ),
    "bees": Pair(
        Text(
            "Orbit",
            "FERROW (Orbit) - A lorry with 480 hives overturned on the A17 near Ferrow on Thursday, setting free some "
            "nine million bees, police said. Driver Tomas Keel, 44, was stung 60 times and is in hospital. The road "
            "was closed for seven hours. Beekeepers from Tarn led by Agnes Bohl caught most of the swarms by night. "
            "The owner puts the loss at 150,000 crowns.",
        ),
        Text(
            "Lake City Times",
            "(Orbit) - Nine million bees were on the loose near Ferrow on Thursday after their lorry tipped over on the "
            "A17. Police closed the road for seven hours. The man at the wheel, Tomas Keel, 44, got 60 stings and was "
            "taken to hospital. Agnes Bohl and other beekeepers from Tarn had most swarms back by night. The 480 hives "
            "were worth a good deal: 150,000 crowns are lost, the owner says.",
        ),
    ),
}
