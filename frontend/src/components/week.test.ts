import { expect, test } from "vitest";
import { isOpen, shanghaiNow, weekLines } from "./week";

const day = (weekday: number, opens = "08:30", closes = "17:30") => ({ weekday, opens, closes });
const mondayToFriday = [1, 2, 3, 4, 5].map((weekday) => day(weekday));
const noonOnWednesday = new Date("2026-11-25T04:00:00Z");

test("days that follow each other and keep the same hours are one line", () => {
  expect(weekLines([...mondayToFriday, day(6, "09:00", "12:00")])).toEqual([
    { from: 1, to: 5, hours: ["08:30–17:30"] },
    { from: 6, to: 6, hours: ["09:00–12:00"] },
  ]);
});

test("a day without hours parts the week in two", () => {
  expect(weekLines([day(1), day(2), day(4)]).map(({ from, to }) => [from, to])).toEqual([
    [1, 2],
    [4, 4],
  ]);
});

test("several spans of a day stand in order of the clock", () => {
  expect(weekLines([day(3, "13:30", "17:30"), day(3, "08:30", "11:30")])).toEqual([
    { from: 3, to: 3, hours: ["08:30–11:30", "13:30–17:30"] },
  ]);
});

test("Shanghai is eight hours ahead, over midnight and over the end of the week", () => {
  expect(shanghaiNow(new Date("2026-11-21T17:05:00Z"))).toEqual({ day: "2026-11-22", weekday: 7, time: "01:05" });
});

test("a place is open within its hours and closed at the minute of closing", () => {
  expect(isOpen(mondayToFriday, [], noonOnWednesday)).toBe(true);
  expect(isOpen(mondayToFriday, [], new Date("2026-11-25T09:30:00Z"))).toBe(false);
  expect(isOpen(mondayToFriday, [], new Date("2026-11-28T04:00:00Z"))).toBe(false);
});

test("an exception replaces the hours of its day", () => {
  const closed = { day: "2026-11-25", opens: null, closes: null };
  const late = { day: "2026-11-25", opens: "13:00", closes: "15:00" };
  expect(isOpen(mondayToFriday, [closed], noonOnWednesday)).toBe(false);
  expect(isOpen(mondayToFriday, [late], noonOnWednesday)).toBe(false);
  expect(isOpen(mondayToFriday, [late], new Date("2026-11-25T06:00:00Z"))).toBe(true);
});
