import { expect, test } from "vitest";
import { shortName } from "./shortName";

test("what every neighbour's name ends in is left out", () => {
  expect(shortName("芝泉路网格", "湛山社区")).toBe("芝泉路");
  expect(shortName("渭工路社区居委会", "经二路街道")).toBe("渭工路");
});

test("a house number needs no street where the grid above is the street", () => {
  expect(shortName("湛山寺路3—9号", "湛山寺路网格")).toBe("3—9号");
  expect(shortName("半山小区东院", "湛山寺路网格")).toBe("半山小区东院");
});

test("a street keeps the whole of its name", () => {
  expect(shortName("湛山二路网格", "湛山社区居委会")).toBe("湛山二路");
});
