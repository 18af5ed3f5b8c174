"""Weekly hours as they are written: `1-5 08:30-17:30; 6 09:00-12:00`, weekdays from 1 (Monday) to 7 (Sunday)."""

from collections.abc import Iterator


def weekly_spans(text: str) -> Iterator[tuple[int, str, str]]:
    """Weekday, opening and closing time of every span."""
    for part in filter(None, text.split(";")):
        days, hours = part.split()
        first, _, last = days.partition("-")
        opens, _, closes = hours.partition("-")
        for weekday in range(int(first), int(last or first) + 1):
            yield weekday, opens, closes
