import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { useViewer } from "../../features/accounts/viewer";
import { gridAddress } from "../../features/grids/addresses";
import { usePeopleHere } from "../../features/people/usePeopleHere";
import type { GridPageQuery } from "../../gql/graphql";
import styles from "./SectionLinks.module.css";
import { type Tab, tabs, writeView } from "./view";

type Grid = NonNullable<GridPageQuery["grid"]>;

function countOf({ pieces, wholeMenu, counts }: Grid): Partial<Record<Tab, number>> {
  return {
    grids: pieces.totalCount,
    partners: counts.partnerUnits,
    services: wholeMenu.totalCount,
    places: counts.servicePlaces,
  };
}

/** The sections of the page, each with its own address. */
export function SectionLinks({ grid, current }: { grid: Grid; current: Tab }) {
  const messages = useMessages();
  const { number } = useFormat();
  const { viewer } = useViewer();
  const people = usePeopleHere(grid.id, Boolean(viewer));
  const counts: Partial<Record<Tab, number>> = { ...countOf(grid), people };
  // Who may see nobody here is not told that there is anybody.
  const shown = tabs.filter((tab) => tab !== "people" || people > 0 || current === "people");
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // On narrow screens the row of sections is wider than the page.
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [current]);
  return (
    <nav className={styles.sections} aria-label={messages.grid.sections}>
      <ul ref={list}>
        {shown.map((tab) => (
          <li key={tab}>
            <Link to={gridAddress(grid.code, writeView(tab))} aria-current={tab === current ? "page" : undefined}>
              {messages.grid.tabs[tab]}
              {counts[tab] ? <span className={styles.count}>{number(counts[tab])}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
