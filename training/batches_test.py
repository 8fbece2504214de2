#!/usr/bin/env python3
"""Batches as arrays say what the texts say: spans, arcs and proposals. Needs numpy; skipped without it."""
import os, random, sys, unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
try:
    import numpy as np
except ImportError:
    sys.exit(77)
import batches
import text


def example(draw, task="structure"):
    length = draw.randrange(6, 20)
    first = [0] + [int(draw.random() < 0.7) for _ in range(length - 2)] + [0]
    span = lambda: tuple(sorted(draw.sample(range(1, length - 1), 2)))
    mentions, nodes = [span() for _ in range(draw.randrange(1, 4))], [span() for _ in range(draw.randrange(1, 3))]
    arcs = [(a, b, draw.randrange(8)) for a in range(len(nodes)) for b in range(len(mentions)) if draw.random() < 0.5]
    return {"task": task, "ids": [draw.randrange(5, 99) for _ in range(length)], "case": [1] * length, "first": first, "mentions": mentions, "nodes": nodes, "arcs": arcs}


class Collated(unittest.TestCase):
    def setUp(self):
        draw = random.Random(7)
        self.texts = [example(draw) for _ in range(9)]
        self.batch = batches.collated(self.texts, draw)
        self.length = self.batch["ids"].shape[1]

    def test_rows_are_padded_to_eights_and_masked(self):
        self.assertEqual(self.length % 8, 0)
        self.assertEqual(self.batch["mask"].sum(1).tolist(), [len(x["ids"]) for x in self.texts])

    def test_spans_and_arcs_are_those_of_the_texts(self):
        back = lambda rows: [(a // self.length, a % self.length, b % self.length) for a, b in rows.tolist()]
        self.assertEqual(back(self.batch["mentions"]), [(i, *s) for i, x in enumerate(self.texts) for s in x["mentions"]])
        arcs = {(*back(self.batch["nodes"])[a], *back(self.batch["mentions"])[b][1:], label) for a, b, label in self.batch["arcs"]["srl"]}
        self.assertEqual(arcs, {(i, *x["nodes"][a], *x["mentions"][b], label) for i, x in enumerate(self.texts) for a, b, label in x["arcs"]})

    def test_pairs_are_all_of_one_text_and_carry_their_labels(self):
        nodes, mentions = batches.Side(self.batch["nodes"], self.batch["node_text"]), batches.Side(self.batch["mentions"], self.batch["mention_text"])
        pairs, wanted = batches.pairs_of(nodes, mentions, self.batch["arcs"]["srl"], 8)
        self.assertEqual(len(pairs), sum(len(x["nodes"]) * len(x["mentions"]) for x in self.texts))
        self.assertEqual(int(wanted.sum()), len(set(map(tuple, self.batch["arcs"]["srl"].tolist()))))

    def test_tags_are_read_as_one_text_at_a_time_reads_them(self):
        draw = np.random.default_rng(3)
        tags = draw.integers(0, 7, self.batch["ids"].shape) * (draw.random(self.batch["ids"].shape) < 0.6)
        rows, owner, label = batches.spans_in(tags, self.batch["first"], self.batch["mask"])
        found = [(t, a % self.length, b % self.length, k) for (a, b), t, k in zip(rows.tolist(), owner.tolist(), label.tolist())]
        self.assertEqual(found, [(i, *s) for i, x in enumerate(self.texts) for s in text.spans_of(tags[i].tolist(), x["first"])])


class Proposed(unittest.TestCase):
    def test_a_proposal_stands_for_what_it_overlaps_most_and_the_annotated_are_left_out(self):
        side = batches.Side(np.array([[1, 2], [4, 8]]), np.array([0, 0]))
        side.propose((np.array([[1, 2], [2, 5], [9, 9], [10, 11]]), np.zeros(4, int), np.arange(4)), 2)
        self.assertEqual(side.rows.tolist(), [[1, 2], [4, 8], [2, 5], [9, 9]])
        self.assertEqual(side.stands.tolist(), [0, 1, 1, -1])
        self.assertEqual(side.of(np.array([5, 6])).tolist(), [5, 6, 6, -100])


if __name__ == "__main__": unittest.main()
