import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { Panel } from "../../components/Panel";
import type { FiguresFragment, GridFiguresPartFragment } from "../../gql/graphql";
import styles from "./Figures.module.css";

function useFigures() {
  const { grid } = useMessages();
  const { number, permille } = useFormat();
  return (figures: FiguresFragment) =>
    [
      { name: grid.households, value: figures.households, text: number },
      { name: grid.residents, value: figures.residents, text: number },
      { name: grid.over60, value: figures.over60Permille, text: permille },
      { name: grid.shops, value: figures.shops, text: number },
      { name: grid.buildings, value: figures.buildings, text: number },
    ].map(({ name, value, text }) => ({ name, text: value === null ? null : text(value) }));
}

/** The newest figures of a grid with their day, and the earlier ones in a table. What was not counted is left out. */
export function Figures({ grid, className }: { grid: GridFiguresPartFragment; className?: string | undefined }) {
  const messages = useMessages();
  const { date } = useFormat();
  const figuresOf = useFigures();
  const { figures, figuresHistory } = grid;
  if (!figures) {
    return (
      <Panel title={messages.grid.figures} className={className}>
        <p className={styles.none}>{messages.grid.noFigures}</p>
      </Panel>
    );
  }
  return (
    <Panel title={messages.grid.figures} note={messages.grid.asOf(date(figures.asOf))} className={className}>
      <dl className={styles.cards}>
        {figuresOf(figures)
          .filter(({ text }) => text !== null)
          .map(({ name, text }) => (
            <div key={name} className={styles.card}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {figuresHistory.length > 1 && <History history={figuresHistory} />}
    </Panel>
  );
}

function History({ history }: { history: FiguresFragment[] }) {
  const messages = useMessages();
  const { date } = useFormat();
  const figuresOf = useFigures();
  const all = history.map((figures) => ({ ...figures, cells: figuresOf(figures) }));
  const wasCounted = (place: number) => all.some(({ cells }) => cells[place]?.text != null);
  const rows = all.map(({ cells, ...figures }) => ({
    ...figures,
    cells: cells.filter((_, place) => wasCounted(place)),
  }));
  return (
    <details className={styles.history}>
      <summary>{messages.grid.history}</summary>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={messages.grid.history}>
        <table>
          <thead>
            <tr>
              <td />
              {rows[0]?.cells.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, asOf, cells }) => (
              <tr key={id}>
                <th scope="row">{date(asOf)}</th>
                {cells.map(({ name, text }) => (
                  <td key={name}>{text ?? "—"}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
