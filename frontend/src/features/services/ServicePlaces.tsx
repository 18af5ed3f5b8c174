import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { ListFilters } from "../../components/ListFilters";
import { type PageMove, Pager } from "../../components/Pager";
import { Panel } from "../../components/Panel";
import { Nothing } from "../../components/states";
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
  return (
    <Panel title={messages.places.label}>
      <ListFilters
        filter={filter}
        onFilter={onFilter}
        words={messages.places}
        kinds={messages.placeKind}
        total={messages.places.total(number(totalCount))}
      />
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
