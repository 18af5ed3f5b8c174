import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { useQuery } from "urql";
import { useMessages } from "../../../app/i18n/language";
import { Failure, Loading } from "../../../components/states";
import { useDebounced } from "../../../components/useDebounced";
import { useKnown } from "../../../components/useKnown";
import { TreeSearchDocument } from "../../../gql/graphql";
import { gridAddress } from "../addresses";
import { Name, useLevelName } from "../names";
import styles from "./TreeSearch.module.css";

/** A search box above `children` (the tree), whose results stand in for them while there is something to find. */
export function TreeSearch({ children }: { children: ReactNode }) {
  const { tree } = useMessages();
  const [text, setText] = useState("");
  const [isEntered, setEntered] = useState(false);
  const sought = useDebounced(text.trim());
  const list = useRef<HTMLDivElement>(null);

  const moveInList = (event: KeyboardEvent) => {
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    const place = links.findIndex((link) => link === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !text || links.length === 0) return;
    links[Math.max(0, place + step)]?.focus();
    event.preventDefault();
  };

  return (
    <div className={styles.search} onKeyDown={moveInList}>
      <div className={styles.box}>
        <Input
          type="search"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setEntered(false);
          }}
          onPressEnter={({ nativeEvent }) => {
            // While an input method composes, Enter takes over the characters.
            if (!nativeEvent.isComposing) setEntered(true);
          }}
          placeholder={tree.search}
          aria-label={tree.search}
          prefix={<SearchOutlined aria-hidden />}
          allowClear
        />
      </div>
      <div ref={list} className={styles.below}>
        {text.trim() && sought ? (
          <Results
            text={sought}
            opensFirst={isEntered && sought === text.trim()}
            onChosen={() => {
              setText("");
              setEntered(false);
            }}
          />
        ) : (
          children
        )}
      </div>
    </div>
  );
}

interface ResultsProps {
  text: string;
  /** Whether the first result is opened as soon as it is known. */
  opensFirst: boolean;
  onChosen: () => void;
}

function Results({ text, opensFirst, onChosen }: ResultsProps) {
  const { tree } = useMessages();
  const levelName = useLevelName();
  const [{ data, error, fetching }, reload] = useQuery({ query: TreeSearchDocument, variables: { text } });
  const known = useKnown(data);
  const navigate = useNavigate();
  const openFirst = useEffectEvent(() => {
    const first = data?.grids.nodes[0];
    if (!first) return;
    onChosen();
    void navigate(gridAddress(first.code));
  });
  useEffect(() => {
    if (opensFirst && !fetching) openFirst();
  }, [opensFirst, fetching]);

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
  if (!known || (fetching && known.grids.nodes.length === 0)) return <Loading rows={4} />;
  const { nodes, pageInfo } = known.grids;
  return (
    <>
      <p className={styles.count} role="status">
        {nodes.length === 0 ? tree.none(text) : tree.results(nodes.length, pageInfo.hasNextPage)}
      </p>
      <ul className={styles.results}>
        {nodes.map((grid) => (
          <li key={grid.id}>
            <Link to={gridAddress(grid.code)} onClick={onChosen} className={styles.result}>
              <span className={styles.found}>
                <Name>{grid.name}</Name> <small>{levelName(grid)}</small>
              </span>
              <span className={styles.path} lang="zh-CN">
                {grid.ancestors.map(({ name }) => name).join(" / ")}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
