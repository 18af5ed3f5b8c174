import { useNavigate } from "react-router";
import { pieceHue } from "../../app/theme/palette";
import { useTheme } from "../../app/theme/theme";
import type { GridOutlineFragment } from "../../gql/graphql";
import { gridAddress } from "./addresses";
import styles from "./Outline.module.css";
import { boundsOf, drawing } from "./projection";
import { shortName } from "./shortName";

const width = 400;
const mostLabels = 12;

interface OutlineProps {
  grid: GridOutlineFragment;
  /** How high it may become, in pixels. */
  maxHeight: number;
  labels?: boolean;
}

/** A still picture of a grid and the pieces it is cut into. The list of grids beside it says the same in words. */
export function Outline({ grid, maxHeight, labels = true }: OutlineProps) {
  const navigate = useNavigate();
  const { palette } = useTheme();
  const pieces = grid.pieces.nodes.filter(({ boundary }) => boundary !== null);
  const bounds = boundsOf([grid.boundary, ...pieces.map(({ boundary }) => boundary)]);
  if (!bounds) return null;
  const { height, place, path } = drawing(bounds, width);
  return (
    <div
      className={styles.outline}
      style={{ aspectRatio: `${width} / ${height}`, maxWidth: (maxHeight * width) / height }}
      aria-hidden
    >
      <svg viewBox={`0 0 ${width} ${height}`}>
        <path d={path(grid.boundary)} className={styles.ground} />
        {pieces.map((piece, index) => (
          <path
            key={piece.id}
            d={path(piece.boundary)}
            fill={pieceHue(palette, index)}
            className={styles.piece}
            onClick={() => void navigate(gridAddress(piece.code))}
          >
            <title>{piece.name}</title>
          </path>
        ))}
        <path d={path(grid.boundary)} className={styles.rim} />
      </svg>
      {labels &&
        pieces.length <= mostLabels &&
        pieces.map(({ id, name, point, boundary }) => {
          const box = boundsOf([boundary]);
          if (point?.type !== "Point" || !box) return null;
          const [x, y] = place(point.coordinates);
          const maxWidth = (box.east - box.west) / (bounds.east - bounds.west);
          return (
            <span
              key={id}
              className={styles.label}
              style={{ left: percent(x / width), top: percent(y / height), maxWidth: percent(maxWidth) }}
              lang="zh-CN"
            >
              {shortName(name, grid.name)}
            </span>
          );
        })}
    </div>
  );
}

function percent(share: number) {
  return `${share * 100}%`;
}
