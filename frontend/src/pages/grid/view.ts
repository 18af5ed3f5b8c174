import { zh } from "../../app/i18n/zh";
import type { PageMove } from "../../components/Pager";
import { readMove, writeMove } from "../../components/paging";
import type { UnitFilter } from "../../features/partners/unitFilter";
import type { PlaceFilter, ServiceFilter } from "../../features/services/filters";

export const tabs = ["overview", "grids", "posts", "people", "partners", "services", "places", "map"] as const;
export type Tab = (typeof tabs)[number];

/** What the address of a grid's page says: which section, what is filtered there, and which page of it. */
export interface View {
  tab: Tab;
  text: string;
  /** YYYY-MM-DD of the posts; empty for today. */
  day: string;
  person: string;
  units: UnitFilter;
  services: ServiceFilter;
  places: PlaceFilter;
  move: PageMove;
  /** Ids of what is unfolded in the list. */
  opened: string[];
}

function oneOf<Value extends string>(values: Record<Value, unknown>, asked: string | null): Value | undefined {
  return asked !== null && Object.hasOwn(values, asked) ? (asked as Value) : undefined;
}

/** Reads an address. What it cannot understand it leaves out; filters belong to the section that is shown. */
export function readView(params: URLSearchParams): View {
  const tab = tabs.find((name) => name === params.get("tab")) ?? "overview";
  const within = (owner: Tab) => (tab === owner ? params : new URLSearchParams());
  const scope = (owner: Tab) => (within(owner).get("scope") === "here" ? "HERE" : "SUBTREE");
  const text = (owner: Tab) => within(owner).get("q") ?? "";
  return {
    tab,
    text: text("grids"),
    day: /^\d{4}-\d{2}-\d{2}$/.exec(within("posts").get("day") ?? "")?.[0] ?? "",
    person: text("people"),
    units: {
      text: text("partners"),
      kind: oneOf(zh.unitKind, within("partners").get("kind")),
      duty: oneOf(zh.duty, within("partners").get("duty")),
      scope: scope("partners"),
    },
    services: {
      text: text("services"),
      dimension: oneOf(zh.dimension, within("services").get("dimension")),
      below: within("services").get("show") === "below",
    },
    places: { text: text("places"), kind: oneOf(zh.placeKind, within("places").get("kind")), scope: scope("places") },
    move: readMove(params),
    opened: params.get("open")?.split(",") ?? [],
  };
}

type Filter = Partial<{
  text: string;
  day: string;
  kind: string;
  duty: string;
  dimension: string;
  scope: string;
  below: boolean;
}>;

/** The search part of an address; what is usual is left out of it, and so is the page, since a new filter starts anew. */
export function writeView(
  tab: Tab,
  filter: Filter = {},
  move?: PageMove,
  opened: readonly string[] = [],
): Record<string, string> {
  const said = {
    tab: tab === "overview" ? "" : tab,
    q: filter.text,
    day: filter.day,
    kind: filter.kind,
    duty: filter.duty,
    dimension: filter.dimension,
    scope: filter.scope === "HERE" ? "here" : "",
    show: filter.below ? "below" : "",
    ...writeMove(move),
    open: opened.join(","),
  };
  return Object.fromEntries(Object.entries(said).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
