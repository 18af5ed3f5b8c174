import { Link } from "react-router";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { Panel } from "../../components/Panel";
import type { GridCountsPartFragment } from "../../gql/graphql";
import styles from "./Counts.module.css";

interface CountsProps {
  grid: GridCountsPartFragment;
  /** Address of the section that lists what was counted. */
  addressOf: (tab: "grids" | "partners" | "services" | "places") => string;
}

/** How much there is within the bounds of a grid, each line leading to its list. What there is none of is left out. */
export function Counts({ grid: { level, counts }, addressOf }: CountsProps) {
  const { grid } = useMessages();
  const { number } = useFormat();
  const lines = [
    { name: grid.communities, count: counts.communities, level: "COMMUNITY", tab: "grids" },
    { name: grid.grids, count: counts.grids, level: "GRID", tab: "grids" },
    { name: grid.microGrids, count: counts.microGrids, level: "MICRO_GRID", tab: "grids" },
    { name: grid.buildingGrids, count: counts.buildings, level: "BUILDING", tab: "grids" },
    { name: grid.partnerUnits, count: counts.partnerUnits, level: null, tab: "partners" },
    { name: grid.resources, count: counts.resources, level: null, tab: "partners" },
    { name: grid.serviceItems, count: counts.serviceItems, level: null, tab: "services" },
    { name: grid.servicePlaces, count: counts.servicePlaces, level: null, tab: "places" },
    { name: grid.devices, count: counts.devices, level: null, tab: "places" },
  ] as const;
  const shown = lines.filter((line) => line.count > 0 && line.level !== level);
  if (shown.length === 0) return null;
  return (
    <Panel title={grid.counts}>
      <dl className={styles.lines}>
        {shown.map(({ name, count, tab }) => (
          <div key={name} className={styles.line}>
            <dt>
              <Link to={addressOf(tab)}>{name}</Link>
            </dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
