import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { FilterBar } from "../../components/FilterBar";
import { type PageMove, Pager } from "../../components/Pager";
import { Panel } from "../../components/Panel";
import { Nothing, NothingFound } from "../../components/states";
import { Switch } from "../../components/Switch";
import type { GridMenuPartFragment, MenuItemFragment, ServiceDimension } from "../../gql/graphql";
import { MenuLine } from "./MenuLine";
import { type ServiceFilter, servicesPageSize } from "./filters";
import styles from "./ServiceMenu.module.css";

interface ServiceMenuProps {
  grid: GridMenuPartFragment;
  filter: ServiceFilter;
  onFilter: (change: Partial<ServiceFilter>) => void;
  page: number;
  addressOf: (move: PageMove) => string;
}

const none = { nodes: [], pageInfo: null, totalCount: 0 };

/** The service menu of a grid by dimension: what it offers itself, and what its ancestors offer to it. */
export default function ServiceMenu({ grid, filter, onFilter, page, addressOf }: ServiceMenuProps) {
  const messages = useMessages();
  const { nodes, pageInfo, totalCount } = (filter.below ? grid.serviceItems : grid.menu) ?? none;
  const isFiltered = filter.text !== "" || filter.dimension !== undefined;
  const dimensions = Object.keys(messages.dimension) as ServiceDimension[];
  return (
    <Panel title={messages.services.label}>
      <MenuFilters filter={filter} onFilter={onFilter} total={totalCount} dimensions={dimensions} />
      {nodes.length === 0 && !isFiltered && <Nothing>{messages.services.empty}</Nothing>}
      {nodes.length === 0 && isFiltered && (
        <NothingFound
          onClear={() => {
            onFilter({ text: "", dimension: undefined });
          }}
        />
      )}
      <div className={styles.menu}>
        {dimensions.map((dimension) => (
          <Dimension
            key={dimension}
            dimension={dimension}
            items={nodes.filter((item) => item.dimension === dimension)}
            home={grid.id}
          />
        ))}
      </div>
      {pageInfo && (
        <Pager page={page} pageSize={servicesPageSize} total={totalCount} ends={pageInfo} addressOf={addressOf} />
      )}
    </Panel>
  );
}

type MenuFiltersProps = Pick<ServiceMenuProps, "filter" | "onFilter"> & {
  total: number;
  dimensions: ServiceDimension[];
};

function MenuFilters({ filter, onFilter, total, dimensions }: MenuFiltersProps) {
  const messages = useMessages();
  const { number } = useFormat();
  return (
    <FilterBar
      text={filter.text}
      label={messages.services.search}
      onText={(text) => {
        onFilter({ text });
      }}
      total={messages.services.total(number(total))}
    >
      <div className={styles.dimensions}>
        <Switch<ServiceDimension | "">
          label={messages.services.dimension}
          value={filter.dimension ?? ""}
          onChange={(dimension) => {
            onFilter({ dimension: dimension || undefined });
          }}
          options={[
            { value: "", label: messages.services.allDimensions },
            ...dimensions.map((value) => ({ value, label: messages.dimension[value] })),
          ]}
        />
      </div>
      <Switch<"menu" | "below">
        label={messages.services.show}
        value={filter.below ? "below" : "menu"}
        onChange={(shown) => {
          onFilter({ below: shown === "below" });
        }}
        options={[
          { value: "menu", label: messages.services.menu },
          { value: "below", label: messages.services.below },
        ]}
      />
    </FilterBar>
  );
}

interface DimensionProps {
  dimension: ServiceDimension;
  items: MenuItemFragment[];
  home: string;
}

function Dimension({ dimension, items, home }: DimensionProps) {
  const messages = useMessages();
  if (items.length === 0) return null;
  return (
    <section className={styles.dimension} aria-labelledby={`dimension-${dimension}`}>
      <h3 id={`dimension-${dimension}`}>
        {messages.dimension[dimension]} <small>{items.length}</small>
      </h3>
      <ul>
        {items.map((item) => (
          <MenuLine key={item.id} item={item} home={home} />
        ))}
      </ul>
    </section>
  );
}
