#!/usr/bin/env python3
"""made.py COUNTS LEXICON: made-up sentences with Penn tags, "TEXT TAB TAGS", for the constructions that the reference tagger
reads wrongly: a word that is noun and verb ("triggers", "release", "aids") in each of the two roles, in the short sentences,
headlines, imperatives and lists of health copy. Only words are taken from the corpus' counts, never sentences."""
import collections, random, sys

random.seed(7)
counts = collections.defaultdict(collections.Counter)
for line in open(sys.argv[1], encoding="utf-8"):
    form, tag, n = line.rstrip("\n").split("\t")
    counts[form][tag] += int(n)
tags_of, lemma_of = {}, {}
for line in open(sys.argv[2], encoding="utf-8"):
    if line.startswith("#") or line.startswith("form\t"):
        continue
    form, tags = line.rstrip("\n").split("\t")
    tags_of[form] = [t.split(":")[0].rstrip("!") for t in tags.split()]


def s_form(verb):
    for form in (verb + "s", verb + "es", verb[:-1] + "ies"):
        if "VBZ" in tags_of.get(form, ()):
            return form
    return None


def total(form):
    return sum(counts[form].values())


def verb_share(form, tag):
    return counts[form][tag] / max(1, total(form))


# verbs that are also nouns, by how often the corpus has them at all; those used as verbs somewhere
ambiguous = []
for form, tags in tags_of.items():
    if "VB" in tags and "NN" in tags and s_form(form):
        z = s_form(form)
        used = counts[form]["VB"] + counts[form]["VBP"] + counts[z]["VBZ"]
        if used >= 8 and used >= 0.02 * (total(form) + total(z)):
            ambiguous.append((form, z))
KNOWN = """trigger triggers,aid aids,boost boosts,drive drives,support supports,fuel fuels,calm calms,benefit benefits,cause causes,fight fights,
level levels,work works,help helps,result results,increase increases,drink drinks,cut cuts,release releases,block blocks,
damage damages,harm harms,influence influences,impact impacts,affect affects,balance balances,control controls,decrease decreases,
delay delays,limit limits,lower lowers,raise raises,slow slows,speed speeds,spike spikes,stress stresses,change changes,guard guards,
protect protects,repair repairs,restore restores,rise rises,fall falls,drop drops,flare flares,heal heals,ease eases,soothe soothes,target targets,
promote promotes,feed feeds,shield shields,signal signals,stain stains,supply supplies,treat treats,age ages,double doubles,clog clogs,
trap traps,transport transports,bind binds,burn burns,tax taxes,tone tones,rush rushes,shape shapes,power powers,process processes,
program programs,ferment ferments,mask masks,mirror mirrors,nourish nourishes,place places,plump plumps,prime primes,spark sparks,spur spurs"""
ambiguous += [tuple(p.split()) for p in KNOWN.replace("\n", "").split(",")]
both = [(b, z) for b, z in ambiguous if "NN" in tags_of.get(b, ()) and "NNS" in tags_of.get(z, ())]
ambiguous = [(b, z) for b, z in ambiguous if "VBP" in tags_of.get(b, ()) and "VBZ" in tags_of.get(z, ())] * 1
verbs_only = [(b, s_form(b)) for b, t in tags_of.items() if t[:1] in (["VB"], ["VBP"]) and "NN" not in t and total(b) > 40 and s_form(b)]


def common(tag, least, ban=()):
    return [f for f, t in tags_of.items() if t[0] == tag and len(t) == 1 and counts[f][tag] >= least and f not in ban and len(f) > 2]


mass = common("NN", 60)
plural = common("NNS", 60)
adjective = [f for f, t in tags_of.items() if t[0] == "JJ" and "NN" not in t and "RB" not in t and "VB" not in t and counts[f]["JJ"] >= 80 and len(f) > 2]
adverb = [f for f, t in tags_of.items() if t == ["RB"] and counts[f]["RB"] >= 40 and f.endswith("ly")]
foods = "turmeric ginger coffee tea garlic zinc magnesium yogurt kefir sugar alcohol dairy fibre fiber collagen ashwagandha caffeine honey vinegar protein salt fasting".split()
foods = [f for f in foods if tags_of.get(f, ["NN"])[0] in ("NN", "VBG")]
foods.remove("fasting")


def one(pool):
    return random.choice(pool)


def noun():
    return (one(foods), "NN") if random.random() < 0.3 else (one(mass), "NN")


def phrase(number=None, long=True):
    """a noun phrase: list of (word, tag), and whether it is plural"""
    many = number if number is not None else random.random() < 0.5
    out = []
    r = random.random()
    if r < 0.18:
        out.append(("the", "DT"))
    elif r < 0.24 and many:
        out.append((one(["these", "many", "some", "most", "certain", "such"]), None))
    elif r < 0.28:
        out.append((one(["your", "their", "its"]), "PRP$"))
    elif r < 0.32 and not many:
        out.append(("a", "DT"))
    if random.random() < 0.4:
        out.append((one(adjective), "JJ"))
    if long and random.random() < 0.4:
        out.append(noun())
    if many:
        out.append((one(plural), "NNS") if random.random() < 0.85 else ("bacteria", "NNS"))
    else:
        out.append(noun())
    if random.random() < 0.12:
        out += [("of", "IN"), noun()]
    return out, many


def verb(many, pool=None):
    b, z = one(pool or (ambiguous if random.random() < 0.85 else verbs_only))
    return [(b, "VBP")] if many else [(z, "VBZ")]


