import { useMessages } from "../../app/i18n/language";
import { Panel } from "../../components/Panel";
import type { GridNetsPartFragment } from "../../gql/graphql";
import { Name } from "./names";
import styles from "./Nets.module.css";

/** The nets merged in a grid and the body that answers for each. */
export function Nets({ grid: { nets } }: { grid: GridNetsPartFragment }) {
  const { grid, net } = useMessages();
  return (
    <Panel title={grid.nets}>
      {nets.length === 0 ? (
        <p className={styles.none}>{grid.noNets}</p>
      ) : (
        <dl className={styles.nets}>
          {nets.map(({ id, kind, responsible }) => (
            <div key={id}>
              <dt>{net[kind]}</dt>
              <dd>
                <Name>{responsible}</Name>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
