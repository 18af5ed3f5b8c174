import { createContext, use } from "react";
import type { TreeGridFragment } from "../../../gql/graphql";

interface Tree {
  /** Code of the grid that is being looked at. */
  current: string | undefined;
  /** From the root down to the current grid. */
  way: TreeGridFragment[];
  isOpen: (code: string) => boolean;
  toggle: (code: string) => void;
}

export const TreeContext = createContext<Tree | null>(null);

export function useTree(): Tree {
  const tree = use(TreeContext);
  if (!tree) throw new Error("useTree is used outside GridTree");
  return tree;
}
