import { shanghaiNow } from "../../components/week";
import type { ListedPersonFragment } from "../../gql/graphql";

/** Whole years from a day of birth to another day, both YYYY-MM-DD. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** Age in whole years; the dead grow no older. */
export function ageOf({ bornOn, deceasedOn }: Pick<ListedPersonFragment, "bornOn" | "deceasedOn">): number | null {
  return bornOn === null ? null : ageOn(bornOn, deceasedOn ?? shanghaiNow(new Date()).day);
}
