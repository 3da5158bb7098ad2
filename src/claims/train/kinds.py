#!/usr/bin/env python3
"""Makes src/vocab/kinds.tsv: what kind of thing a word names ("saffron" is a spice): kinds.py WORDNET > src/vocab/kinds.tsv

WORDNET is the folder of WordNet 3.0's database (Debian's wordnet-base: /usr/share/wordnet). Run at the top of the tree:
src/vocab/mesh.tsv.gz and kind_words.tsv are read from there.
  - WordNet: every word that stands, in any of its meanings, below one of the kind's ROOTS.
  - MeSH: names and entry terms of one or two plain words below one of the kind's TREES.
  - OWN: what both lack or put elsewhere.
A kind without a row in kind_words.tsv is an error: nothing would ask for it.
"""
import collections, gzip, re, sys

from terms import singular
from wordnet import Nouns

# kind: synsets (a word and its sense number, as WordNet counts them)
ROOTS = {"herb": ["herb 2", "herb 1"], "spice": ["spice 2", "spice 1"], "fruit": ["edible fruit 1"], "berry": ["berry 1"], "vegetable": ["vegetable 1"],
         "legume": ["legume 3", "legume 2"], "nut": ["edible nut 1", "nut 1"], "seed": ["edible seed 1"], "grain": ["grain 2", "cereal 1"], "fish": ["fish 2", "food fish 1"],
         "meat": ["meat 1"], "cheese": ["cheese 1"], "drink": ["beverage 1"], "sweetener": ["sweetening 1", "sugar 1"], "oil": ["oil 4", "vegetable oil 1", "oil 1"],
         "vitamin": ["vitamin 1"], "antioxidant": ["antioxidant 1"], "enzyme": ["enzyme 1"], "hormone": ["hormone 1"], "amino acid": ["amino acid 1"],
         "neurotransmitter": ["neurotransmitter 1"], "protein": ["protein 1"], "fat": ["fatty acid 1", "fat 1", "edible fat 1"], "sugar": ["sugar 1", "sugar 2"],
         "drug": ["drug 1", "medicine 2"], "antibiotic": ["antibiotic 1"], "painkiller": ["analgesic 1"], "steroid": ["steroid 1"],
         "bacteria": ["bacteria 1"], "virus": ["virus 1"], "infection": ["infection 4", "communicable disease 1"],
         "cancer": ["cancer 1"], "organ": ["organ 1"], "gland": ["gland 1"], "muscle": ["muscle 1"], "joint": ["joint 1"],
         "exercise": ["exercise 1", "sport 1", "athletics 1"], "treatment": ["therapy 1", "operation 6"], "metal": ["metallic element 1"]}
