import type { PageMove } from "./Pager";

/** The arguments of a connection for the page that an address names. */
export function pageArguments(size: number, { after, before }: PageMove) {
  if (before) return { last: size, before };
  return { first: size, ...(after && { after }) };
}

/** Where a list stands, from an address. */
export function readMove(params: URLSearchParams): PageMove {
  const [after, before] = [params.get("after"), params.get("before")];
  const page = Number.parseInt(params.get("page") ?? "1", 10);
  return { page: page > 1 ? page : 1, ...(after && { after }), ...(before && { before }) };
}

/** The same written into an address; the first page leaves no trace. */
export function writeMove(move: PageMove | undefined): Record<string, string | undefined> {
  if (!move || move.page <= 1) return {};
  return { page: String(move.page), after: move.after, before: move.before };
}
