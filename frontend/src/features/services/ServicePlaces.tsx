import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { ListFilters } from "../../components/ListFilters";
import { type PageMove, Pager } from "../../components/Pager";
import { Panel } from "../../components/Panel";
import { Nothing, NothingFound } from "../../components/states";
import type { GridPlacesPartFragment } from "../../gql/graphql";
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
  const isFiltered = filter.text !== "" || filter.kind !== undefined;
  return (
    <Panel title={messages.places.label}>
      <ListFilters
        filter={filter}
        onFilter={onFilter}
        words={messages.places}
        kinds={messages.placeKind}
        total={messages.places.total(number(totalCount))}
      />
      <ul className={styles.places}>
        {nodes.map((place) => (
          <PlaceCard key={place.id} place={place} />
        ))}
      </ul>
      {nodes.length === 0 && !isFiltered && <Nothing>{messages.places.empty}</Nothing>}
      {nodes.length === 0 && isFiltered && (
        <NothingFound
          onClear={() => {
            onFilter({ text: "", kind: undefined });
          }}
        />
      )}
      <Pager page={page} pageSize={placesPageSize} total={totalCount} ends={pageInfo} addressOf={addressOf} />
    </Panel>
  );
}
