import { RightOutlined } from "@ant-design/icons";
import { type MouseEvent, useEffect, useId, useRef } from "react";
import { Link } from "react-router";
import type { TreeGridFragment } from "../../../gql/graphql";
import { gridAddress } from "../addresses";
import { Name, useLevelName } from "../names";
import styles from "./GridTree.module.css";
import { TreeBranch } from "./TreeBranch";
import { useTree } from "./treeContext";

/** Brings a row to the middle of the tree, unless it can be seen already. */
function reveal(row: HTMLElement) {
  const tree = row.closest("[role=tree]")?.parentElement?.getBoundingClientRect();
  const { top, bottom } = row.getBoundingClientRect();
  if (tree && (top < tree.top || bottom > tree.bottom)) row.scrollIntoView({ block: "center" });
}

/** One grid of the tree, with its branch below when that is open (WAI-ARIA navigation tree view). */
export function TreeItem({ grid, depth }: { grid: TreeGridFragment; depth: number }) {
  const { current, isOpen, toggle } = useTree();
  const levelName = useLevelName();
  const branch = useId();
  const row = useRef<HTMLAnchorElement>(null);
  const isCurrent = grid.code === current;
  const open = grid.hasChildren && isOpen(grid.code);

  useEffect(() => {
    if (isCurrent && row.current) reveal(row.current);
  }, [isCurrent]);

  const onToggle = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    toggle(grid.code);
  };
  return (
    <li role="none">
      <Link
        ref={row}
        to={gridAddress(grid.code)}
        role="treeitem"
        aria-level={depth}
        aria-expanded={grid.hasChildren ? open : undefined}
        aria-owns={open ? branch : undefined}
        aria-current={isCurrent ? "page" : undefined}
        tabIndex={-1}
        data-code={grid.code}
        className={styles.item}
        style={{ paddingInlineStart: (depth - 1) * 14 + 6 }}
      >
        <span className={styles.toggle} data-shown={grid.hasChildren} aria-hidden onClick={onToggle}>
          <RightOutlined />
        </span>
        <span className={styles.name} data-closed={grid.closedOn !== null}>
          <Name>{grid.name}</Name>
        </span>
        <span className={styles.level}>{levelName(grid)}</span>
      </Link>
      {open && (
        <ul role="group" id={branch}>
          <TreeBranch parent={grid.code} depth={depth + 1} />
        </ul>
      )}
    </li>
  );
}
