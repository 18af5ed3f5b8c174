import { useNavigate } from "react-router";
import { pieceHue } from "../../app/theme/palette";
import { useTheme } from "../../app/theme/theme";
import type { GridOutlineFragment } from "../../gql/graphql";
import { gridAddress } from "./addresses";
import styles from "./Outline.module.css";
import { boundsOf, drawing } from "./projection";

const width = 400;

/** A name without the words that every neighbour's name ends in, so that it fits into its piece. */
function shortName(name: string) {
  return name.replace(/(社区)?(居民委员会|居委会)$|村民委员会$|村委会$|网格$/, "").slice(0, 8);
}

/** A still picture of a grid and the pieces it is cut into. The list of grids beside it says the same in words. */
export function Outline({ grid, labels = true }: { grid: GridOutlineFragment; labels?: boolean }) {
  const navigate = useNavigate();
  const { palette } = useTheme();
  const pieces = grid.pieces.nodes.filter(({ boundary }) => boundary !== null);
  const bounds = boundsOf([grid.boundary, ...pieces.map(({ boundary }) => boundary)]);
  if (!bounds) return null;
  const { height, place, path } = drawing(bounds, width);
  return (
    <svg className={styles.outline} viewBox={`-4 -4 ${width + 8} ${height + 8}`} aria-hidden>
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
      {labels &&
        pieces.length <= 12 &&
        pieces.map(({ id, name, point }) => {
          if (point?.type !== "Point") return null;
          const [x, y] = place(point.coordinates);
          return (
            <text key={id} x={x} y={y} className={styles.label} lang="zh-CN">
              {shortName(name)}
            </text>
          );
        })}
    </svg>
  );
}
