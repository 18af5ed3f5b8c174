import { Table, type TableColumnsType } from "antd";
import { Link } from "react-router";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { Chip } from "../../components/Chip";
import { FilterBar } from "../../components/FilterBar";
import { type PageMove, Pager } from "../../components/Pager";
import { Panel } from "../../components/Panel";
import { Nothing, NothingFound } from "../../components/states";
import type { ChildGridFragment, GridChildrenPartFragment } from "../../gql/graphql";
import { gridAddress } from "./addresses";
import { childrenPageSize } from "./pageSizes";
import styles from "./ChildrenTable.module.css";
import { Name, useLevelName } from "./names";

interface ChildrenTableProps {
  grid: GridChildrenPartFragment;
  text: string;
  onText: (text: string) => void;
  page: number;
  addressOf: (move: PageMove) => string;
}

/** What there is to say of these grids; a column that none of them fills is left out. */
function useColumns(grids: ChildGridFragment[]): TableColumnsType<ChildGridFragment> {
  const messages = useMessages();
  const { number, date } = useFormat();
  const levelName = useLevelName();
  const count = (value: number | null | undefined) => (value == null ? "—" : number(value));
  return [
    {
      title: messages.children.name,
      key: "name",
      minWidth: 160,
      render: (_, grid) => (
        <>
          <Link to={gridAddress(grid.code)} className={styles.name}>
            <Name>{grid.name}</Name>
          </Link>{" "}
          {grid.closedOn && <Chip tone="warn">{messages.grid.closedOn(date(grid.closedOn))}</Chip>}
          <span className={styles.code}>{grid.code}</span>
        </>
      ),
    },
    {
      title: messages.children.level,
      key: "level",
      responsive: ["sm"],
      render: (_, grid) => levelName(grid),
    },
    {
      title: messages.children.management,
      key: "management",
      responsive: ["xl"],
      hidden: grids.every(({ management }) => !management),
      render: (_, { management }) => management && messages.management[management],
    },
    {
      title: messages.children.brand,
      key: "brand",
      responsive: ["lg"],
      hidden: grids.every(({ brand }) => !brand),
      render: (_, { brand }) =>
        brand && (
          <Chip tone="seal">
            <Name>{brand}</Name>
          </Chip>
        ),
    },
    {
      title: messages.grid.households,
      key: "households",
      align: "right",
      responsive: ["xl"],
      render: (_, grid) => count(grid.figures?.households),
    },
    {
      title: messages.grid.residents,
      key: "residents",
      align: "right",
      render: (_, grid) => count(grid.figures?.residents),
    },
    { title: messages.children.below, key: "below", align: "right", render: (_, grid) => count(grid.below.totalCount) },
  ];
}

/** The grids one step below, a page at a time. */
export default function ChildrenTable({ grid, text, onText, page, addressOf }: ChildrenTableProps) {
  const messages = useMessages();
  const { number } = useFormat();
  const { nodes, pageInfo, totalCount } = grid.children;
  const columns = useColumns(nodes);
  return (
    <Panel title={messages.children.label}>
      <FilterBar
        text={text}
        label={messages.children.search}
        onText={onText}
        total={messages.children.total(number(totalCount))}
      />
      {nodes.length === 0 && !text && <Nothing>{messages.children.empty}</Nothing>}
      {nodes.length === 0 && text && (
        <NothingFound
          onClear={() => {
            onText("");
          }}
        />
      )}
      {nodes.length > 0 && (
        <Table
          className={styles.table}
          rowKey="id"
          columns={columns}
          dataSource={nodes}
          pagination={false}
          size="medium"
        />
      )}
      <Pager page={page} pageSize={childrenPageSize} total={totalCount} ends={pageInfo} addressOf={addressOf} />
    </Panel>
  );
}
