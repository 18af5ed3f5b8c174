import { expect, test } from "vitest";
import { returnAddress, signInAddress } from "./addresses";

test("who signs in comes back to the page with its filters", () => {
  const address = signInAddress("/grids/370202?tab=people&q=wf");
  expect(returnAddress(new URL(address, "http://here").searchParams.get("from"))).toBe("/grids/370202?tab=people&q=wf");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/sign-in?from=/",
  "",
  null,
])("nobody is sent to %s", (from) => {
  expect(returnAddress(from)).toBe("/");
});
