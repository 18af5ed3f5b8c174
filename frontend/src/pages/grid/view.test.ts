import { expect, test } from "vitest";
import { readView, writeView } from "./view";

const read = (search: string) => readView(new URLSearchParams(search));

test("an address without anything shows the overview, first pages and whole subtrees", () => {
  const view = read("");
  expect(view.tab).toBe("overview");
  expect(view.move).toEqual({ page: 1 });
  expect([view.units.scope, view.places.scope, view.services.below]).toEqual(["SUBTREE", "SUBTREE", false]);
});

test("filters belong to the section that is shown", () => {
  const view = read("tab=partners&q=hai&kind=SCHOOL&duty=DISPUTES&scope=here");
  expect(view.units).toEqual({ text: "hai", kind: "SCHOOL", duty: "DISPUTES", scope: "HERE" });
  expect(view.places).toEqual({ text: "", kind: undefined, scope: "SUBTREE" });
});

test("what the address gets wrong is left out", () => {
  const view = read("tab=secrets&page=-3");
  expect([view.tab, view.move]).toEqual(["overview", { page: 1 }]);
  expect(read("tab=partners&kind=toString&duty=sleep").units).toMatchObject({ kind: undefined, duty: undefined });
});

test("what was written is read again", () => {
  const filter = { text: "海", kind: "SHOP", duty: "SERVICES", scope: "HERE" } as const;
  const written = writeView("partners", filter, { page: 3, after: "abc" }, ["PartnerUnit:1", "PartnerUnit:2"]);
  const view = readView(new URLSearchParams(written));
  expect(view.units).toEqual(filter);
  expect(view.move).toEqual({ page: 3, after: "abc" });
  expect(view.opened).toEqual(["PartnerUnit:1", "PartnerUnit:2"]);
});

test("the first page and the usual choices leave no trace in the address", () => {
  expect(writeView("overview", { scope: "SUBTREE", text: "" }, { page: 1, before: "abc" })).toEqual({});
});
