import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { useSpokenContext } from "../../app/i18n/spoken";
import { Chip } from "../../components/Chip";
import { Facts } from "../../components/Facts";
import { Panel } from "../../components/Panel";
import { Failure, Loading } from "../../components/states";
import { useFreshness } from "../../components/useOnline";
import { RequireViewer } from "../../features/accounts/RequireViewer";
import { gridAddress } from "../../features/grids/addresses";
import { Name } from "../../features/grids/names";
import { ageOf } from "../../features/people/ages";
import { Attentions } from "../../features/people/Attentions";
import { Whereabouts } from "../../features/people/Whereabouts";
import { PersonPageDocument, type PersonPageQuery } from "../../gql/graphql";
import { UnknownPerson } from "../NotFoundPage";
import styles from "../record.module.css";
import { PersonParts } from "./PersonParts";

export type Person = Extract<NonNullable<PersonPageQuery["node"]>, { name: string }>;

/** One person's record, with what the viewer may do with it. */
export default function PersonPage() {
  return (
    <RequireViewer>
      <Record />
    </RequireViewer>
  );
}

function Record() {
  const { id = "" } = useParams();
  const [{ data, error, fetching }, reload] = useQuery({
    query: PersonPageDocument,
    variables: { id },
    requestPolicy: useFreshness(),
    context: useSpokenContext(),
  });
  const node = data?.node?.id === id ? data.node : null;
  if (node && "name" in node) return <Shown person={node} />;
  const isRefused = error?.graphQLErrors.some(({ extensions }) =>
    ["NOT_FOUND", "BAD_INPUT"].includes(String(extensions.code)),
  );
  if (node ?? isRefused) return <UnknownPerson />;
  if (error && !fetching) {
    return (
      <Failure
        error={error}
        onRetry={() => {
          reload({ requestPolicy: "network-only" });
        }}
      />
    );
  }
  return <Loading rows={8} />;
}

function Shown({ person }: { person: Person }) {
  const { people, sex } = useMessages();
  const age = ageOf(person);
  return (
    <article className={styles.page}>
      <title>{`${person.name} · 网格 Wangge`}</title>
      {person.grid && (
        <p className={styles.where}>
          <Link to={gridAddress(person.grid.code, { tab: "people" })}>
            <Name>{person.grid.name}</Name>
          </Link>
        </p>
      )}
      <h1 className={styles.title}>
        <Name>{person.name}</Name>
        <span className={styles.chips}>
          {person.sex && <Chip>{sex[person.sex]}</Chip>}
          {age !== null && <Chip>{people.years(age)}</Chip>}
          <Whereabouts person={person} />
          <Attentions person={person} />
        </span>
      </h1>
      <div className={styles.panels}>
        <PersonFacts person={person} />
        <PersonParts person={person} />
      </div>
    </article>
  );
}

function PersonFacts({ person }: { person: Person }) {
  const { people } = useMessages();
  const { date } = useFormat();
  const mask = (text: string | null) => (text ? <span className={styles.code}>{text}</span> : people.unknown);
  return (
    <Panel title={people.record} note={people.masked}>
      <Facts
        facts={[
          { term: people.identity, told: mask(person.identityMask) },
          { term: people.phone, told: mask(person.phoneMask) },
          { term: people.address, told: person.addressMask ? <Name>{person.addressMask}</Name> : people.unknown },
          { term: people.bornOn, told: person.bornOn ? date(person.bornOn) : people.unknown },
          { term: people.consentedOn, told: person.consentedOn ? date(person.consentedOn) : people.notConsented },
          ...(person.account ? [{ term: people.login, told: mask(person.account.login) }] : []),
        ]}
      />
    </Panel>
  );
}
