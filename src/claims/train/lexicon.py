#!/usr/bin/env python3
"""lexicon.py WORDNET CORPUS [COUNTS] > src/vocab/pos_lexicon.tsv

Every inflected form of WordNet's single words that occurs in the corpus (or is common in WordNet's own concordance), with the
Penn tags it can have, most likely first; and forms that only the corpus knows. COUNTS holds "form TAB tag TAB count" lines of
the tagged corpus: they order the tags and mark with "!" a first tag that nearly always holds."""
import collections, pathlib, re, sys

wordnet, corpus = pathlib.Path(sys.argv[1]), sys.argv[2]
WORD = re.compile(r"[a-z][a-z'-]*[a-z]|[a-z]")
SURE, SURE_COUNT = 0.985, 30
VOWELS = "aeiou"

seen = collections.Counter()
for line in open(corpus, encoding="utf-8"):
    seen.update(WORD.findall(line.lower().replace("\u2019", "'")))


def lemmas(name):
    for line in open(wordnet / f"index.{name}", encoding="utf-8"):
        word = line.split(" ", 1)[0]
        if WORD.fullmatch(word) and len(word) > 1 and not line.startswith(" "):
            yield word


def exceptions(name):
    table = collections.defaultdict(set)
    for line in open(wordnet / f"{name}.exc", encoding="utf-8"):
        form, *bases = line.split()
        for base in bases:
            table[base].add(form)
    return table


def concordance():
    """lemma, part of speech -> how often WordNet's own tagged texts use it"""
    counts = collections.Counter()
    for line in open(wordnet / "cntlist.rev", encoding="utf-8"):
        key, _, count = line.split()
        lemma, rest = key.split("%")
        counts[lemma, "nvars"[int(rest[0]) - 1]] += int(count)
    return counts


def s_form(word):
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"[^aeiou]o$", word) and word in ("go", "do", "undergo", "echo", "veto", "potato", "tomato", "hero", "forgo", "outdo", "mango"):
        return word + "es"
    return word + "s"


def doubled(word):
    one = re.fullmatch(r"[^aeiou]*[aeiou][bdfgklmnprtvz]", word) or re.fullmatch(r"qu[aeiou][bdfgklmnprtvz]", word)
    last = word.endswith(("mit", "fer", "cur", "pel", "bel", "vel", "gin", "bat", "get", "set", "lap", "rap", "gram", "trol", "cel", "lit", "mat"))
    long = word in ("limit", "vomit", "offer", "suffer", "differ", "level", "benefit", "edit", "format") or word.endswith(("bit", "sit"))
    return bool(one) or (last and not long and len(word) > 4)


def ed_ing(word):
    if word.endswith("ee") or word.endswith("oe") or word.endswith("ye"):
        return word + "d", word + "ing"
    if word.endswith("ie"):
        return word + "d", word[:-2] + "ying"
    if word.endswith("e"):
        return word + "d", word[:-1] + "ing"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied", word + "ing"
    if word.endswith("c") and len(word) > 3:
        return word + "ked", word + "king"
    if doubled(word):
        return word + word[-1] + "ed", word + word[-1] + "ing"
    return word + "ed", word + "ing"


entries = collections.defaultdict(dict)  # form -> tag -> lemma


def add(form, tag, lemma):
    entries[form].setdefault(tag, lemma)


lively = set()  # verbs whose -ing and -ed forms the corpus has: their base form is no mere noun


