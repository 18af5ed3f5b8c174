"""The parts of the benchmark. Each measures in its own processes and returns lines of the table."""

from statistics import median

import psutil

from tests.bench import import_divisions
from tests.bench.contest import Pace, Rates, against, contest, rate_lines, ratios
from tests.bench.databases import city_sqlite, national_sqlite, postgres_copies
from tests.bench.load import ask_times
from tests.bench.packages import DIVISIONS
from tests.bench.questions import LARGE, MIDDLE, SMALL
from tests.bench.servers import bare, idiomatic, mercurius, ours, postgraphile, running
from tests.bench.table import Line, ratio_line
from tests.bench.tree import slowest_ratios
from tests.bench.writes import databases_to_write, write_rates

LARGE_ANSWERS = 10_000
WRITES_A_SECOND = {"SQLite": 300, "PostgreSQL": 500}


def large(pace: Pace) -> list[Line]:
    """A district with everything in it, on SQLite."""
    url = national_sqlite()
    servers = [ours(url, "ours"), bare(url, LARGE, "bare route"), mercurius(url), idiomatic(url)]
    rates = contest(LARGE, servers, pace)
    least = {"idiomatic": 40, "Mercurius": 4, "bare route": 0.9}
    return rate_lines("large", rates) + against("large", rates, least)


def middle(pace: Pace) -> list[Line]:
    """One street of the district, on SQLite."""
    url = national_sqlite()
    servers = [ours(url, "ours"), bare(url, MIDDLE, "bare route"), mercurius(url), idiomatic(url)]
    rates = contest(MIDDLE, servers, pace)
    return rate_lines("middle", rates) + against("middle", rates, {"Mercurius": 2.5})


def small(pace: Pace) -> list[Line]:
    """Three fields of one grid, on SQLite."""
    url = national_sqlite()
    servers = [ours(url, "ours"), bare(url, SMALL, "bare route"), mercurius(url), idiomatic(url)]
    rates = contest(SMALL, servers, pace)
    return rate_lines("small", rates) + against("small", rates, {"Mercurius": 1, "idiomatic": 7})


def postgres(pace: Pace) -> list[Line]:
    """The large question on PostgreSQL, against PostGraphile and against a database of one city."""
    with postgres_copies(national_sqlite(), city_sqlite()) as (national, city):
        servers = [ours(national, "ours"), bare(national, LARGE, "bare route"), postgraphile(national)]
        rates = contest(LARGE, [*servers, ours(city, "one city")], pace)
    costs = ratios(rates, "one city", "ours")
    return [
        *rate_lines("postgres", rates),
        *against("postgres", rates, {"PostGraphile": 5, "bare route": 0.9}),
        ratio_line("postgres", "cost on the national table / one city", costs, most=1.2),
    ]


def national(pace: Pace) -> list[Line]:
    """What the rest of the country costs a question about one city, on SQLite."""
    servers = [ours(national_sqlite(), "national"), ours(city_sqlite(), "one city")]
    lines = []
    for question in (LARGE, MIDDLE, SMALL):
        costs = ratios(contest(question, servers, pace), "one city", "national")
        lines.append(ratio_line("national", f"{question.name}: cost on the national table / one city", costs, most=1.2))
    return lines


def tree(pace: Pace) -> list[Line]:
    """The children of nodes at every level, against the index range that they lie in."""
    return [
        ratio_line("tree", f"{level.name}: children / index range", found, most=2)
        for level, found in slowest_ratios(national_sqlite(), pace.rounds).items()
    ]


def memory(pace: Pace) -> list[Line]:
    """What the server holds in memory after its start, and after ten thousand large answers."""
    with running([ours(national_sqlite(), "ours")], pinned=pace.pinned) as (server,):
        process = psutil.Process(server.pid)
        started = process.memory_info().rss / 2**20
        ask_times(server.target(LARGE), LARGE_ANSWERS)
        worked = process.memory_info().rss / 2**20
    return [
        Line("memory", "after start", f"{started:.0f} MB", "< 150 MB", started < 150),
        Line("memory", f"after {LARGE_ANSWERS:,} large answers", f"{worked:.0f} MB", "< 300 MB", worked < 300),
    ]


def importing(pace: Pace) -> list[Line]:
    """The import of the national table against inserting its rows raw."""
    reached = import_divisions.compare(DIVISIONS, rounds=1) == 0
    return [Line("import", "time and memory of the national import", "printed above", "≤ 3 ×", reached)]


def writes(pace: Pace) -> list[Line]:
    """Write units with history and outbox by two processes, against bare transactions of the same rows."""
    lines = []
    with databases_to_write() as urls:
        for engine, url in urls.items():
            rates = write_rates(url, pace.rounds, pace.seconds)
            for side, measured in rates.items():
                print(f"  {engine}: {side} {median(measured):,.1f} a second", flush=True)
            lines += _write_lines(engine, rates)
    return lines


def _write_lines(engine: str, rates: Rates) -> list[Line]:
    wanted, units, shares = WRITES_A_SECOND[engine], rates["ours"], ratios(rates, "ours", "bare")
    return [
        Line("writes", f"{engine}: units a second", _told(units, ",.1f"), f"≥ {wanted}", median(units) >= wanted),
        Line("writes", f"{engine}: ours / bare", _told(shares, ".2f")),
    ]


def _told(figures: list[float], form: str) -> str:
    return f"{median(figures):{form}} ({min(figures):{form}} – {max(figures):{form}})"


PARTS = {
    "large": large,
    "middle": middle,
    "small": small,
    "postgres": postgres,
    "national": national,
    "tree": tree,
    "memory": memory,
    "import": importing,
    "writes": writes,
}
