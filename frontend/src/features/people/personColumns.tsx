import type { TableColumnsType } from "antd";
import { Link } from "react-router";
import { useMessages } from "../../app/i18n/language";
import { Chip } from "../../components/Chip";
import type { ListedPersonFragment } from "../../gql/graphql";
import { Name } from "../grids/names";
import { personAddress } from "./addresses";
import { ageOf } from "./ages";
import { Attentions } from "./Attentions";
import styles from "./PeopleSection.module.css";

/** What the table tells of a person; narrow screens keep the name and fold the rest under it. */
export function usePersonColumns(): TableColumnsType<ListedPersonFragment> {
  const { people, sex: sexes } = useMessages();
  return [
    {
      title: people.name,
      key: "name",
      render: (_, person) => (
        <>
          <Link to={personAddress(person.id)} className={styles.name}>
            <Name>{person.name}</Name>
          </Link>
          {person.deceasedOn && <Chip>{people.hasDied}</Chip>}
          {!person.deceasedOn && person.movedOn && <Chip tone="warn">{people.hasMoved}</Chip>}
          <Folded person={person} />
        </>
      ),
    },
    { title: people.sex, key: "sex", responsive: ["sm"], render: (_, { sex }) => sex && sexes[sex] },
    { title: people.age, key: "age", align: "right", responsive: ["sm"], render: (_, person) => ageOf(person) },
    {
      title: people.identity,
      key: "identity",
      responsive: ["xl"],
      render: (_, { identityMask }) => <span className={styles.mask}>{identityMask}</span>,
    },
    {
      title: people.phone,
      key: "phone",
      responsive: ["sm"],
      render: (_, { phoneMask }) => <span className={styles.mask}>{phoneMask}</span>,
    },
    {
      title: people.address,
      key: "address",
      responsive: ["lg"],
      render: (_, { addressMask }) => addressMask && <Name>{addressMask}</Name>,
    },
    {
      title: people.grid,
      key: "grid",
      responsive: ["xl"],
      render: (_, { grid }) => grid && <Name>{grid.name}</Name>,
    },
    {
      title: people.attentions,
      key: "attentions",
      render: (_, person) => (
        <span className={styles.attentions}>
          <Attentions person={person} />
        </span>
      ),
    },
  ];
}

function Folded({ person }: { person: ListedPersonFragment }) {
  const { people, sex } = useMessages();
  const age = ageOf(person);
  const parts = [person.sex && sex[person.sex], age !== null && people.years(age), person.phoneMask];
  return <span className={styles.folded}>{parts.filter(Boolean).join(" · ")}</span>;
}
