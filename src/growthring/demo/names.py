"""Names for a fictional trust: given names from many places, and family names that nobody bears."""

from collections.abc import Iterator
from itertools import product
from random import Random

# By where a family's name might have been made up: how common, given names, family names.
FAMILIES: dict[str, tuple[int, str, str]] = {
    "hedgerow": (
        52,
        "Alice Amy Anna Beth Cara Claire Dan Dawn Ed Ellie Emma Esther Faye Gemma George Grace Hannah Harriet Heather "
        "Helen Holly Ian Isla Jack James Jenny Jess Joe Josie Judith Karen Kate Laura Leah Liam Lucy Mark Martha Matt "
        "Meg Mick Molly Nell Oliver Paul Peter Phoebe Rachel Ray Robin Ruth Sally Sam Sarah Simon Sophie Steve Sue Tess "
        "Tim Toby Tom Verity Will",
        "Alderwisp Applegarthe Bracklesby Bramblewhin Candlemoss Cobblehurst Dapplewater Dunnothwaite Elmswither "
        "Emberlow Fennimarsh Foxwither Garnickle Gorsedene Hathersmoke Hollowfern Inkpenny Jessamoor Kettlewhin "
        "Larkinshaw Lintwhistle Meadowcrake Mossinger Netherquill Nuttlethorn Oxenbreck Pellowmere Pipistone Quillenby "
        "Ravenstitch Rushbarrow Saltwhistle Silverthwaite Sorrelcote Tarnwhistle Teaselby Thimblecroft Underwillow "
        "Vennacombe Wetherlark Whinstable Winterquay Wrenfallow Yarrowmead",
    ),
    "coast": (
        9,
        "Aoife Bronwen Callum Carys Ciara Dylan Eilidh Ewan Fergus Fionn Gethin Gwen Iona Maeve Megan Niamh Owen Rhian "
        "Ronan Sian Siobhan",
        "Llwynderw-Ash Rhoswennan Penrhosant Glynfelen Caerwyndle MacTarroch McGillowrie O'Brannoch O'Fennellan "
        "Kilbrannagh Ballantrow Strathmerrow Dunquhat",
    ),
    "rivers": (
        13,
        "Aisha Amir Anjali Arjun Asha Bilal Farah Faisal Harpreet Imran Jaspreet Kavita Kiran Leena Manjit Meera Nadia "
        "Naseem Nikhil Pooja Priya Rafiq Ravi Rehana Sadia Samira Sanjay Shabana Sunita Tariq Usha Yusuf Zainab",
        "Chaudrani Rahmeenu Patelkash Sundarashi Iqbannir Khandarvi Mehtarani Nairulan Bhattelor Siddarwan Gillmeet "
        "Dosanjari Vermalik Hussarany Begumari Raolinga Joshivane Malikuri",
    ),
    "savanna": (
        9,
        "Abena Adaeze Akua Amara Chidi Dele Ebele Efua Emeka Femi Folake Ife Imani Kofi Kwame Ngozi Nkechi Ola Segun "
        "Temi Thandi Tunde Yaw Zola",
        "Okarandu Adewunola Mensuaku Oyelanwi Nwachiram Boatenkua Diallowe Asantewole Obikandi Akinsolu Tembawe "
        "Chikumbo-Dale Osafonye Balogundo",
    ),
    "islands": (
        6,
        "Anthony Beverley Cherelle Clive Delroy Desmond Errol Jerome Keisha Leroy Marcia Marlon Natalie Patrice Shanice "
        "Sharon Tanisha Winston",
        "Brathwold Cumberlane Marlowfield Pennicourt Delisserand Grantholme Wintersay Lovelacey Bellefontane Tavernish",
    ),
    "forest": (
        7,
        "Agnieszka Ana Andrei Bogdan Daria Elena Gosia Ilona Irina Jakub Kasia Lena Marek Milena Oksana Pavel Petra "
        "Tomasz Vera Zofia",
        "Nowalczyn Kowarskin Petrovanu Ionelscar Dabrowick Havrelka Szymarek Lisovenko Vaskelis Zielnarow Bartosek "
        "Morarenko",
    ),
    "delta": (
        5,
        "An Bao Chi Hui Jun Kim Lan Linh Mai Mei Minh Thuy Wei Xin Ying",
        "Zhenluo Huashan-Lee Maiquan Linhuo Tanveo Phanloc Yeowen Cheungate Nguyard Leongare",
    ),
    "south": (
        9,
        "Amal Beatriz Carlos Chiara Davide Elif Fatima Giulia Hamza Ines Karim Layla Leyla Luca Lucia Marta Mateo Nour "
        "Paloma Rosa Salma Selin Sofia Teresa Youssef",
        "Vasquello Moratinha Ferranesi Papadrosse Costavedra Silvanou Samirahi Yilmazen Karadenlo Farahmanu Haddounin "
        "Benyazidi Castellorn Oliveirano",
    ),
}


def names(rng: Random, taken: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Given and family names without end in sight, no pair twice and none of those taken."""
    decks = {family: _deck(rng, given, last) for family, (_, given, last) in FAMILIES.items()}
    weights = [weight for weight, _, _ in FAMILIES.values()]
    while True:
        deck = decks[rng.choices(list(FAMILIES), weights)[0]]
        if deck and (pair := deck.pop()) not in taken:
            yield pair


def _deck(rng: Random, given: str, last: str) -> list[tuple[str, str]]:
    pairs = list(product(given.split(), last.split()))
    rng.shuffle(pairs)
    return pairs
