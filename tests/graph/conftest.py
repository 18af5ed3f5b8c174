"""Fixtures of the graph's tests."""

from tests.graph.worlds import built, graph, world, world_url

__all__ = ["built", "graph", "world", "world_url"]
