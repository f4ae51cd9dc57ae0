"""The best dependency tree for given scores, in time quadratic in the length of the sentence.

Chu and Liu's and Edmonds's algorithm as Tarjan arranged it: follow best heads until the
path meets the root or itself; shrink a cycle to one node, and go on from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray


def best_tree(scores: NDArray[Any]) -> list[int]:
    """Find the heads whose scores sum to the most among the trees in which one word hangs on the root.

    `scores[word, head]` are logarithms, at most 0; the root is node 0, and its head is given as 0.
    """
    heads = [0, *scores[1:].argmax(1).tolist()]
    if not is_tree(heads):
        # The best of all trees is mostly one of those asked for, and much sooner found.
        heads = _Search(scores).heads()
        if heads[1:].count(0) != 1:
            heads = _Search(scores, one_root=True).heads()
    return heads


def is_tree(heads: list[int]) -> bool:
    """Tell whether exactly one word has the root, 0, as its head, and all others hang on it."""
    import numpy as np

    return bool(whole_trees(np.array([heads]), np.array([len(heads)]))[0])


def whole_trees(heads: NDArray[Any], lengths: NDArray[Any]) -> NDArray[Any]:
    """Tell of every row of heads, up to its length, whether it is a tree with one word on the root."""
    import numpy as np

    beyond = np.arange(heads.shape[1])[None] >= lengths[:, None]
    above = np.where(beyond, 0, heads)
    single = ((above == 0) & ~beyond)[:, 1:].sum(1) == 1
    # Whoever looks twice as far each time sees the root from everywhere, or goes round in circles.
    for _ in range(int(heads.shape[1]).bit_length()):
        above = np.take_along_axis(above, above, 1)
    whole: NDArray[Any] = single & (above == 0).all(1)
    return whole


class _Search:
    """The state of one search: nodes are words, then cycles in the order in which they were shrunk.

    A cycle lives on in the matrices in the row and column of its first member; `arc_word`
    and `arc_head` tell which arc between words stands behind each score.
    """

    def __init__(self, scores: NDArray[Any], *, one_root: bool = False) -> None:
        import numpy as np

        size = len(scores)
        self.weight = scores.astype(np.float64)
        if one_root:
            # So much worse than any other arc that the best tree has no second one from the root.
            self.weight[:, 0] += size * self.weight[np.isfinite(self.weight)].min() - 1
        np.fill_diagonal(self.weight, -np.inf)
        self.arc_word, self.arc_head = np.indices((size, size))
        self.node = list(range(size))
        self.arcs: dict[int, tuple[int, int]] = {}
        self.members: dict[int, list[int]] = {}

    def heads(self) -> list[int]:
        """Give each word its head in the best tree."""
        self._grow()
        inside = {word: [word] for word in range(len(self.weight))}
        for cycle, members in self.members.items():
            inside[cycle] = [word for member in members for word in inside[member]]
        # From the last cycle to the first: what enters a cycle replaces the arc of the member that it enters.
        for cycle in reversed(self.members):
            word, head = self.arcs[cycle]
            entered = next(member for member in self.members[cycle] if word in inside[member])
            self.arcs[entered] = (word, head)
        return [0, *(self.arcs[word][1] for word in range(1, len(self.weight)))]

    def _grow(self) -> None:
        """Choose every node's arc, shrinking cycles as they close, until all hang on the root."""
        rooted = {0}
        for start in range(1, len(self.weight)):
            path = [] if start in rooted else [start]
            while path:
                place = path[-1]
                head = int(self.weight[place].argmax())
                self.arcs[self.node[place]] = (int(self.arc_word[place, head]), int(self.arc_head[place, head]))
                if head in rooted:
                    rooted.update(path)
                    break
                if head not in path:
                    path.append(head)
                    continue
                cycle = path[path.index(head) :]
                self._shrink(cycle)
                rooted.update(cycle[1:])
                del path[1 - len(cycle) :]

    def _shrink(self, cycle: list[int]) -> None:
        """Put in the first member's row and column the best arcs into and out of the cycle."""
        import numpy as np

        first, others = cycle[0], cycle[1:]
        everywhere = np.arange(len(self.weight))
        into = self.weight[cycle] - self.weight[cycle].max(1, keepdims=True)
        best = np.array(cycle)[into.argmax(0)]
        self.weight[first] = into.max(0)
        for arc in (self.arc_word, self.arc_head):
            arc[first] = arc[best, everywhere]
        best = np.array(cycle)[self.weight[:, cycle].argmax(1)]
        for matrix in (self.weight, self.arc_word, self.arc_head):
            matrix[:, first] = matrix[everywhere, best]
        self.weight[:, others] = -np.inf
        self.weight[first, first] = -np.inf
        cycle_node = len(self.weight) + len(self.members)
        self.members[cycle_node] = [self.node[member] for member in cycle]
        self.node[first] = cycle_node
