import { SearchOutlined } from "@ant-design/icons";
import { useQuery } from "urql";
import { useMessages } from "../../app/i18n/language";
import { Failure, Nothing, Outlined } from "../../components/states";
import { useKnown } from "../../components/useKnown";
import { useFreshness } from "../../components/useOnline";
import { shanghaiNow } from "../../components/week";
import { Name } from "../../features/grids/names";
import { HomePageDocument } from "../../gql/graphql";
import { CommunityCard } from "./CommunityCard";
import styles from "./HomePage.module.css";

interface HomePageProps {
  onFind: () => void;
}

/** Where the morning begins: find anything, or open one of the communities that have been set up. */
export function HomePage({ onFind }: HomePageProps) {
  const messages = useMessages();
  const hour = Number.parseInt(shanghaiNow(new Date()).time, 10);
  return (
    <div className={styles.page}>
      <title>网格 Wangge</title>
      <header className={styles.greeting}>
        <h1>{messages.home.greeting(hour)}</h1>
        <p>{messages.home.lead}</p>
        <button type="button" className={styles.find} onClick={onFind}>
          <SearchOutlined aria-hidden />
          <span>{messages.home.search}</span>
          <kbd aria-hidden>Ctrl K</kbd>
        </button>
      </header>
      <Communities />
    </div>
  );
}

function Communities() {
  const { home, loading } = useMessages();
  const [{ data, error, fetching }, reload] = useQuery({ query: HomePageDocument, requestPolicy: useFreshness() });
  const known = useKnown(data);
  if (error && !known) {
    return (
      <Failure
        error={error}
        onRetry={() => {
          reload({ requestPolicy: "network-only" });
        }}
      />
    );
  }
  if (!known) {
    return (
      <div className={`${styles.cards} ${styles.outlined}`} aria-busy={fetching}>
        <span className="visually-hidden" role="status">
          {loading}
        </span>
        {Array.from({ length: 6 }, (_, place) => (
          <div key={place} className={styles.waiting}>
            <Outlined rows={4} />
          </div>
        ))}
      </div>
    );
  }
  const communities = known.grids.nodes;
  if (communities.length === 0) return <Nothing>{home.empty}</Nothing>;
  const cities = Map.groupBy(communities, ({ ancestors }) =>
    ancestors
      .slice(0, 2)
      .map(({ name }) => name)
      .join(" "),
  );
  return [...cities].map(([city, members]) => (
    <section key={city} aria-label={city}>
      <h2 className={styles.city}>
        <Name>{city}</Name> <small>{home.communities(members.length)}</small>
      </h2>
      <ul className={styles.cards}>
        {members.map((community) => (
          <CommunityCard key={community.id} community={community} />
        ))}
      </ul>
    </section>
  ));
}
