import { expect, test } from "vitest";
import { ageOn } from "./ages";

test.each([
  ["1956-03-08", "2026-03-07", 69],
  ["1956-03-08", "2026-03-08", 70],
  ["2024-02-29", "2025-02-28", 0],
  ["2024-02-29", "2025-03-01", 1],
])("somebody born on %s is on %s %i years old", (bornOn, day, years) => {
  expect(ageOn(bornOn, day)).toBe(years);
});
