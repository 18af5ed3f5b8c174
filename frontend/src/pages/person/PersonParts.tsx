import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { Chip } from "../../components/Chip";
import { Panel } from "../../components/Panel";
import { PostLine } from "../../features/posts/PostLine";
import type { PermissionFragment } from "../../gql/graphql";
import styles from "../record.module.css";
import type { Person } from "./PersonPage";

/** What belongs to a person's record: attentions, posts, and what the viewer may do with it. */
export function PersonParts({ person }: { person: Person }) {
  const { people, posts, attention } = useMessages();
  const { date } = useFormat();
  return (
    <>
      <Panel title={people.attentions}>
        {person.attentions.length === 0 && <p className={styles.faint}>{people.noAttentions}</p>}
        <ul className={styles.lines}>
          {person.attentions.map(({ id, kind, since, until }) => (
            <li key={id}>
              <Chip tone={until ? "plain" : "seal"}>{attention[kind]}</Chip>
              <span className={styles.faint}>
                {until ? people.attentionUntil(date(since), date(until)) : people.attentionSince(date(since))}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={people.posts}>
        {person.postsHeld.nodes.length === 0 && <p className={styles.faint}>{posts.noneEver}</p>}
        <ul className={styles.lines}>
          {person.postsHeld.nodes.map((post) => (
            <li key={post.id}>
              <span>
                <PostLine post={post} />
              </span>
              <span className={styles.faint}>
                {post.endedOn ? posts.term(date(post.startedOn), date(post.endedOn)) : posts.from(date(post.startedOn))}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={people.can}>
        <ul className={styles.lines}>
          <May what={people.edit} permission={person.viewerCan.edit} />
          <May what={people.reveal} permission={person.viewerCan.reveal} />
        </ul>
      </Panel>
    </>
  );
}

function May({ what, permission }: { what: string; permission: PermissionFragment }) {
  const { people } = useMessages();
  return (
    <li>
      <Chip tone={permission.allowed ? "good" : "warn"}>{permission.allowed ? people.may : people.mayNot}</Chip>
      {what}
      {permission.reason && <span className={styles.faint}>{permission.reason}</span>}
    </li>
  );
}
