import { type KeyboardEvent, useState } from "react";
import { useQuery } from "urql";
import { useMessages } from "../../../app/i18n/language";
import { useKnown } from "../../../components/useKnown";
import { type TreeGridFragment, TreePathDocument } from "../../../gql/graphql";
import styles from "./GridTree.module.css";
import { moveFocus } from "./keyboard";
import { TreeBranch } from "./TreeBranch";
import { TreeContext } from "./treeContext";
import { useOpenBranches } from "./useOpenBranches";

/** From the root to the current grid. Until it is known, the way to the one before, so that no branch closes meanwhile. */
function useWay(current: string | undefined): TreeGridFragment[] {
  const [{ data }] = useQuery({ query: TreePathDocument, variables: { code: current ?? "" }, pause: !current });
  const grid = useKnown(data?.grid);
  return current && grid ? [...grid.ancestors, grid] : [];
}

/** The area tree, one level at a time, open at the grid that is being looked at (WAI-ARIA navigation tree view). */
export function GridTree({ current }: { current: string | undefined }) {
  const messages = useMessages();
  const way = useWay(current);
  const { isOpen, toggle } = useOpenBranches(
    way.map(({ code }) => code),
    current,
  );
  const [holdsFocus, setHoldsFocus] = useState(false);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const item = (event.target as HTMLElement).closest<HTMLElement>("[role=treeitem]");
    const code = item?.dataset.code;
    const opensOrCloses =
      (event.key === "ArrowRight" && item?.ariaExpanded === "false") ||
      (event.key === "ArrowLeft" && item?.ariaExpanded === "true");
    if (event.key === " ") item?.click();
    else if (opensOrCloses && code) toggle(code);
    else if (!moveFocus(event.currentTarget, event.key, item)) return;
    event.preventDefault();
  };
  return (
    <TreeContext value={{ way, current, isOpen, toggle }}>
      <ul
        role="tree"
        aria-label={messages.tree.label}
        className={styles.tree}
        tabIndex={holdsFocus ? -1 : 0}
        onFocus={(event) => {
          setHoldsFocus(true);
          if (event.target === event.currentTarget) moveFocus(event.currentTarget, "enter");
        }}
        onBlur={(event) => {
          setHoldsFocus(event.currentTarget.contains(event.relatedTarget));
        }}
        onKeyDown={onKeyDown}
      >
        <TreeBranch parent={null} depth={1} />
      </ul>
    </TreeContext>
  );
}
