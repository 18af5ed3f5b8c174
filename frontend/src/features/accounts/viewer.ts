import { createContext, use } from "react";
import type { CombinedError } from "urql";
import type { ViewerFragment } from "../../gql/graphql";

export interface KnownViewer {
  /** Null for a stranger, undefined while the server has not told. */
  viewer: ViewerFragment | null | undefined;
  seesHistory: boolean;
  error: CombinedError | undefined;
  askAgain: () => void;
}

export const ViewerContext = createContext<KnownViewer | null>(null);

export function useViewer(): KnownViewer {
  const known = use(ViewerContext);
  if (!known) throw new Error("useViewer is used outside ViewerProvider");
  return known;
}
