import { Table } from "antd";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { Choice } from "../../components/Choice";
import { ListFilters } from "../../components/ListFilters";
import { Listing } from "../../components/Listing";
import { type PageMove, Pager } from "../../components/Pager";
import { Panel } from "../../components/Panel";
import { Nothing, NothingFound } from "../../components/states";
import type { GridUnitsPartFragment, UnitFragment } from "../../gql/graphql";
import { unitsPageSize, type UnitFilter } from "./unitFilter";
import { Name } from "../grids/names";
import styles from "./PartnerUnits.module.css";
import { UnitDetails } from "./UnitDetails";
import { useUnitColumns } from "./unitColumns";

interface PartnerUnitsProps {
  grid: GridUnitsPartFragment;
  filter: UnitFilter;
  onFilter: (change: Partial<UnitFilter>) => void;
  /** Ids of the units whose inventory is shown. */
  opened: string[];
  onOpened: (ids: string[]) => void;
  page: number;
  addressOf: (move: PageMove) => string;
}

/** The partner units of a grid, each with its inventory. */
export default function PartnerUnits({ grid, filter, onFilter, opened, onOpened, page, addressOf }: PartnerUnitsProps) {
  const messages = useMessages();
  const { nodes, pageInfo, totalCount } = grid.partnerUnits;
  const isFiltered = [filter.text, filter.kind, filter.duty].some(Boolean);
  return (
    <Panel title={messages.partners.label} note={<Alliances alliances={grid.alliances} />}>
      <UnitFilters filter={filter} onFilter={onFilter} total={totalCount} />
      {nodes.length > 0 && <UnitTable units={nodes} opened={opened} onOpened={onOpened} />}
      {nodes.length === 0 && !isFiltered && <Nothing>{messages.partners.empty}</Nothing>}
      {nodes.length === 0 && isFiltered && (
        <NothingFound
          onClear={() => {
            onFilter({ text: "", kind: undefined, duty: undefined });
          }}
        />
      )}
      <Pager page={page} pageSize={unitsPageSize} total={totalCount} ends={pageInfo} addressOf={addressOf} />
    </Panel>
  );
}

function Alliances({ alliances }: Pick<GridUnitsPartFragment, "alliances">) {
  const { partners } = useMessages();
  return (
    <Listing
      items={alliances.map(({ id, name, memberCount }) => ({
        id,
        text: (
          <>
            <Name>{name}</Name> · {partners.members(memberCount)}
          </>
        ),
      }))}
    />
  );
}

function UnitFilters({ filter, onFilter, total }: Pick<PartnerUnitsProps, "filter" | "onFilter"> & { total: number }) {
  const messages = useMessages();
  const { number } = useFormat();
  return (
    <ListFilters
      filter={filter}
      onFilter={onFilter}
      words={messages.partners}
      kinds={messages.unitKind}
      total={messages.partners.total(number(total))}
    >
      <Choice
        label={messages.partners.duty}
        all={messages.partners.allDuties}
        names={messages.duty}
        value={filter.duty}
        onChange={(duty) => {
          onFilter({ duty });
        }}
      />
    </ListFilters>
  );
}

type UnitTableProps = Pick<PartnerUnitsProps, "opened" | "onOpened"> & { units: UnitFragment[] };

function UnitTable({ units, opened, onOpened }: UnitTableProps) {
  const messages = useMessages();
  return (
    <Table
      className={styles.table}
      rowKey="id"
      size="medium"
      columns={useUnitColumns()}
      dataSource={units}
      pagination={false}
      expandable={{
        columnTitle: <span className="visually-hidden">{messages.partners.inventoryColumn}</span>,
        expandRowByClick: true,
        expandedRowKeys: opened,
        onExpandedRowsChange: (keys) => {
          onOpened(keys.map(String));
        },
        expandedRowRender: (unit) => <UnitDetails unit={unit} />,
        expandIcon: ({ expanded, onExpand, record }) => (
          <button
            type="button"
            className={styles.expand}
            aria-expanded={expanded}
            aria-label={(expanded ? messages.partners.hide : messages.partners.show)(record.name)}
            onClick={(event) => {
              event.stopPropagation();
              onExpand(record, event);
            }}
          />
        ),
      }}
    />
  );
}
