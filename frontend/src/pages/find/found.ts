import { useMessages } from "../../app/i18n/language";
import { gridAddress } from "../../features/grids/addresses";
import { useLevelName } from "../../features/grids/names";
import type { QuickFindQuery } from "../../gql/graphql";

export interface Found {
  id: string;
  name: string;
  kind: string;
  where: string;
  address: string;
}

export interface FoundGroup {
  title: string;
  entries: Found[];
}

/** What was found, by kind, each with the address that shows it. */
export function useFoundGroups(data: QuickFindQuery | undefined): FoundGroup[] {
  const { find, unitKind, dimension } = useMessages();
  const levelName = useLevelName();
  if (!data) return [];
  const grids = data.grids.nodes.map((grid) => ({
    id: grid.id,
    name: grid.name,
    kind: levelName(grid),
    where: grid.ancestors.map(({ name }) => name).join(" / "),
    address: gridAddress(grid.code),
  }));
  const units = data.partnerUnits.nodes.flatMap(({ id, name, kind, grid }) =>
    grid
      ? [
          {
            id,
            name,
            kind: unitKind[kind],
            where: grid.name,
            address: gridAddress(grid.code, { tab: "partners", q: name, open: id }),
          },
        ]
      : [],
  );
  const services = data.serviceItems.nodes.flatMap((item) =>
    item.grid
      ? [
          {
            id: item.id,
            name: item.name,
            kind: dimension[item.dimension],
            where: item.grid.name,
            address: gridAddress(item.grid.code, { tab: "services", q: item.name }),
          },
        ]
      : [],
  );
  return [
    { title: find.grids, entries: grids },
    { title: find.units, entries: units },
    { title: find.services, entries: services },
  ].filter(({ entries }) => entries.length > 0);
}
