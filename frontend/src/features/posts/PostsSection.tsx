import { Button, Table, type TableColumnsType } from "antd";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { DayInput } from "../../components/DayInput";
import { Panel } from "../../components/Panel";
import { Failure, Loading, Nothing } from "../../components/states";
import { useFreshness } from "../../components/useOnline";
import { shanghaiNow } from "../../components/week";
import { GridPostsDocument, type GridPostsQuery } from "../../gql/graphql";
import { gridAddress } from "../grids/addresses";
import { Name } from "../grids/names";
import { Holder } from "./Holder";
import { usePostName } from "./postNames";
import styles from "./PostsSection.module.css";

type Grid = NonNullable<GridPostsQuery["grid"]>;
type Post = Grid["posts"]["nodes"][number];
type GridBelow = Grid["children"]["nodes"][number];

interface PostsSectionProps {
  code: string;
  /** YYYY-MM-DD; empty for today. */
  day: string;
  onDay: (day: string) => void;
}

/** Who holds which post in a grid and in those one step below, today or on any past day. */
export default function PostsSection({ code, day, onDay }: PostsSectionProps) {
  const { posts } = useMessages();
  const { date } = useFormat();
  const today = shanghaiNow(new Date()).day;
  const [{ data, error, fetching }, reload] = useQuery({
    query: GridPostsDocument,
    variables: { code, day: day || today },
    requestPolicy: useFreshness(),
  });
  const grid = data?.grid;
  if (!grid && error) {
    return (
      <Failure
        error={error}
        onRetry={() => {
          reload({ requestPolicy: "network-only" });
        }}
      />
    );
  }
  return (
    <div className={styles.panels} data-waiting={fetching}>
      <Panel title={posts.label} note={posts.on(date(day || today))}>
        <div className={styles.bar}>
          <DayInput label={posts.day} day={day || today} latest={today} onDay={onDay} />
          {day && day !== today && (
            <Button
              type="link"
              onClick={() => {
                onDay("");
              }}
            >
              {posts.today}
            </Button>
          )}
        </div>
        {grid ? <Held posts={grid.posts.nodes} /> : <Loading rows={4} />}
      </Panel>
      {grid && grid.children.nodes.length > 0 && <Below grids={grid.children.nodes} />}
    </div>
  );
}

function useColumns(): TableColumnsType<Post> {
  const messages = useMessages();
  const { posts } = messages;
  const { date } = useFormat();
  const postName = usePostName();
  const term = ({ startedOn, endedOn }: Post) =>
    endedOn ? posts.term(date(startedOn), date(endedOn)) : posts.from(date(startedOn));
  const net = (post: Post) => (post.net ? messages.net[post.net] : posts.allNets);
  return [
    {
      title: posts.role,
      key: "role",
      render: (_, post) => (
        <>
          <span className={styles.role}>{postName(post)}</span>
          {post.title && postName(post) !== messages.role[post.role] && (
            <span className={styles.kind}>{messages.role[post.role]}</span>
          )}
        </>
      ),
    },
    {
      title: posts.holder,
      key: "holder",
      render: (_, post) => (
        <>
          <Holder post={post} />
          <span className={styles.folded}>
            {[net(post), post.channel && messages.channel[post.channel], term(post)].filter(Boolean).join(" · ")}
          </span>
        </>
      ),
    },
    { title: posts.net, key: "net", responsive: ["sm"], render: (_, post) => net(post) },
    {
      title: posts.channel,
      key: "channel",
      responsive: ["md"],
      render: (_, { channel }) => channel && messages.channel[channel],
    },
    { title: posts.since, key: "since", responsive: ["sm"], render: (_, post) => term(post) },
  ];
}

function Held({ posts }: { posts: Post[] }) {
  const messages = useMessages();
  const columns = useColumns();
  if (posts.length === 0) return <Nothing>{messages.posts.empty}</Nothing>;
  return (
    <Table className={styles.table} rowKey="id" size="medium" columns={columns} dataSource={posts} pagination={false} />
  );
}

/** Each grid below in one line: vacant, or who holds what. */
function Below({ grids }: { grids: GridBelow[] }) {
  const { posts } = useMessages();
  const postName = usePostName();
  const columns: TableColumnsType<GridBelow> = [
    {
      title: posts.grid,
      key: "grid",
      render: (_, grid) => (
        <Link to={gridAddress(grid.code, { tab: "posts" })}>
          <Name>{grid.name}</Name>
        </Link>
      ),
    },
    {
      title: posts.holder,
      key: "holders",
      render: (_, grid) =>
        grid.posts.nodes.length === 0 ? (
          <span className={styles.vacant}>{posts.vacant}</span>
        ) : (
          <ul className={styles.holders}>
            {grid.posts.nodes.map((post) => (
              <li key={post.id}>
                <Holder post={post} /> <span className={styles.kind}>{postName(post)}</span>
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <Panel title={posts.below}>
      <Table rowKey="id" size="medium" columns={columns} dataSource={grids} pagination={false} />
    </Panel>
  );
}
