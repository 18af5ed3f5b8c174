import { Link } from "react-router";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { WeekHours } from "../../components/WeekHours";
import type { UnitFragment, UnitResourceFragment } from "../../gql/graphql";
import { gridAddress } from "../grids/addresses";
import { Name } from "../grids/names";
import styles from "./UnitDetails.module.css";

/** A unit's inventory, and what is known of the unit itself. */
export function UnitDetails({ unit }: { unit: UnitFragment }) {
  const messages = useMessages();
  const { nodes, totalCount } = unit.resources;
  return (
    <div className={styles.details}>
      {unit.introduction && (
        <p className={styles.introduction}>
          <Name>{unit.introduction}</Name>
        </p>
      )}
      {nodes.length === 0 ? (
        <p className={styles.none}>{messages.partners.noResources}</p>
      ) : (
        <ul className={styles.resources} aria-label={messages.partners.inventory(unit.name)}>
          {nodes.map((resource) => (
            <Resource key={resource.id} resource={resource} />
          ))}
        </ul>
      )}
      {totalCount > nodes.length && (
        <p className={styles.none}>{messages.partners.moreResources(totalCount - nodes.length)}</p>
      )}
      <Facts unit={unit} />
    </div>
  );
}

function Resource({ resource }: { resource: UnitResourceFragment }) {
  const messages = useMessages();
  const { number } = useFormat();
  return (
    <li className={styles.resource}>
      <span className={styles.kind}>{messages.resourceKind[resource.kind]}</span>
      <span className={styles.what}>
        <Name>{resource.name}</Name>
      </span>
      <span className={styles.quantity}>
        <b>{number(resource.quantity)}</b> <Name>{resource.measure}</Name>
      </span>
      <span className={styles.terms}>
        {resource.periods.length > 0 ? <WeekHours spans={resource.periods} /> : messages.partners.anyTime}
        {resource.conditions && (
          <span className={styles.conditions}>
            <Name>{resource.conditions}</Name>
          </span>
        )}
      </span>
      {resource.serves && (
        <span className={styles.serves}>
          {messages.partners.serves}
          {messages.colon}
          <Link to={gridAddress(resource.serves.code)}>
            <Name>{resource.serves.name}</Name>
          </Link>
        </span>
      )}
    </li>
  );
}

function Facts({ unit }: { unit: UnitFragment }) {
  const messages = useMessages();
  const { date } = useFormat();
  return (
    <p className={styles.facts}>
      {unit.creditCode && (
        <span>
          {messages.partners.creditCode} <code>{unit.creditCode}</code>
        </span>
      )}
      {unit.address && <Name>{unit.address}</Name>}
      {unit.joinedOn && <span>{messages.partners.joinedOn(date(unit.joinedOn))}</span>}
      {unit.agreements.map(({ id, title, signedOn, expiresOn }) => (
        <span key={id}>
          {messages.partners.agreement(<Name>{title}</Name>, date(signedOn), expiresOn && date(expiresOn))}
        </span>
      ))}
    </p>
  );
}
