import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Link } from "react-router";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { Chip } from "../../components/Chip";
import type { GridHeadingFragment } from "../../gql/graphql";
import { gridAddress } from "./addresses";
import styles from "./GridHeader.module.css";
import { Name, useLevelName } from "./names";

/** What a grid is: where it lies, its name, level, code, brand and how it is managed. */
export function GridHeader({ grid }: { grid: GridHeadingFragment }) {
  const messages = useMessages();
  const format = useFormat();
  const levelName = useLevelName();
  return (
    <header className={styles.header}>
      <nav aria-label={messages.grid.path}>
        <ol className={styles.path}>
          {grid.ancestors.map(({ id, code, name }) => (
            <li key={id}>
              <Link to={gridAddress(code)}>
                <Name>{name}</Name>
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles.line}>
        <h1 className={styles.name}>
          <Name>{grid.name}</Name>
        </h1>
        {grid.brand && (
          <span className={styles.brand} title={messages.grid.brand}>
            <Name>{grid.brand}</Name>
          </span>
        )}
        <Button
          type="text"
          className={styles.print}
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => {
            print();
          }}
        >
          {messages.grid.print}
        </Button>
      </div>
      <p className={styles.facts}>
        <Chip tone="primary">{levelName(grid)}</Chip>
        {grid.management && <Chip>{messages.management[grid.management]}</Chip>}
        {grid.closedOn && <Chip tone="warn">{messages.grid.closedOn(format.date(grid.closedOn))}</Chip>}
        <span>
          {messages.grid.code} <span className={styles.code}>{grid.code}</span>
        </span>
        {grid.openedOn && <span>{messages.grid.openedOn(format.date(grid.openedOn))}</span>}
      </p>
    </header>
  );
}
