import { type ReactNode, useState } from "react";
import { useQuery } from "urql";
import { useMessages } from "../../../app/i18n/language";
import {
  type TreeGridFragment,
  TreeChildrenDocument,
  TreeRootsDocument,
  type TreeRootsQuery,
} from "../../../gql/graphql";
import styles from "./GridTree.module.css";
import { useTree } from "./treeContext";
import { TreeItem } from "./TreeItem";

interface TreeBranchProps {
  parent: string | null;
  depth: number;
  after?: string | null;
}

type Page = TreeRootsQuery["roots"];

function usePage(parent: string | null, after: string | null) {
  const [roots, reloadRoots] = useQuery({
    query: TreeRootsDocument,
    variables: { after },
    requestPolicy: "cache-first",
    pause: parent !== null,
  });
  const [children, reloadChildren] = useQuery({
    query: TreeChildrenDocument,
    variables: { code: parent ?? "", after },
    requestPolicy: "cache-first",
    pause: parent === null,
  });
  return parent === null
    ? { page: roots.data?.roots, error: roots.error, reload: reloadRoots }
    : { page: children.data?.grid?.children, error: children.error, reload: reloadChildren };
}

/** The grid of this branch on the way to the current one, when it lies beyond the page. Branches are in order of code. */
function useStepBeyond(parent: string | null, depth: number, page: Page | undefined): TreeGridFragment | undefined {
  const { way } = useTree();
  const [above, step] = [way[depth - 2], way[depth - 1]];
  const last = page?.nodes.at(-1);
  const leadsHere = (above?.code ?? null) === parent;
  return step && last && leadsHere && step.code > last.code ? step : undefined;
}

/**
 * One page of a level; the next one follows when it is asked for. The way to the current grid is shown at once, however
 * many pages lie before it.
 */
export function TreeBranch({ parent, depth, after = null }: TreeBranchProps) {
  const messages = useMessages();
  const [wantsMore, setWantsMore] = useState(false);
  const { page, error, reload } = usePage(parent, after);
  const stepBeyond = useStepBeyond(parent, depth, page);

  if (error && !page) {
    return (
      <TreeButton
        depth={depth}
        onPress={() => {
          reload({ requestPolicy: "network-only" });
        }}
      >
        {messages.failure}
        {messages.colon}
        {messages.retry}
      </TreeButton>
    );
  }
  if (!page) return <TreeNote depth={depth}>{messages.loading}…</TreeNote>;
  if (page.nodes.length === 0) return parent === null ? <TreeNote depth={depth}>{messages.tree.empty}</TreeNote> : null;
  return (
    <>
      {page.nodes.map((grid) => (
        <TreeItem key={grid.id} grid={grid} depth={depth} />
      ))}
      {page.pageInfo.hasNextPage && wantsMore && (
        <TreeBranch parent={parent} depth={depth} after={page.pageInfo.endCursor} />
      )}
      {page.pageInfo.hasNextPage && !wantsMore && (
        <TreeButton
          depth={depth}
          onPress={() => {
            setWantsMore(true);
          }}
        >
          {messages.tree.more}
        </TreeButton>
      )}
      {stepBeyond && !wantsMore && <TreeItem grid={stepBeyond} depth={depth} />}
    </>
  );
}

interface TreeRowProps {
  depth: number;
  children: ReactNode;
}

function TreeButton({ depth, onPress, children }: TreeRowProps & { onPress: () => void }) {
  return (
    <li role="none">
      <button
        type="button"
        role="treeitem"
        aria-level={depth}
        tabIndex={-1}
        className={styles.more}
        style={{ paddingInlineStart: indent(depth) }}
        onClick={onPress}
      >
        {children}
      </button>
    </li>
  );
}

function TreeNote({ depth, children }: TreeRowProps) {
  return (
    <li role="none" className={styles.note} style={{ paddingInlineStart: indent(depth) }}>
      {children}
    </li>
  );
}

/** Where the name of a row begins. */
function indent(depth: number) {
  return (depth - 1) * 14 + 34;
}
