import { readMove, writeMove } from "../../components/paging";
import type { PageMove } from "../../components/Pager";
import type { DateTimeFilter, HistoryEntryFilter } from "../../gql/graphql";

export interface HistoryFilter {
  actor: string;
  entity: string;
  action: string;
  /** YYYY-MM-DD in Shanghai; empty for any. */
  since: string;
  until: string;
}

export interface HistoryView {
  filter: HistoryFilter;
  move: PageMove;
}

/** Reads what the address of the history says. */
export function readHistoryView(params: URLSearchParams): HistoryView {
  const said = (name: string) => params.get(name) ?? "";
  const day = (name: string) => /^\d{4}-\d{2}-\d{2}$/.exec(said(name))?.[0] ?? "";
  return {
    filter: {
      actor: said("actor"),
      entity: said("entity"),
      action: said("action"),
      since: day("since"),
      until: day("until"),
    },
    move: readMove(params),
  };
}

/** The address that says it; a new filter begins at the first page. */
export function historyAddress(filter: HistoryFilter, move?: PageMove): string {
  const said = Object.entries({ ...filter, ...writeMove(move) }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return said.length > 0 ? `/history?${new URLSearchParams(said).toString()}` : "/history";
}

/** From the beginning of one day in Shanghai to the end of another. */
export function dayRange(since: string, until: string): DateTimeFilter | undefined {
  const midnight = (day: string, daysLater: number) =>
    `${new Date(Date.parse(`${day}T00:00:00+08:00`) + daysLater * 86_400_000).toISOString().slice(0, 19)}Z`;
  if (!since && !until) return undefined;
  return { ...(since && { gte: midnight(since, 0) }), ...(until && { lt: midnight(until, 1) }) };
}

/** The same as the graph is asked. */
export function historyFilter({ actor, entity, action, since, until }: HistoryFilter): HistoryEntryFilter {
  const at = dayRange(since, until);
  return {
    ...(actor && { actor: { startsWith: actor } }),
    ...(entity && { entity: { eq: entity } }),
    ...(action && { action: { eq: action } }),
    ...(at && { at }),
  };
}
