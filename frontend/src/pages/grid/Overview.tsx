import { Link } from "react-router";
import { useMessages } from "../../app/i18n/language";
import { Panel } from "../../components/Panel";
import { gridAddress } from "../../features/grids/addresses";
import { Counts } from "../../features/grids/Counts";
import { Figures } from "../../features/grids/Figures";
import { Nets } from "../../features/grids/Nets";
import { Outline } from "../../features/grids/Outline";
import type { GridPageQuery } from "../../gql/graphql";
import styles from "./Overview.module.css";
import { writeView } from "./view";

/** A grid at a glance. */
export function Overview({ grid }: { grid: NonNullable<GridPageQuery["grid"]> }) {
  const messages = useMessages();
  const hasShape = grid.boundary !== null || grid.pieces.nodes.some(({ boundary }) => boundary !== null);
  return (
    <div className={styles.overview}>
      <Figures grid={grid} className={styles.wide} />
      {hasShape && (
        <Panel
          title={messages.grid.outline}
          extra={<Link to={gridAddress(grid.code, writeView("map"))}>{messages.grid.openMap}</Link>}
          className={styles.outline}
        >
          <Outline grid={grid} maxHeight={340} />
        </Panel>
      )}
      <div className={styles.side}>
        <Counts
          grid={grid}
          addressOf={(tab) => gridAddress(grid.code, writeView(tab, { below: tab === "services" }))}
        />
        <Nets grid={grid} />
      </div>
    </div>
  );
}
