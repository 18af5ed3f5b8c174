import { useMessages } from "../../app/i18n/language";
import { gridAddress } from "../../features/grids/addresses";
import { useLevelName } from "../../features/grids/names";
import { personAddress } from "../../features/people/addresses";
import { ageOf } from "../../features/people/ages";
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
  const { find, people: words, sex, unitKind, dimension } = useMessages();
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
  const people = (data.people?.nodes ?? []).map((person) => {
    const age = ageOf(person);
    return {
      id: person.id,
      name: person.name,
      kind: [person.sex && sex[person.sex], age !== null && words.years(age)].filter(Boolean).join(" · "),
      where: person.grid?.name ?? "",
      address: personAddress(person.id),
    };
  });
  return [
    { title: find.grids, entries: grids },
    { title: find.people, entries: people },
    { title: find.units, entries: units },
    { title: find.services, entries: services },
  ].filter(({ entries }) => entries.length > 0);
}