# kind: MeSH tree numbers
TREES = {"bacteria": ["B03"]}
OWN = {"mineral": "calcium magnesium potassium zinc iron selenium iodine copper sodium phosphorus manganese chromium fluoride molybdenum boron silica",
       "vitamin": "folate|folic acid|niacin|biotin|thiamine|riboflavin|retinol|b12|b6|cobalamin|beta carotene",
       "antioxidant": "quercetin|lycopene|lutein|zeaxanthin|resveratrol|glutathione|anthocyanin|astaxanthin|catechin|egcg|beta carotene|vitamin c|vitamin e|selenium|"
                      "coenzyme q10|coq10|ellagic acid|sulforaphane|polyphenol|flavonoid|melatonin",
       "amino acid": "l-theanine|theanine|l-carnitine|l-tryptophan|l-arginine|taurine|glycine|tyrosine|l-tyrosine|l-glutamine|citrulline|l-citrulline|gaba",
       "plant": "aloe vera|nettle|milk thistle|valerian|dandelion|ginseng|ashwagandha|rhodiola",
       "herb": "ashwagandha|rhodiola|valerian|chamomile|echinacea|st john's wort|ginkgo|ginseng|milk thistle|bacopa|passionflower|lemon balm|lavender|nettle|holy basil|tulsi|"
               "gotu kola|kava|black cohosh|saw palmetto|feverfew|peppermint|rosemary|sage|turmeric|oregano|fenugreek|dandelion|astragalus|licorice|elderberry|hawthorn|red clover",
       "root": "ginger|ginseng|turmeric|valerian|maca|ashwagandha|licorice|rhodiola|beetroot|beet|carrot|chicory|kava|burdock|dandelion|galangal",
       "spice": "turmeric|cinnamon|ginger|saffron|cumin|cardamom|clove|black pepper|cayenne|paprika|nutmeg|fennel|fenugreek|star anise",
       "fruit": "kiwi|avocado|tomato|blueberry|cranberry|pomegranate|tart cherry|acai|goji berry|prune|date|banana|papaya|pineapple|mango",
       "berry": "blueberry|cranberry|strawberry|raspberry|blackberry|acai|goji berry|elderberry|bilberry|blackcurrant",
       "mushroom": "lion's mane|reishi|chaga|cordyceps|shiitake|maitake|turkey tail|portobello|button mushroom",
       "seed": "chia|flax|flaxseed|linseed|hemp|sesame|pumpkin seed|sunflower seed|fennel|fenugreek|quinoa",
       "nut": "almond|walnut|cashew|pistachio|hazelnut|pecan|brazil nut|macadamia|peanut",
       "grain": "oat|oats|barley|quinoa|brown rice|buckwheat|rye|millet|bulgur|farro|wheat|amaranth",
       "legume": "lentil|chickpea|bean|pea|soybean|peanut|lupin", "fish": "salmon|sardine|mackerel|tuna|herring|anchovy|trout|cod",
       "drink": "kombucha|kefir|coffee|green tea|matcha|beet juice|bone broth|water|wine|beer|oat milk|smoothie",
       "fibre": "psyllium|inulin|pectin|beta-glucan|cellulose|glucomannan|guar gum|methylcellulose|resistant starch",
       "compound": "curcumin|gingerol|allicin|capsaicin|sulforaphane|quercetin|resveratrol|caffeine|l-theanine|egcg|berberine|apigenin|piperine|lycopene|lutein|anthocyanin|"
                   "nitrate|bromelain|papain|tannin|saponin|flavonoid|polyphenol|isoflavone|lignan|theobromine|nicotine|menthol|thymol|eugenol|withanolide|cannabidiol|cbd|thc",
       "pigment": "lycopene|lutein|zeaxanthin|anthocyanin|astaxanthin|chlorophyll|beta carotene|melanin|curcumin|betalain",
       "enzyme": "bromelain|papain|lactase|lipase|amylase|protease|nattokinase|serrapeptase",
       "hormone": "cortisol|melatonin|ghrelin|leptin|serotonin|oxytocin|adrenaline|insulin|oestrogen|estrogen|testosterone|progesterone|thyroxine",
       "neurotransmitter": "serotonin|dopamine|gaba|acetylcholine|glutamate|noradrenaline|norepinephrine",
       "drug": "ibuprofen|aspirin|paracetamol|acetaminophen|metformin|semaglutide|ozempic|wegovy|warfarin|omeprazole|statin|tirzepatide|naproxen|finasteride|minoxidil",
       "painkiller": "ibuprofen|aspirin|paracetamol|acetaminophen|naproxen|codeine",
       "practice": "yoga|meditation|tai chi|qigong|fasting|mindfulness|acupuncture|journaling|breathwork|pilates|dry brushing|cupping|oil pulling|cold plunging|sauna bathing|"
                   "intermittent fasting|prayer|gratitude|reflexology|reiki|hypnosis|massage",
       "exercise": "yoga|pilates|tai chi|walking|running|swimming|cycling|jogging|dancing|squat|plank|stretching|strength training|rowing|hiking",
       "treatment": "acupuncture|massage|physiotherapy|hypnosis|cognitive behavioural therapy|cbt|hrt|light therapy|botox|microneedling|chiropractic"}
NOT_ALL = re.compile(r"[a-z][a-z0-9'-]*( [a-z0-9'-]+)?$")


def mesh(path):
    for line in gzip.open(path, "rt", encoding="utf-8"):
        ui, trees, _, *terms = line.rstrip("\n").split("\t")
        for kind, prefixes in TREES.items():
            if any(tree.startswith(p) for tree in trees.split() for p in prefixes):
                for term in terms:
                    yield singular(term.lower()), kind


def main():
    found = collections.defaultdict(set)
    asked = {f[1] for f in (l.rstrip("\n").split("\t") for l in open("src/vocab/kind_words.tsv", encoding="utf-8") if not l.startswith("#")) if len(f) > 1} - {"kind"}
    own = [(word, kind) for kind, words in OWN.items() for word in (words.split("|") if "|" in words else words.split())]
    nouns = Nouns(sys.argv[1])
    wordnet = [(word, kind) for kind, roots in ROOTS.items() for word, _ in nouns.below(roots)]
    for word, kind in [*wordnet, *mesh("src/vocab/mesh.tsv.gz"), *own]:
        if kind not in asked:
            sys.exit(f"kinds.py: {kind} is not in kind_words.tsv")
        if NOT_ALL.match(word) and len(word) > 2:
            found[word].add(kind)
    print("# What kind of thing a word names. Made by src/claims/train/kinds.py from WordNet 3.0, MeSH and the lists there.")
    print("thing\tkinds")
    for word in sorted(found):
        print(word + "\t" + "|".join(sorted(found[word])))


main()
