import { useQuery } from "urql";
import { PeopleHereDocument } from "../../gql/graphql";

/** How many people the viewer sees in a grid and below it. Strangers see none, and nothing is asked for them. */
export function usePeopleHere(grid: string, isSignedIn: boolean): number {
  const [{ data }] = useQuery({ query: PeopleHereDocument, variables: { grid }, pause: !isSignedIn });
  return isSignedIn ? (data?.people.totalCount ?? 0) : 0;
}
