import type { Scope, ServiceDimension, ServicePlaceKind } from "../../gql/graphql";

/** How many lines of a menu, and how many places, are listed at once. */
export const servicesPageSize = 100;
export const placesPageSize = 30;

/** Which services are listed. */
export interface ServiceFilter {
  text: string;
  dimension: ServiceDimension | undefined;
  /** Everything offered in the subtree, instead of the menu that holds here. */
  below: boolean;
}

/** Which places are listed. */
export interface PlaceFilter {
  text: string;
  kind: ServicePlaceKind | undefined;
  scope: Scope;
}