def verbs(freq):
    irregular = exceptions("verb")
    for lemma in lemmas("verb"):
        past, gerund = ed_ing(lemma)
        pasts = {past}
        if irregular.get(lemma):
            given = irregular[lemma]
            gerunds = {f for f in given if f.endswith("ing")}
            gerund = gerunds.pop() if gerunds and not seen[gerund] else gerund
            given = {f for f in given if not f.endswith("ing") and not (f.endswith("s") and f[:-1] == lemma)}
            pasts = given or pasts
        forms = {lemma, s_form(lemma), gerund} | pasts
        if not freq[lemma, "v"] and not any(seen[f] for f in forms):
            continue
        if seen[gerund] + sum(seen[f] for f in pasts if f != lemma) >= 3:
            lively.add(lemma)
        add(lemma, "VB", lemma)
        add(lemma, "VBP", lemma)
        add(s_form(lemma), "VBZ", lemma)
        add(gerund, "VBG", lemma)
        for form in pasts:
            ambiguous = form.endswith("ed") or len(pasts) == 1
            if ambiguous or not form.endswith("n") and form not in PARTICIPLES:
                add(form, "VBD", lemma)
            if ambiguous or form.endswith("n") or form in PARTICIPLES or form.endswith(("t", "d")):
                add(form, "VBN", lemma)
    return irregular


PARTICIPLES = set("become overcome come run begun drunk sung rung sunk shrunk swum sprung gone done".split())
NO_ENDING = set("series species means news".split())
NO_COMPARATIVE = set("number matter corner bitter proper tender former inner outer forest interest honest rest best earnest modest sober summer sister master water center wester easter cuter pater later latest bar per ever over under even never".split()) - {"later", "latest"}


def nouns(freq):
    irregular = exceptions("noun")
    for lemma in lemmas("noun"):
        plurals = irregular.get(lemma) or {s_form(lemma)}
        if not freq[lemma, "n"] and not seen[lemma] and not any(seen[f] for f in plurals):
            continue
        if freq[lemma, "n"] or seen[lemma]:
            add(lemma, "NN", lemma)
        for form in plurals | {s_form(lemma)}:
            if (seen[form] or form in plurals and freq[lemma, "n"] > 3 or form in plurals and form in entries) and form != lemma:
                add(form, "NNS", lemma)
    for form in NO_ENDING:
        add(form, "NNS", form)


def adjectives(freq):
    irregular = exceptions("adj")
    for lemma in lemmas("adj"):
        if not freq[lemma, "a"] and not freq[lemma, "s"] and not seen[lemma]:
            continue
        add(lemma, "JJ", lemma)
        for form in irregular.get(lemma, ()):
            if seen[form]:
                add(form, "JJS" if form.endswith("st") else "JJR", lemma)
        stem = lemma[:-1] if lemma.endswith("e") else lemma[:-1] + "i" if re.search(r"[^aeiou]y$", lemma) else lemma
        for base in {stem, lemma + lemma[-1] if doubled(lemma) else stem}:
            for ending, tag in (("er", "JJR"), ("est", "JJS")):
                if seen[base + ending] and len(lemma) < 9 and base + ending not in NO_COMPARATIVE:
                    add(base + ending, tag, lemma)
    for lemma in lemmas("adv"):
        if freq[lemma, "r"] or seen[lemma]:
            add(lemma, "RB", lemma)


def tagged_counts(path):
    table = collections.defaultdict(collections.Counter)
    for line in open(path, encoding="utf-8"):
        form, tag, count = line.rstrip("\n").split("\t")
        table[form][tag] += int(count)
    return table


ORDER = "NN NNS JJ RB VBG VBN VBD VBZ VB VBP JJR JJS".split()


def rank(form, freq):
    """without counts: the concordance decides between noun, verb, adjective"""
    part = {"N": "n", "V": "v", "J": "a", "R": "r"}

    def weight(tag):
        lemma = entries[form][tag]
        count = freq[lemma, part[tag[0]]] + (freq[lemma, "s"] if tag[0] == "J" else 0)
        return (-count, ORDER.index(tag))
    return sorted(entries[form], key=weight)


def share(form, tag, freq):
    """share of the tag's part of speech in WordNet's own tagged texts"""
    part = {"N": "n", "V": "v", "J": "a", "R": "r"}

    def count(t):
        lemma = entries[form][t]
        return freq[lemma, part[t[0]]] + (freq[lemma, "s"] if t[0] == "J" else 0)
    kinds = {t[0]: count(t) for t in entries[form]}
    return kinds[tag[0]] / max(1, sum(kinds.values()))


