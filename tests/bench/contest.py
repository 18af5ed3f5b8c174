"""Servers asked the same question in turn, round after round, so that what slows the machine slows all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.load import answer_of, rate_of
from tests.bench.questions import Question, told_by
from tests.bench.servers import Running, Server, running
from tests.bench.table import Line, ratio_line


@dataclass(frozen=True)
class Pace:
    """How thoroughly to measure: rounds, seconds that each server is asked for in each, and whether they are pinned."""

    rounds: int
    seconds: float
    pinned: bool


class Disagreement(Exception):
    """Servers whose answers differ; their times would mean nothing."""


Rates = dict[str, list[float]]


def contest(question: Question, servers: Sequence[Server], pace: Pace) -> Rates:
    """Answers a second by server, one for each round. Raises Disagreement before anything is timed."""
    rates: Rates = {server.name: [] for server in servers}
    with running(servers, pinned=pace.pinned) as contestants:
        _agree(question, contestants)
        for contestant in contestants:
            rate_of(contestant.target(question), 1)
        for _ in range(pace.rounds):
            for contestant in contestants:
                rates[contestant.server.name].append(rate_of(contestant.target(question), pace.seconds))
    for name, measured in rates.items():
        print(f"  {question.name}: {name} {median(measured):,.1f} a second", flush=True)
    return rates


def ratios(rates: Rates, one: str, other: str) -> list[float]:
    """How many times as fast one server is as another, round by round."""
    return [ours / theirs for ours, theirs in zip(rates[one], rates[other], strict=True)]


def rate_lines(part: str, rates: Rates) -> list[Line]:
    """The rates themselves."""
    return [
        Line(part, f"{name}, answers a second", f"{median(seen):,.1f} ({min(seen):,.1f} – {max(seen):,.1f})")
        for name, seen in rates.items()
    ]


def against(part: str, rates: Rates, least: dict[str, float]) -> list[Line]:
    """The first server's rate as a multiple of the others', each with the least that it should be."""
    first = next(iter(rates))
    return [
        ratio_line(part, f"{first} / {other}", ratios(rates, first, other), least=wanted)
        for other, wanted in least.items()
    ]


def _agree(question: Question, contestants: Sequence[Running]) -> None:
    first = contestants[0]
    expected = told_by(answer_of(first.target(question)))
    for contestant in contestants[1:]:
        if told_by(answer_of(contestant.target(question))) != expected:
            raise Disagreement(f"{contestant.server.name} answers otherwise than {first.server.name}.")
