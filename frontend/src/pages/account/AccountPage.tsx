import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { useSpokenContext } from "../../app/i18n/spoken";
import { Facts } from "../../components/Facts";
import { Panel } from "../../components/Panel";
import { Failure, Loading } from "../../components/states";
import { useFreshness } from "../../components/useOnline";
import { shanghaiNow } from "../../components/week";
import { RequireViewer } from "../../features/accounts/RequireViewer";
import { Sessions } from "../../features/accounts/Sessions";
import { Name } from "../../features/grids/names";
import { personAddress } from "../../features/people/addresses";
import { PostLine } from "../../features/posts/PostLine";
import { AccountPageDocument, type AccountPageQuery } from "../../gql/graphql";
import styles from "../record.module.css";

/** What a person signs in with, from which posts they act, and where they are signed in. */
export default function AccountPage() {
  const { account } = useMessages();
  return (
    <div className={styles.page}>
      <title>{`${account.title} · 网格 Wangge`}</title>
      <h1 className={styles.title}>{account.title}</h1>
      <RequireViewer>
        <Account />
      </RequireViewer>
    </div>
  );
}

function Account() {
  const [today] = useState(() => shanghaiNow(new Date()).day);
  const [{ data, error }, reload] = useQuery({
    query: AccountPageDocument,
    variables: { today },
    requestPolicy: useFreshness(),
    context: useSpokenContext(),
  });
  const ask = () => {
    reload({ requestPolicy: "network-only" });
  };
  if (!data && error) return <Failure error={error} onRetry={ask} />;
  if (!data?.viewer) return <Loading rows={8} />;
  return (
    <div className={styles.panels}>
      <About account={data.viewer} />
      <Sessions sessions={data.viewer.sessions} onEnded={ask} />
    </div>
  );
}

function About({ account }: { account: NonNullable<AccountPageQuery["viewer"]> }) {
  const { account: words, administration, session } = useMessages();
  const { moment } = useFormat();
  const posts = account.person?.postsHeld.nodes ?? [];
  return (
    <Panel title={words.about}>
      {account.mustChangePassword && (
        <p role="status" className={styles.warning}>
          {words.mustChange}
        </p>
      )}
      <Facts
        facts={[
          {
            term: words.name,
            told: account.person ? (
              <Link to={personAddress(account.person.id)}>
                <Name>{account.holder}</Name>
              </Link>
            ) : (
              <Name>{account.holder}</Name>
            ),
          },
          { term: words.login, told: <code className={styles.code}>{account.login}</code> },
          ...(account.administration
            ? [{ term: words.administration, told: administration[account.administration] }]
            : []),
          {
            term: words.posts,
            told:
              posts.length === 0
                ? session.noPost
                : posts.map((post) => (
                    <div key={post.id}>
                      <PostLine post={post} />
                    </div>
                  )),
          },
          { term: words.openedAt, told: moment(account.openedAt) },
        ]}
      />
    </Panel>
  );
}
