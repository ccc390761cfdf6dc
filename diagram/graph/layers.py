"""Layers of a directed graph with cycles: how many steps from the start each node lies."""

from collections.abc import Sequence

import networkx as nx


def layers_of(ids: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Return the nodes in layers along the flow, each layer in the order of `ids`.

    Edges that close a cycle are those that lead back to a node still open in a depth-first walk
    from the first ids; they do not push their target on.
    """
    order = {node: place for place, node in enumerate(ids)}
    graph = nx.DiGraph()
    graph.add_nodes_from(ids)
    graph.add_edges_from((a, b) for a, b in edges if a in order and b in order and a != b)
    graph.remove_edges_from(back_edges(graph, ids))
    depth: dict[str, int] = {}
    for node in nx.lexicographical_topological_sort(graph, key=order.__getitem__):
        depth[node] = max((depth[p] + 1 for p in graph.predecessors(node)), default=0)
    layers: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for node in ids:
        layers[depth[node]].append(node)
    return layers


def back_edges(graph: "nx.DiGraph", ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return the edges that close a cycle, walking from sources first, then in `ids` order."""
    roots = [n for n in ids if graph.in_degree(n) == 0] + list(ids)
    found: list[tuple[str, str]] = []
    done: set[str] = set()
    for root in roots:
        if root not in done:
            found += _walk(graph, root, done)
    return found


def _walk(graph: "nx.DiGraph", root: str, done: set[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    open_nodes = {root: None}
    stack = [(root, iter(list(graph.successors(root))))]
    done.add(root)
    while stack:
        node, successors = stack[-1]
        following = next(successors, None)
        if following is None:
            stack.pop()
            open_nodes.pop(node)
        elif following in open_nodes:
            found.append((node, following))
        elif following not in done:
            done.add(following)
            open_nodes[following] = None
            stack.append((following, iter(list(graph.successors(following)))))
    return found
