import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { useFormat } from "../../../app/i18n/format";
import { useMessages } from "../../../app/i18n/language";
import { Panel } from "../../../components/Panel";
import { Loading, Nothing } from "../../../components/states";
import { gridAddress } from "../../../features/grids/addresses";
import { Outline } from "../../../features/grids/Outline";
import { Name } from "../../../features/grids/names";
import type { GridPageQuery } from "../../../gql/graphql";
import styles from "./MapSection.module.css";

const GridMap = lazy(() => import("./GridMap"));

// Always the same empty list, since a new one would draw the map anew.
const notAskedFor: never[] = [];

/** The map of a grid, and beside it a list that says the same without it. */
export default function MapSection({ grid }: { grid: NonNullable<GridPageQuery["grid"]> }) {
  const { map } = useMessages();
  const [highlighted, highlight] = useState<string | null>(null);
  const places = grid.mappedPlaces?.nodes ?? notAskedFor;
  const units = grid.mappedUnits?.nodes ?? notAskedFor;
  const pieces = grid.pieces.nodes;
  const drawable =
    [grid, ...pieces].some(({ boundary }) => boundary) || [...places, ...units].some(({ point }) => point);
  if (!drawable) {
    return (
      <Panel title={map.label}>
        <Nothing>{map.noShape}</Nothing>
      </Panel>
    );
  }
  return (
    <div className={styles.section}>
      <Suspense
        fallback={
          <div className={styles.waiting}>
            <Loading rows={4} />
          </div>
        }
      >
        <GridMap grid={grid} places={places} units={units} highlighted={highlighted} onHighlight={highlight} />
      </Suspense>
      <div className={styles.paper}>
        <Outline grid={grid} maxHeight={400} />
      </div>
      <div className={styles.lists}>
        <PointList title={map.pieces} tone="piece" total={grid.pieces.totalCount}>
          {pieces.map(({ id, code, name }) => (
            <li
              key={id}
              data-highlighted={highlighted === code}
              onMouseEnter={() => {
                highlight(code);
              }}
              onMouseLeave={() => {
                highlight(null);
              }}
            >
              <Link
                to={gridAddress(code, { tab: "map" })}
                onFocus={() => {
                  highlight(code);
                }}
                onBlur={() => {
                  highlight(null);
                }}
              >
                <Name>{name}</Name>
              </Link>
            </li>
          ))}
        </PointList>
        <PointList title={map.places} tone="place" total={grid.counts.servicePlaces}>
          {places.map(({ id, name }) => (
            <li key={id}>
              <Link to={gridAddress(grid.code, { tab: "places", q: name })}>
                <Name>{name}</Name>
              </Link>
            </li>
          ))}
        </PointList>
        <PointList title={map.units} tone="unit" total={grid.counts.partnerUnits}>
          {units.map(({ id, name }) => (
            <li key={id}>
              <Link to={gridAddress(grid.code, { tab: "partners", q: name, open: id })}>
                <Name>{name}</Name>
              </Link>
            </li>
          ))}
        </PointList>
      </div>
    </div>
  );
}

interface PointListProps {
  title: string;
  tone: "piece" | "place" | "unit";
  /** How many there are; not all of them may be listed. */
  total: number;
  children: React.ReactNode[];
}

function PointList({ title, tone, total, children }: PointListProps) {
  const { map } = useMessages();
  const { number } = useFormat();
  if (children.length === 0) return null;
  return (
    <details className={styles.list} open={tone !== "unit"}>
      <summary>
        <span className={styles.mark} data-tone={tone} aria-hidden /> {title}{" "}
        <small>{children.length < total ? map.first(children.length, number(total)) : number(total)}</small>
      </summary>
      <ul>{children}</ul>
    </details>
  );
}
