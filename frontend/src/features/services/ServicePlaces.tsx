import { Segmented, Select } from "antd";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { FilterBar } from "../../components/FilterBar";
import { type PageMove, Pager } from "../../components/Pager";
import { Panel } from "../../components/Panel";
import { Nothing } from "../../components/states";
import type { GridPlacesPartFragment, Scope, ServicePlaceKind } from "../../gql/graphql";
import { PlaceCard } from "./PlaceCard";
import { type PlaceFilter, placesPageSize } from "./filters";
import styles from "./ServicePlaces.module.css";

interface ServicePlacesProps {
  grid: GridPlacesPartFragment;
  filter: PlaceFilter;
  onFilter: (change: Partial<PlaceFilter>) => void;
  page: number;
  addressOf: (move: PageMove) => string;
}

/** The stations, halls and self-service points of a grid. */
export default function ServicePlaces({ grid, filter, onFilter, page, addressOf }: ServicePlacesProps) {
  const messages = useMessages();
  const { number } = useFormat();
  const { nodes, pageInfo, totalCount } = grid.servicePlaces;
  return (
    <Panel title={messages.places.label}>
      <FilterBar
        text={filter.text}
        label={messages.places.search}
        onText={(text) => {
          onFilter({ text });
        }}
        total={messages.places.total(number(totalCount))}
      >
        <Select
          className={styles.choice}
          aria-label={messages.places.kind}
          placeholder={messages.places.allKinds}
          value={filter.kind}
          onChange={(kind: ServicePlaceKind | undefined) => {
            onFilter({ kind });
          }}
          options={Object.entries(messages.placeKind).map(([value, label]) => ({ value, label }))}
          allowClear
        />
        <Segmented<Scope>
          aria-label={messages.partners.scope}
          value={filter.scope}
          onChange={(scope) => {
            onFilter({ scope });
          }}
          options={[
            { value: "SUBTREE", label: messages.partners.subtree },
            { value: "HERE", label: messages.partners.here },
          ]}
        />
      </FilterBar>
      {nodes.length === 0 ? (
        <Nothing>{filter.text || filter.kind ? messages.nothingFound : messages.places.empty}</Nothing>
      ) : (
        <ul className={styles.places}>
          {nodes.map((place) => (
            <PlaceCard key={place.id} place={place} />
          ))}
        </ul>
      )}
      <Pager page={page} pageSize={placesPageSize} total={totalCount} ends={pageInfo} addressOf={addressOf} />
    </Panel>
  );
}
