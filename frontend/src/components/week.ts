/** A span of one weekday: 1 (Monday) to 7, times as HH:MM in Asia/Shanghai. */
export interface WeekSpan {
  weekday: number;
  opens: string;
  closes: string;
}

/** Days that follow each other and keep the same hours. */
export interface WeekLine {
  from: number;
  to: number;
  hours: string[];
}

function hoursByDay(spans: WeekSpan[]): { day: number; hours: string[] }[] {
  return [1, 2, 3, 4, 5, 6, 7]
    .map((day) => ({
      day,
      hours: spans
        .filter(({ weekday }) => weekday === day)
        .map(({ opens, closes }) => `${opens}–${closes}`)
        .sort(),
    }))
    .filter(({ hours }) => hours.length > 0);
}

/** The week in as few lines as say it: Monday to Friday 08:30–17:30, Saturday 09:00–12:00. */
export function weekLines(spans: WeekSpan[]): WeekLine[] {
  const lines: WeekLine[] = [];
  for (const { day, hours } of hoursByDay(spans)) {
    const last = lines.at(-1);
    if (last?.to === day - 1 && last.hours.join() === hours.join()) last.to = day;
    else lines.push({ from: day, to: day, hours });
  }
  return lines;
}

/** A day on which the week does not hold. Without hours: closed all day. */
export interface DayException {
  day: string;
  opens: string | null;
  closes: string | null;
}

/** What a clock and a calendar in Asia/Shanghai show. */
export function shanghaiNow(now: Date): { day: string; weekday: number; time: string } {
  const local = new Date(now.getTime() + 8 * 3_600_000);
  const [day = "", rest = ""] = local.toISOString().split("T");
  return { day, weekday: local.getUTCDay() || 7, time: rest.slice(0, 5) };
}

/** Whether a place is open at a moment. */
export function isOpen(spans: WeekSpan[], exceptions: DayException[], now: Date): boolean {
  const { day, weekday, time } = shanghaiNow(now);
  const exception = exceptions.find((exception) => exception.day === day);
  const today = exception
    ? [{ opens: exception.opens ?? "24:00", closes: exception.closes ?? "00:00" }]
    : spans.filter((span) => span.weekday === weekday);
  return today.some(({ opens, closes }) => opens <= time && time < closes);
}
