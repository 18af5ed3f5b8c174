const sameForEveryNeighbour = /(社区)?(居民委员会|居委会)$|村民委员会$|村委会$|网格$/;

/** A name as short as a map needs it: without what every neighbour's name ends in, and what it takes from the grid above. */
export function shortName(name: string, above: string): string {
  const own = name.replace(sameForEveryNeighbour, "");
  const before = above.replace(sameForEveryNeighbour, "");
  // 湛山寺路3—9号 says enough as 3—9号; 湛山二路 would not as 二路.
  const rest = own.startsWith(before) ? own.slice(before.length) : "";
  return /^\d/.test(rest) ? rest : own;
}
