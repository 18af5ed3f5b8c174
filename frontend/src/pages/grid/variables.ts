import type { PageMove } from "../../components/Pager";
import { childrenPageSize } from "../../features/grids/pageSizes";
import { unitsPageSize } from "../../features/partners/unitFilter";
import { placesPageSize, servicesPageSize } from "../../features/services/filters";
import type { GridPageQueryVariables } from "../../gql/graphql";
import type { Tab, View } from "./view";

type PagingKeys<Prefix extends string> = `${Prefix}${"First" | "Last"}`;
type CursorKeys<Prefix extends string> = `${Prefix}${"After" | "Before"}`;
type Paging<Prefix extends string> = Partial<Record<PagingKeys<Prefix>, number>> &
  Partial<Record<CursorKeys<Prefix>, string>>;

function paging<Prefix extends string>(prefix: Prefix, size: number, { after, before }: PageMove): Paging<Prefix> {
  const entries = before
    ? [
        ["Last", size],
        ["Before", before],
      ]
    : [["First", size], ...(after ? [["After", after]] : [])];
  return Object.fromEntries(entries.map(([key, value]) => [`${prefix}${String(key)}`, value])) as Paging<Prefix>;
}

const start: PageMove = { page: 1 };
const some = <Values extends object>(values: Values) =>
  Object.values(values).some((value) => value !== undefined) ? values : undefined;

/** What the one query of a grid's page is asked with. Only the section that is shown is filtered and turned. */
export function gridPageVariables(code: string, view: View): GridPageQueryVariables {
  const { tab, units, services, places } = view;
  const moveOf = (owner: Tab) => (tab === owner ? view.move : start);
  return {
    code,
    childFilter: some({ text: view.text || undefined }),
    ...paging("child", childrenPageSize, moveOf("grids")),
    unitScope: units.scope,
    unitFilter: some({ text: units.text || undefined, kind: units.kind && { eq: units.kind }, duty: units.duty }),
    ...paging("unit", unitsPageSize, moveOf("partners")),
    below: services.below,
    serviceFilter: some({
      text: services.text || undefined,
      dimension: services.dimension && { eq: services.dimension },
    }),
    ...paging("service", servicesPageSize, moveOf("services")),
    placeScope: places.scope,
    placeFilter: some({ text: places.text || undefined, kind: places.kind && { eq: places.kind } }),
    ...paging("place", placesPageSize, moveOf("places")),
    onMap: tab === "map",
  };
}
