/** The address of a grid's page. `search` holds what its sections add: tab, filters, page. */
export function gridAddress(code: string, search?: Record<string, string>): string {
  const query = search ? `?${new URLSearchParams(search).toString()}` : "";
  return `/grids/${encodeURIComponent(code)}${query}`;
}
