import { expect, test } from "vitest";
import { fieldChanges } from "./changes";
import { dayRange } from "./historyView";

test("each field is told with what it was and what it is", () => {
  expect(fieldChanges({ phone_mask: [null, "138****1234"], moved_on: ["2024-01-01", null] })).toEqual([
    { field: "phone_mask", before: null, after: "138****1234" },
    { field: "moved_on", before: "2024-01-01", after: null },
  ]);
});

test("what is no change is left out", () => {
  expect(fieldChanges(null)).toEqual([]);
  expect(fieldChanges({ name: "王芳", path: ["a"] })).toEqual([]);
});

test("days are those of Shanghai, the last one included", () => {
  expect(dayRange("2026-11-01", "2026-11-02")).toEqual({ gte: "2026-10-31T16:00:00Z", lt: "2026-11-02T16:00:00Z" });
  expect(dayRange("", "2026-02-28")).toEqual({ lt: "2026-02-28T16:00:00Z" });
  expect(dayRange("", "")).toBeUndefined();
});
