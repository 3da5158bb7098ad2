#!/usr/bin/env python3
"""weights.py FEATURES.tsv QRELS.tsv [FEATURES.tsv QRELS.tsv ...] [--only FEATURES.tsv QRELS.tsv ...]

Sets the weights of the second look (src/mirror/rescore.c): FEATURES is what tests/tools/ask_features printed for judged questions,
QRELS their judgements. Coordinate ascent on the mean over sets of nDCG@10 + 0.3 * recall@100 (Metzler and Croft, Information
Retrieval 2007, "Linear feature-based models"): one weight after the other is moved by ever the same steps, never below 0, kept where
it helps. Features count once times share and once times 1 - share, so that short and long questions have weights of their own.

Prints the weights fitted to all, their score on each set (in-sample), and the score of 5-fold cross-validation: questions that share
a relevant record are in one fold, for a claim and its negation rest on the same records. Sets behind --only are scored, not fitted.
Scores are those of the weighted features, before what is alike is lifted (src/mirror/like.c). Needs numpy.
"""
import collections, random, sys
import numpy as np

FEATURES = "FIRST OWN RECORD SENTENCE JOINED EXACT PAIRS".split()
START = [1, 0, 0, 0, 0, 0, 0, .3, 1, 0, 0, 0, 0, 0]
STEPS = [s * x for s in (.05, .1, .2, .4, .8) for x in (1, -1)]
FOLDS, POOL, SWEEPS, LEAST = 5, 200, 3, 1e-4    # the weights were fitted to the 200 best; more are read now
DISCOUNT = 1 / np.log2(np.arange(10) + 2)

class Judged:
    """Questions with what was seen of their records. x: list of features, each [question, record]."""
    def __init__(self, features, qrels):
        rel = collections.defaultdict(dict)
        for line in list(open(qrels))[1:]:
            q, d, r = line.split("\t")[:3]
            if int(r) > 0:
                rel[q][d] = int(r)
        rows = collections.defaultdict(list)
        for line in open(features):
            cell = line.split("\t")
            if cell[0] in rel:
                rows[cell[0]].append(cell)
        self.ids = sorted(rows)
        n = len(self.ids)
        self.x = np.zeros((2 * len(FEATURES), n, POOL), np.float32)
        self.gain, self.there = np.zeros((n, POOL), np.float32), np.zeros((n, POOL), bool)
        for i, q in enumerate(self.ids):
            for k, cell in enumerate(rows[q][:POOL]):
                share, f = float(cell[2]), np.array(cell[3:], np.float32)
                self.x[:, i, k] = np.concatenate([f * share, f * (1 - share)])
                self.gain[i, k], self.there[i, k] = rel[q].get(cell[1], 0), True
        ideal = lambda q: sorted(rel[q].values(), reverse=True)[:10]
        self.best = np.array([sum(g * d for g, d in zip(ideal(q), DISCOUNT)) for q in self.ids])
        self.n_relevant = np.array([len(rel[q]) for q in self.ids])
        self.fold = self.folds(rel)
        self.lost = len(rel) / n    # judged questions without a record score 0

    def folds(self, rel):
        """Which fold each question is in: by groups that share relevant records."""
        head = {q: q for q in self.ids}
        def find(q):
            while head[q] != q:
                q = head[q]
            return q
        first = {}
        for q in self.ids:
            for d in rel[q]:
                head[find(q)] = find(first.setdefault(d, q))
        groups = sorted({find(q) for q in self.ids})
        random.Random(1).shuffle(groups)
        number = {g: i % FOLDS for i, g in enumerate(groups)}
        return np.array([number[find(q)] for q in self.ids])

    def base(self):
        return np.where(self.there, 0, -1e9).astype(np.float32)

    def score(self, weights):
        return self.base() + np.tensordot(np.asarray(weights, np.float32), self.x, 1)

    def ndcg(self, s):
        top = np.argpartition(-s, 10, axis=1)[:, :10]
        top = np.take_along_axis(top, np.argsort(-np.take_along_axis(s, top, 1), 1, kind="stable"), 1)
        return np.take_along_axis(self.gain, top, 1) @ DISCOUNT / self.best

    def recall(self, s):
        top = np.argpartition(-s, 100, axis=1)[:, :100]
        return (np.take_along_axis(self.gain, top, 1) > 0).sum(1) / self.n_relevant

    def tell(self, weights):
        s = self.score(weights)
        return f"{self.ndcg(s).mean() / self.lost:.4f} / {self.recall(s).mean() / self.lost:.4f}"

def goodness(sets, scores, keep):
    return sum(t.ndcg(s)[k].mean() + .3 * t.recall(s)[k].mean() for t, s, k in zip(sets, scores, keep)) / len(sets)

def fit(sets, keep):
    weights = list(START)
    scores = [t.score(weights) for t in sets]
    best = goodness(sets, scores, keep)
    for _ in range(SWEEPS):
        before = best
        for i in range(len(weights)):
            better = None
            for step in STEPS:
                if weights[i] + step < -1e-6:
                    continue
                moved = [s + step * t.x[i] for t, s in zip(sets, scores)]
                now = goodness(sets, moved, keep)
                if now > best + LEAST:
                    best, better = now, (step, moved)
            if better:
                weights[i] += better[0]
                scores = better[1]
        if best == before:
            break
    return weights

def main():
    names = sys.argv[1:]
    only = names.index("--only") if "--only" in names else len(names)
    load = lambda a: [Judged(f, q) for f, q in zip(a[::2], a[1::2])]
    sets, others = load(names[:only]), load(names[only + 1:])
    weights = fit(sets, [np.full(len(t.ids), True) for t in sets])
    half = len(FEATURES)
    for title, w in (("short", weights[:half]), ("long", weights[half:])):
        print(title, " ".join(f"{f} {x:.2f}" for f, x in zip(FEATURES, w)))
    print("in-sample", *(t.tell(weights) for t in sets), "| others", *(t.tell(weights) for t in others), flush=True)
    held = [[np.zeros(len(t.ids)), np.zeros(len(t.ids))] for t in sets]
    for fold in range(FOLDS):
        weights = fit(sets, [t.fold != fold for t in sets])
        for t, h in zip(sets, held):
            s, mine = t.score(weights), t.fold == fold
            h[0][mine], h[1][mine] = t.ndcg(s)[mine], t.recall(s)[mine]
    print("cross-validated", *(f"{h[0].mean() / t.lost:.4f} / {h[1].mean() / t.lost:.4f}" for t, h in zip(sets, held)))

main()
