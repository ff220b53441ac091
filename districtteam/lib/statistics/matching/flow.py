"""A flow of least cost from many sources of one unit to one sink.

Source: R. Ahuja, T. Magnanti & J. Orlin, Network Flows (1993), 9.7: successive shortest paths
with reduced costs. Every cost must be at least 0.
"""

from heapq import heappop, heappush

UNREACHED = float("inf")


class Flow:
    """Edge 2k leads there and 2k + 1 back; room is what still fits through.

    out lists of each node only the edges with room: most of a helper's never have any back.
    """

    sink = 0

    def __init__(self) -> None:
        self.ends: list[int] = []
        self.room: list[int] = []
        self.cost: list[float] = []
        self.out: list[list[int]] = [[]]
        self.sources: list[int] = []

    def node(self) -> int:
        self.out.append([])
        return len(self.out) - 1

    def source(self, cost_of_none: float) -> int:
        """A node with one unit, which may also go straight to the sink at a cost."""
        node = self.node()
        self.sources.append(node)
        self.edge(node, self.sink, 1, cost_of_none)
        return node

    def edge(self, start: int, end: int, room: int, cost: float) -> int:
        number = len(self.ends)
        self.ends += [end, start]
        self.room += [room, 0]
        self.cost += [cost, -cost]
        if room:
            self.out[start].append(number)
        return number

    def solve(self) -> None:
        """Each source in turn takes the cheapest way, others giving way where that is better."""
        height = [0.0] * len(self.out)
        for source in self.sources:
            came_by = self._search(source, height)
            node = self.sink
            while node != source:
                node = self._send(came_by[node])

    def _send(self, edge: int) -> int:
        """One unit along an edge; where it came from."""
        back = edge ^ 1
        start, end = self.ends[back], self.ends[edge]
        self.room[edge] -= 1
        self.room[back] += 1
        if not self.room[edge]:
            self.out[start].remove(edge)
        if self.room[back] == 1:
            self.out[end].append(back)
        return start

    def _search(self, source: int, height: list[float]) -> list[int]:
        """The edge by which each node is reached soonest; heights are lifted to match."""
        distance = [UNREACHED] * len(self.out)
        came_by = [-1] * len(self.out)
        settled: list[int] = []
        distance[source] = 0.0
        queue = [(0.0, source)]
        while queue:
            far, node = heappop(queue)
            if node == self.sink:
                break
            if far <= distance[node]:
                settled.append(node)
                self._reach(node, far + height[node], (height, distance, came_by, queue))
        for node in settled:
            height[node] += distance[node] - distance[self.sink]
        return came_by

    def _reach(
        self,
        node: int,
        base: float,
        state: tuple[list[float], list[float], list[int], list[tuple[float, int]]],
    ) -> None:
        """Note every way on from a node that is shorter than what is known, and than the end."""
        height, distance, came_by, queue = state
        ends, cost = self.ends, self.cost
        for edge in self.out[node]:
            end = ends[edge]
            far = base + cost[edge] - height[end]
            if far < distance[end] and far < distance[0]:
                distance[end] = far
                came_by[end] = edge
                heappush(queue, (far, end))
