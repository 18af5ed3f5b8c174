import type { JointDuty, PartnerUnitKind, Scope } from "../../gql/graphql";

/** How many partner units are listed at once. */
export const unitsPageSize = 20;

/** Which partner units are listed. */
export interface UnitFilter {
  text: string;
  kind: PartnerUnitKind | undefined;
  duty: JointDuty | undefined;
  scope: Scope;
}
