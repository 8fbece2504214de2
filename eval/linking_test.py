#!/usr/bin/env python3
"""The measures of linking on groupings whose figures are known."""
import itertools
import random
import unittest

import linking


def figures(key, system):
    return linking.total(list(linking.score(key, system, lambda mention: "all").values()))


def f1(key, system):
    found = figures(key, system)
    return [round(linking.prf(found[metric])[2], 2) for metric in linking.METRICS]


def grouping(text):
    """ "abc de" as {a: 0, b: 0, c: 0, d: 1, e: 1}."""
    return {letter: number for number, word in enumerate(text.split()) for letter in word}


class Linking(unittest.TestCase):
    def test_the_same_groups_are_perfect(self):
        self.assertEqual(f1(grouping("abc de f"), grouping("f de abc")), [100.0, 100.0, 100.0])

    def test_the_worked_example_of_the_reference_scorer(self):
        # Key {a b c} {d e f g}, response {a b} {c d} {f g h i}: Pradhan et al. 2014, section 4.
        found = figures(grouping("abc defg"), grouping("ab cd fghi"))
        rounded = {metric: [round(x / 100, 2) for x in linking.prf(found[metric])] for metric in linking.METRICS}
        self.assertEqual(rounded["MUC"], [0.4, 0.4, 0.4])
        self.assertEqual(rounded["B3"], [0.5, 0.42, 0.45])
        self.assertEqual(rounded["CEAF-e"], [0.43, 0.65, 0.52])

    def test_all_alone_and_all_in_one(self):
        key = grouping("ab cd")
        self.assertEqual(f1(key, grouping("a b c d"))[0], 0.0)
        one = figures(key, grouping("abcd"))
        self.assertEqual([round(x, 1) for x in linking.prf(one["B3"])], [50.0, 100.0, 66.7])

    def test_a_mention_that_one_side_lacks_costs(self):
        self.assertLess(f1(grouping("abc"), grouping("ab"))[1], 100.0)
        self.assertLess(f1(grouping("ab"), grouping("abc"))[1], 100.0)

    def test_the_assignment_is_the_best_of_all(self):
        chance = random.Random(7)
        for _ in range(50):
            mentions = range(7)
            key = {m: chance.randrange(4) for m in mentions}
            system = {m: chance.randrange(4) for m in mentions}
            own, theirs = linking.groups(key), linking.groups(system)
            phi = lambda a, b: 2.0 * len(set(own[a]) & set(theirs[b])) / (len(own[a]) + len(theirs[b])) if b in theirs else 0.0
            names = list(theirs) + [("none", n) for n in own]
            best = max(sum(phi(a, b) for a, b in zip(own, order)) for order in itertools.permutations(names, len(own)))
            got = sum(likeness for _, likeness in linking.best_pairs(key, system).values())
            self.assertAlmostEqual(best, got)

    def test_parts_add_up_to_the_whole(self):
        key, system = grouping("ab cd e"), grouping("abc d e")
        parts = linking.score(key, system, lambda mention: mention in "ab")
        whole = figures(key, system)
        for metric, counts in linking.total(list(parts.values())).items():
            for one, other in zip(counts, whole[metric]):
                self.assertAlmostEqual(one, other)


if __name__ == "__main__":
    unittest.main()
