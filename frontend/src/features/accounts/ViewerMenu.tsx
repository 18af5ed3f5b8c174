import { HistoryOutlined, LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useMutation } from "urql";
import { useMessages } from "../../app/i18n/language";
import { SignOutDocument, type ViewerFragment } from "../../gql/graphql";
import { Name } from "../grids/names";
import { PostLine } from "../posts/PostLine";
import { accountAddress } from "./addresses";
import { forgetSession } from "./currentSession";
import { useViewer } from "./viewer";
import styles from "./ViewerCorner.module.css";
import { useNewVisitEverywhere } from "./visit";

function useSignOut() {
  const navigate = useNavigate();
  const newVisit = useNewVisitEverywhere();
  const [{ error }, signOut] = useMutation(SignOutDocument);
  const leave = async () => {
    const result = await signOut({});
    if (result.error) return;
    forgetSession();
    void navigate("/");
    newVisit();
  };
  return { leave, error };
}

/** Who is signed in, from which posts, and what they may open from anywhere. */
export default function ViewerMenu({ viewer }: { viewer: ViewerFragment }) {
  const { session, unreachable } = useMessages();
  const { seesHistory } = useViewer();
  const { leave, error } = useSignOut();
  const [isOpen, setOpen] = useState(false);
  const items: MenuProps["items"] = [
    { key: "who", type: "group", label: <Card viewer={viewer} /> },
    { type: "divider" },
    { key: "account", icon: <UserOutlined aria-hidden />, label: <Link to={accountAddress}>{session.account}</Link> },
    ...(seesHistory
      ? [{ key: "history", icon: <HistoryOutlined aria-hidden />, label: <Link to="/history">{session.history}</Link> }]
      : []),
    { key: "leave", icon: <LogoutOutlined aria-hidden />, label: session.signOut, onClick: () => void leave() },
  ];
  return (
    <>
      {error && (
        <span role="alert" className={styles.refused}>
          {unreachable}
        </span>
      )}
      <Dropdown
        menu={{ items }}
        trigger={["click"]}
        placement="bottomRight"
        autoFocus
        open={isOpen}
        onOpenChange={setOpen}
      >
        <button type="button" className={styles.viewer} aria-haspopup="menu" aria-expanded={isOpen}>
          <span className={styles.seal} lang="zh-CN" aria-hidden>
            {viewer.holder.slice(0, 1)}
          </span>
          <span className={styles.who}>
            <Name>{viewer.holder}</Name>
            <span className={styles.post}>
              <FirstPost viewer={viewer} />
            </span>
          </span>
          <span className="visually-hidden">{session.menu}</span>
        </button>
      </Dropdown>
    </>
  );
}

function FirstPost({ viewer }: { viewer: ViewerFragment }) {
  const { administration, session } = useMessages();
  const post = viewer.person?.postsHeld.nodes[0];
  if (post) return <PostLine post={post} isLinked={false} />;
  return viewer.administration ? administration[viewer.administration] : session.noPost;
}

function Card({ viewer }: { viewer: ViewerFragment }) {
  const posts = viewer.person?.postsHeld.nodes ?? [];
  return (
    <div className={styles.card}>
      <strong>
        <Name>{viewer.holder}</Name>
      </strong>
      {posts.length === 0 && <FirstPost viewer={viewer} />}
      {posts.map((post) => (
        <div key={post.id}>
          <PostLine post={post} isLinked={false} />
        </div>
      ))}
    </div>
  );
}
