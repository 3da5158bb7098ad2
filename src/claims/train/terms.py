#!/usr/bin/env python3
"""Makes src/vocab/terms.tsv: nouns of health, with what they are to a claim: terms.py WORDNET > src/vocab/terms.tsv

WORDNET is the folder of WordNet 3.0's database (Debian's wordnet-base: /usr/share/wordnet). Run at the top of the tree:
src/vocab/mesh.tsv.gz, nouns.tsv, frequent_words.tsv and the tagger's words are read from there.
  - MeSH: names and entry terms of one to four plain words; the tree numbers decide the class (TREES, the longest prefix).
    A single word that articles use often is left to WordNet, which knows which of its meanings comes first.
  - WordNet: words whose first meaning stands below one of ROOTS.
Both as singular (the look-up asks for the lemma) and as written. What nouns.tsv has is left out.
"""
import gzip, re, sys

from wordnet import Nouns

TREES = {"A": "structure", "A12": "quantity", "A13": "", "A14": "structure", "A18": "", "A19": "", "A20": "",
         "B03": "structure", "B04": "bad", "B05": "", "B01": "", "B01.300": "structure",
         "C": "disease", "C23.888": "symptom", "C23.550.291": "", "C22": "disease", "C26": "disease", "C23.550.767": "",
         "D": "agent", "D05": "", "D20": "", "D23": "agent", "D25": "", "D26": "", "D27": "agent", "D27.888": "", "D27.720": "",
         "E02": "agent", "E04": "agent", "E06": "", "F01.470": "state", "F01.145.126": "symptom", "F03": "disease",
         "G03": "process", "G04": "process", "G06": "", "G07": "", "G08": "process", "G09": "process", "G10": "process", "G11": "process",
         "G12": "process", "J02": "food", "J02.500": "food"}
STRONGEST = ["symptom", "disease", "agent", "food", "quantity", "structure", "bad", "process", "state"]

# synset: a word and its sense number, as WordNet counts them
ROOTS = {"agent": ["drug 1", "medicine 2", "vitamin 1", "hormone 1", "mineral 1", "enzyme 1", "amino acid 1", "protein 1", "antioxidant 1",
                   "herb 2", "carbohydrate 1", "lipid 1", "fatty acid 1", "alkaloid 1", "steroid 1", "vaccine 1", "therapy 1", "acid 1"],
         "disease": ["ill health 1", "injury 1", "poisoning 1", "mental illness 1", "disability 1"],
         "symptom": ["symptom 1", "pain 1", "discomfort 1"],
         "structure": ["body part 1", "animal tissue 1", "body substance 1", "cell 2", "bacteria 1"],
         "food": ["food 1", "food 2", "beverage 1", "edible fruit 1", "edible nut 1", "spice 2", "herb 1"],
         "process": ["bodily process 1", "metabolism 2"],
         "bad": ["toxin 1", "poison 1", "virus 1", "allergen 1", "pathogen 1"]}
# words whose first meaning in copy is another one, and words too general to say anything of health
NOT = set("""face head back hand arm chest foot body side bank cell cells tank set shot dish course plate stock treat bar jam date palm
    crown corn bridge root stem trunk horn plant seed organ part system point hide coat base film fall attack acne-free mash roll hash
    bite wrap mouse bug worm gum temple wing shell pad pan table bowl home pick spread case pot liquor draft draught mix filling
    stuffing leftover leftovers delicacy course serving helping portion meal board fare feed special menu kit pitcher bottle
    model unit label print stuff matter solution compound element agent factor tablet capsule pill film gel mask patch pack max takeaway leaflet hay
    polyurethane steel lid baths bath restorative pairing harm inconvenience founder sub sticker grass roundup petroleum alloy thumbnail
    speech sex fucking transplant silver gold cole claw dietary abdominal cure sting shortening voice smell panic fear
    gases gas salts salt-box chin disability inhalation generic tanning tens wax waxes plaster preventive endocrine anterior posterior
    monoclonal recombinant antibacterial sensation inspiration expression absorption conception delivery labor labour obsession
    happiness courage frustration feelings vas small quick simple tonic""".split())


def mesh(path):
    for line in gzip.open(path, "rt", encoding="utf-8"):
        ui, trees, _, *terms = line.rstrip("\n").split("\t")
        classes = set()
        for tree in trees.split():
            for n in range(len(tree), 0, -1):
                if tree[:n] in TREES:
                    classes.add(TREES[tree[:n]])
                    break
        for c in STRONGEST:
            if c in classes:
                for term in terms:
                    yield term, c
                break


def singular(term):
    if re.search(r"(ss|us|is|[^aeiou]os|itis|news)$", term) or not term.endswith("s") or len(term) < 5:
        return term
    if re.search(r"[^aeiou]ies$", term):
        return term[:-3] + "y"
    return term[:-2] if re.search(r"(sses|xes|ches|shes|zes)$", term) else term[:-1]


def classes(path):
    """First column -> second, without comments and header."""
    lines = [l.rstrip("\n").split("\t") for l in open(path, encoding="utf-8") if not l.startswith("#") and l.strip()]
    return {f[0]: f[1] if len(f) > 1 else "" for f in lines[1:]}


def may_be_other(word, lexicon):
    """A single word that is an adjective, a verb or a name before it is a noun."""
    return word in lexicon and not lexicon[word].split()[0].rstrip("!").split(":")[0] in ("NN", "NNS")


def main():
    own, often = classes("src/vocab/nouns.tsv"), classes("src/vocab/frequent_words.tsv")
    lexicon = dict(classes("src/vocab/pos_lexicon.tsv"), **classes("src/vocab/tagger_words.tsv"))
    found = {}
    plain = re.compile(r"[a-z][a-z0-9-]*( [a-z0-9-]+){0,3}$")
    nouns = Nouns(sys.argv[1])
    for word, c in [(word, c) for c in STRONGEST for word, first in nouns.below(ROOTS.get(c, [])) if first]:
        if plain.match(word) and word not in NOT and not may_be_other(word, lexicon):
            found.setdefault(word, c)
    for term, c in mesh("src/vocab/mesh.tsv.gz"):
        low = term.lower()
        for word in {low, singular(low)}:
            if c == "agent" and word.count(" ") > 1:
                continue # systematic names, which no article has
            if plain.match(word) and len(word) > 3 and c and word not in NOT and not may_be_other(word, lexicon) and (" " in word or (word not in often and not re.fullmatch(r"[a-z]{1,2}-?\d+", word))):
                found[word] = c
    # nouns.tsv knows better what a longer term is that ends in a noun of its own; one that ends in a term of its class says nothing new
    found = {w: c for w, c in found.items() if w not in own and not (singular(w) != w and found.get(singular(w)) == c) and not any(
        w.split(" ", n)[n] in own or found.get(w.split(" ", n)[n]) == c for n in range(1, w.count(" ") + 1))}
    print("# Nouns of health with their class as in nouns.tsv, which goes first. Made by src/claims/train/terms.py from MeSH and WordNet 3.0.")
    print("term\tclass")
    for word in sorted(found):
        print(word + "\t" + found[word])


if __name__ == "__main__":
    main()