def open_to_doubt(form, tags, table, total, freq):
    """The reference tagger calls many verbs nouns: it may not decide alone where WordNet's texts use the verb."""
    noun = [t for t in tags if t in ("NN", "NNS")]
    verb = [t for t in tags if t in ("VB", "VBZ")]
    if not noun or not verb or form.endswith("ing"):
        return False
    lemma = entries[form][verb[0]]
    used = freq[lemma, "v"]
    return used > 0.08 * (used + freq[entries[form][noun[0]], "n"]) or sum(table.get(t, 0) for t in verb) > 0.005 * total


def main():
    freq = concordance()
    verbs(freq)
    nouns(freq)
    adjectives(freq)
    counts = tagged_counts(sys.argv[3]) if len(sys.argv) > 3 else {}
    for form, table in counts.items():  # words that WordNet lacks
        if form not in entries and WORD.fullmatch(form) and sum(table.values()) >= 4:
            for tag, count in table.items():
                if count >= 3 and count >= 0.1 * sum(table.values()) and tag in ORDER:
                    add(form, tag, form)
    print("# Forms, the Penn tags they can have (most likely first; \"!\" = nearly always), \":lemma\" where the rules of")
    print("# src/claims/train/mklexicon.c do not find it. Made by src/claims/train/lexicon.py from WordNet 3.0; corrections by hand stand")
    print("# in tagger_words.tsv, which comes first.")
    print("form\ttags")
    for form in sorted(entries):
        tags = rank(form, freq)
        table = counts.get(form, {})
        total = sum(table.values())
        if total >= 5:
            tags.sort(key=lambda t: -table[t] if t in table else 0)
        # readings that hardly occur anywhere: "belly", "nerve" as verbs
        tags = [t for t in tags if t == tags[0] or t in ("VBZ", "NNS") or t in ("VB", "VBP") and form in lively or share(form, t, freq) >= 0.08 or total >= 40 and table.get(t, 0) >= 0.004 * total or
                total < 40 and share(form, t, freq) >= 0.03]
        sure = total >= SURE_COUNT and table[tags[0]] >= SURE * total or len(tags) == 1 and form in seen
        if sure and open_to_doubt(form, tags, table, total, freq):
            sure = False
        past = entries[form].get("VBD")
        if past is not None and past == entries[form].get("VBN"):  # "proved": its neighbours decide, whatever is most frequent
            missing = [t for t in ("VBN", "VBD") if t not in tags]
            tags += missing
            sure = sure and not missing
        fields = []
        for tag in tags:
            lemma = entries[form][tag]
            fields.append(tag + ("!" if sure and tag == tags[0] else "") + (":" + lemma if not regular(form, tag, lemma) else ""))
        print(form, " ".join(fields), sep="\t")


def regular(form, tag, lemma):
    """the lemma that the C side finds by itself: see mklexicon.c"""
    if tag in ("NN", "VB", "VBP", "JJ", "RB"):
        return lemma == form
    endings = {"NNS": [("ies", "y"), ("es", ""), ("s", ""), ("s", "")], "VBZ": [("ies", "y"), ("es", ""), ("s", "")],
               "VBD": [("ied", "y"), ("ed", ""), ("ed", "e")], "VBN": [("ied", "y"), ("ed", ""), ("ed", "e")],
               "VBG": [("ing", ""), ("ing", "e")], "JJR": [("er", ""), ("er", "e"), ("ier", "y")], "JJS": [("est", ""), ("est", "e"), ("iest", "y")]}[tag]
    base = {"NNS": "NN", "JJR": "JJ", "JJS": "JJ"}.get(tag, "VB")
    found = [form[:len(form) - len(a)] + b for a, b in endings if form.endswith(a)]
    found = [f for f in found if base in entries.get(f, ())]
    return len(set(found)) == 1 and found[0] == lemma


main()