def base():
    return [(one(ambiguous if random.random() < 0.85 else verbs_only)[0], "VB")]


def maybe_adverb():
    return [(one(adverb + ["also", "often", "even", "only"]), "RB")] if random.random() < 0.15 else []


def obj():
    out, _ = phrase()
    return out


def noun_use():
    """an ambiguous word as a noun, with what goes before it"""
    b, z = one(both)
    word = (z, "NNS") if random.random() < 0.5 else (b, "NN")
    before = one([[("the", "DT")], [("the", "DT"), (one(adjective), "JJ")], [(one(adjective), "JJ")], [("its", "PRP$")],
                  [("the", "DT"), noun()], [noun()], [("no", "DT")] if word[1] == "NN" else [("these", "DT")]])
    return before + [word], word[1] == "NNS"


COMMA, STOP, AND = (",", ","), (".", "."), None


def conj():
    return [(one(["and", "or", "but"]), "CC")]


def statement():
    r = random.random()
    if r < 0.28:  # N V N
        s, many = phrase()
        return s + maybe_adverb() + verb(many) + obj()
    if r < 0.36:  # N V N and V N
        s, many = phrase()
        return s + verb(many) + obj() + conj() + maybe_adverb() + verb(many) + obj()
    if r < 0.41:
        s, many = phrase()
        return s + verb(many) + obj() + [COMMA] + verb(many) + obj() + [COMMA] + [("and", "CC")] + verb(many) + obj()
    if r < 0.47:
        p = one([("this", False), ("it", False), ("they", True), ("these", True), ("which", False), ("you", True), ("we", True)])
        return [(p[0], None)] + maybe_adverb() + verb(p[1]) + obj()
    if r < 0.55:  # relative
        s, many = phrase()
        inner, imany = phrase()
        return s + verb(many) + inner + [("that", "WDT")] + verb(imany) + obj()
    if r < 0.60:
        s, many = phrase()
        return s + verb(many) + obj() + [COMMA, ("which", "WDT")] + (maybe_adverb() or []) + verb(False) + obj()
    if r < 0.66:  # infinitives and modals
        s, many = phrase()
        return s + [one([("can", "MD"), ("may", "MD"), ("could", "MD"), ("might", "MD")])] + maybe_adverb() + base() + obj() + (conj() + base() + obj() if random.random() < 0.4 else [])
    if r < 0.70:
        s, many = phrase()
        return s + [("help", "VBP") if many else ("helps", "VBZ")] + ([("to", "TO")] if random.random() < 0.3 else []) + base() + obj() + (conj() + base() + obj() if random.random() < 0.4 else [])
    if r < 0.75:  # noun uses as subject of another verb
        s, many = noun_use()
        return s + verb(many, verbs_only if random.random() < 0.6 else None) + obj()
    if r < 0.80:
        s, many = noun_use()
        return s + [("of", "IN"), noun()] + [("are", "VBP") if many else ("is", "VBZ")] + [(one(adjective), "JJ")]
    if r < 0.86:
        s, many = phrase()
        o, _ = noun_use()
        return s + verb(many, verbs_only) + o + ([("of", "IN")] + obj() if random.random() < 0.5 else [("in", "IN")] + obj())
    if r < 0.90:
        s, many = phrase()
        return s + verb(many) + [(one(["with", "in", "during", "after", "on"]), None)] + obj()
    if r < 0.94:
        s, many = phrase()
        return [("when", "WRB")] + s + verb(many) + obj() + [COMMA] + phrase(True)[0] + verb(True) + obj()
    if r < 0.97:
        o, _ = noun_use()
        return [(one(["for", "with", "without", "despite"]), None)] + o + [COMMA] + phrase(False)[0] + verb(False) + obj()
    s, many = phrase()
    return [(one(["do", "can"]) if many else one(["does", "can"]), None)] + s + base() + obj()


def imperative():
    more = [[("more", "JJR")], [("less", "JJR")], [], [], [("your", "PRP$")], [("enough", "JJ")]]
    out = base() + one(more) + (obj() if random.random() < 0.5 else [noun()])
    if random.random() < 0.3:
        out += [("and", "CC")] + base() + obj()
    return out


def headline():
    r = random.random()
    if r < 0.5:
        s, many = phrase()
        return s + verb(many) + obj()
    if r < 0.75:
        s, many = phrase()
        return [(one(["how", "why"]), "WRB")] + s + verb(many) + obj()
    s, many = phrase(True)
    return s + [("that", "WDT")] + verb(True) + obj()


def verbless():
    o, _ = noun_use()
    p, _ = noun_use()
    return o + one([[("and", "CC")] + p, [("for", "IN")] + obj(), [("of", "IN")] + obj(), []])


def show(words, stop, title=False):
    text = ""
    for i, (w, _) in enumerate(words):
        w = w if not (i == 0 or title and len(w) > 3) else w[0].upper() + w[1:]
        text += w if w == "," or not text else " " + w
    tags = [t or "-" for _, t in words]
    if stop:
        text, tags = text + stop, tags + ["."]
    print(text, " ".join(tags), sep="\t")


for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 26000):
    r = random.random()
    if r < 0.62:
        words = statement()
        show(words, "?" if words[0][0] in ("do", "does", "can") else ".")
    elif r < 0.76:
        show(imperative(), random.choice([".", "", "!"]))
    elif r < 0.9:
        show(headline(), random.choice(["", "", "?"]), random.random() < 0.5)
    else:
        show(verbless(), "")
