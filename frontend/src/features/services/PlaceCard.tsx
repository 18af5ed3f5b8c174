import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { Chip } from "../../components/Chip";
import { Listing } from "../../components/Listing";
import { isOpen } from "../../components/week";
import { WeekHours } from "../../components/WeekHours";
import type { PlaceFragment } from "../../gql/graphql";
import { Name } from "../grids/names";
import styles from "./PlaceCard.module.css";

/** A service place: whether it is open now, its week, and what stands ready in it. */
export function PlaceCard({ place }: { place: PlaceFragment }) {
  const messages = useMessages();
  const { openingHours, openingExceptions } = place;
  const open = isOpen(openingHours, openingExceptions, new Date());
  return (
    <li className={styles.place}>
      <h3 className={styles.name}>
        <Name>{place.name}</Name>
        {openingHours.length > 0 && (
          <Chip tone={open ? "good" : "plain"}>{open ? messages.places.openNow : messages.places.closedNow}</Chip>
        )}
      </h3>
      <p className={styles.where}>
        {messages.placeKind[place.kind]}
        {place.address && (
          <>
            {" · "}
            <Name>{place.address}</Name>
          </>
        )}
      </p>
      {place.introduction && (
        <p>
          <Name>{place.introduction}</Name>
        </p>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>{messages.places.hours}</dt>
          <dd>
            {openingHours.length > 0 ? <WeekHours spans={openingHours} /> : messages.places.noHours}
            <Exceptions place={place} />
          </dd>
        </div>
        <Rooms place={place} />
        <Equipment place={place} />
        <Devices place={place} />
      </dl>
    </li>
  );
}

function Exceptions({ place }: { place: PlaceFragment }) {
  const messages = useMessages();
  const { date } = useFormat();
  return place.openingExceptions.map(({ id, day, opens, closes, reason }) => (
    <p key={id} className={styles.exception}>
      {date(day)} {opens && closes ? `${opens}–${closes}` : messages.places.closedAllDay}
      {messages.separator}
      <Name>{reason}</Name>
    </p>
  ));
}

function Rooms({ place: { rooms } }: { place: PlaceFragment }) {
  const messages = useMessages();
  if (rooms.length === 0) return null;
  const named = rooms.map(({ id, name, seats }) => ({
    id,
    text: (
      <>
        <Name>{name}</Name>
        {seats !== null && messages.places.seats(seats)}
      </>
    ),
  }));
  return (
    <div>
      <dt>{messages.places.rooms}</dt>
      <dd>
        <Listing items={named} />
      </dd>
    </div>
  );
}

function Equipment({ place: { equipment } }: { place: PlaceFragment }) {
  const messages = useMessages();
  if (equipment.length === 0) return null;
  const named = equipment.map(({ id, name, quantity }) => ({
    id,
    text: (
      <>
        <Name>{name}</Name>
        {quantity > 1 && ` × ${quantity}`}
      </>
    ),
  }));
  return (
    <div>
      <dt>{messages.places.equipment}</dt>
      <dd>
        <Listing items={named} />
      </dd>
    </div>
  );
}

function Devices({ place: { devices } }: { place: PlaceFragment }) {
  const messages = useMessages();
  if (devices.length === 0) return null;
  return (
    <div>
      <dt>{messages.places.devices}</dt>
      <dd>
        {devices.map((device) => (
          <details key={device.id} className={styles.device}>
            <summary>
              <Name>{device.name}</Name>{" "}
              <span className={styles.functions}>{messages.places.functions(device.functionCount)}</span>{" "}
              {!device.working && <Chip tone="warn">{messages.places.broken}</Chip>}
            </summary>
            <p lang="zh-CN">{device.functions.map(({ name }) => name).join("、")}</p>
          </details>
        ))}
      </dd>
    </div>
  );
}
