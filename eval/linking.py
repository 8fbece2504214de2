"""How well mentions are grouped: MUC, B3, CEAF-e and their mean, the CoNLL F1.

After Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B3), Luo 2005 (CEAF with the entity-based similarity, phi 4) and
Pradhan et al. 2014 (how they are put together). A grouping is {mention: its group}; mentions that only one side has count
against the other. Figures are kept by part (a cluster of reports), so that they can be drawn anew for an interval: a group that
runs over several parts counts in that of its first mention.
"""
import collections

METRICS = ("MUC", "B3", "CEAF-e")


def groups(grouping):
    """{group: its mentions, in order}."""
    found = collections.defaultdict(list)
    for mention in sorted(grouping):
        found[grouping[mention]].append(mention)
    return found


def links(grouping, other):
    """By group of `grouping`: (links of it that `other` has, its links)."""
    for members in groups(grouping).values():
        pieces = {other.get(m, ("alone", m)) for m in members}
        yield members[0], (len(members) - len(pieces), len(members) - 1)


def shares(grouping, other):
    """By mention of `grouping`: what share of its group is also with it in `other`."""
    own, theirs = groups(grouping), groups(other)
    for mention, group in sorted(grouping.items()):
        with_it = set(theirs[other[mention]]) if mention in other else set()
        yield mention, (len(with_it & set(own[group])) / len(own[group]), 1)


def best_pairs(key, system):
    """The one-to-one pairs of groups with the greatest sum of phi 4: {key group: (system group, phi 4)}."""
    own, theirs = groups(key), groups(system)
    likeness = collections.defaultdict(dict)
    for name, members in own.items():
        for other, count in collections.Counter(system[m] for m in members if m in system).items():
            likeness[name][other] = 2.0 * count / (len(members) + len(theirs[other]))
    found = {}
    for part in connected(likeness):
        found.update(assign(part, likeness))
    return found


def connected(likeness):
    """Lists of key groups that hang together through system groups."""
    touched = collections.defaultdict(list)
    for name in sorted(likeness):
        for other in likeness[name]:
            touched[other].append(name)
    seen = set()
    for name in sorted(likeness):
        if name in seen:
            continue
        seen.add(name)
        part, waiting = [], [name]
        while waiting:
            at = waiting.pop()
            part.append(at)
            near = {n for other in likeness[at] for n in touched[other]} - seen
            seen |= near
            waiting += sorted(near)
        yield sorted(part)


def assign(rows, likeness):
    """The best one-to-one assignment of a part, by the Hungarian method (Kuhn 1955, in the form of Jonker and Volgenant)."""
    columns = sorted({other for row in rows for other in likeness[row]}, key=repr)
    columns += [("nothing", row) for row in rows]
    cost = [[-likeness[row].get(column, 0.0) for column in columns] for row in rows]
    n, m = len(rows), len(columns)
    u, v, owner = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        owner[0], j, least, used, way = i, 0, [float("inf")] * (m + 1), [False] * (m + 1), [0] * (m + 1)
        while owner[j]:
            used[j], delta, following = True, float("inf"), 0
            for k in range(1, m + 1):
                if used[k]:
                    continue
                reduced = cost[owner[j] - 1][k - 1] - u[owner[j]] - v[k]
                if reduced < least[k]:
                    least[k], way[k] = reduced, j
                if least[k] < delta:
                    delta, following = least[k], k
            for k in range(m + 1):
                if used[k]:
                    u[owner[k]] += delta
                    v[k] -= delta
                else:
                    least[k] -= delta
            j = following
        while j:
            owner[j] = owner[way[j]]
            j = way[j]
    pairs = {rows[owner[k + 1] - 1]: column for k, column in enumerate(columns) if owner[k + 1]}
    return {row: (column, likeness[row][column]) for row, column in pairs.items() if likeness[row].get(column, 0.0) > 0}


def score(key, system, part_of):
    """{part: {metric: [sum for precision, of how many, sum for recall, of how many]}}."""
    found = collections.defaultdict(lambda: {metric: [0.0, 0, 0.0, 0] for metric in METRICS})
    for metric, way in (("MUC", links), ("B3", shares)):
        for at, ours, theirs in ((0, system, key), (2, key, system)):
            for mention, (good, of) in way(ours, theirs):
                counts = found[part_of(mention)][metric]
                counts[at] += good
                counts[at + 1] += of
    for name, (other, likeness) in best_pairs(key, system).items():
        counts = found[part_of(groups(key)[name][0])]["CEAF-e"]
        counts[0] += likeness
        counts[2] += likeness
    for at, grouping in ((1, system), (3, key)):
        for members in groups(grouping).values():
            found[part_of(members[0])]["CEAF-e"][at] += 1
    return found


def total(parts):
    """The figures of several parts as one."""
    return {metric: [sum(part[metric][i] for part in parts) for i in range(4)] for metric in METRICS}


def prf(counts):
    """Precision, recall and F1 in per cent."""
    p = counts[0] / counts[1] if counts[1] else 0.0
    r = counts[2] / counts[3] if counts[3] else 0.0
    return 100.0 * p, 100.0 * r, 200.0 * p * r / (p + r) if p + r else 0.0


def conll(figures):
    return sum(prf(figures[metric])[2] for metric in METRICS) / len(METRICS)
