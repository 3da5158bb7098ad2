"""WordNet 3.0's nouns (Debian's wordnet-base: /usr/share/wordnet), for kinds.py and terms.py. File formats: wndb(5WN)."""
import collections, sys


class Nouns:
    def __init__(self, folder):
        self.lemmas, self.senses, self.narrower = {}, {}, collections.defaultdict(list)
        for f in rows(folder + "/data.noun"):
            n = int(f[3], 16)
            self.lemmas[f[0]] = [f[4 + 2 * i] for i in range(n)]
            at = 4 + 2 * n
            for i in range(int(f[at])):
                pointer, to, part, _ = f[at + 1 + 4 * i:at + 5 + 4 * i]
                if pointer in ("@", "@i") and part == "n":
                    self.narrower[to].append(f[0])
        for f in rows(folder + "/index.noun"):
            self.senses[f[0].replace("_", " ")] = f[-int(f[2]):]

    def synset(self, root):
        """root is a word and the number of its meaning, as WordNet counts them: "nut 1"."""
        word, number = root.rsplit(" ", 1)
        if len(self.senses.get(word, [])) < int(number):
            sys.exit(f"{sys.argv[0]}: WordNet has no {root}")
        return self.senses[word][int(number) - 1]

    def below(self, roots):
        """(word, is it the word's first meaning) of all that stands below one of the roots, names left out."""
        reached, waiting = set(), [self.synset(root) for root in roots]
        while waiting:
            at = waiting.pop()
            if at not in reached:
                reached.add(at)
                waiting += self.narrower[at]
        for at in reached:
            for lemma in self.lemmas[at]:
                word = lemma.replace("_", " ")
                if lemma == lemma.lower():
                    yield word, self.senses[word][0] == at


def rows(path):
    return [line.split() for line in open(path, encoding="latin-1") if not line.startswith(" ")]
