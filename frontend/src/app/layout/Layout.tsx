import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { NavigationType, Outlet, useLocation, useNavigationType, useParams } from "react-router";
import { useMedia } from "../../components/useMedia";
import { GridTree } from "../../features/grids/tree/GridTree";
import { TreeSearch } from "../../features/grids/tree/TreeSearch";
import { useMessages } from "../i18n/language";
import styles from "./Layout.module.css";
import { Offline } from "./Offline";
import { Side } from "./Side";
import { TopBar } from "./TopBar";
import { useFindShortcut } from "./useFindShortcut";

const QuickFind = lazy(() => import("../../pages/find/QuickFind"));

/** What every page stands in: the bar above, the tree on the left, the page on the right. */
export function Layout() {
  const messages = useMessages();
  const { code } = useParams();
  const { key } = useLocation();
  const isNarrow = useMedia("(max-width: 900px)");
  const [sideOpenedAt, openSideAt] = useState<string | null>(null);
  const [isFinding, setFinding] = useState(false);
  const find = useCallback(() => {
    setFinding(true);
  }, []);
  useFindShortcut(find);

  return (
    <div className={styles.layout}>
      <a href="#content" className={styles.skip}>
        {messages.skipToContent}
      </a>
      <TopBar
        onFind={find}
        onTree={() => {
          openSideAt(key);
        }}
      />
      <Side
        isDrawer={isNarrow}
        // Choosing a grid leads to a new location, and that closes the drawer.
        isOpen={sideOpenedAt === key}
        onClose={() => {
          openSideAt(null);
        }}
      >
        <TreeSearch>
          <GridTree current={code} />
        </TreeSearch>
      </Side>
      <Content onFind={find} />
      {isFinding && (
        <Suspense>
          <QuickFind
            onClose={() => {
              setFinding(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function Content({ onFind }: { onFind: () => void }) {
  const { key } = useLocation();
  const navigated = useNavigationType();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // A new page begins at its top; filtering and going back leave the page where it stands.
    if (navigated === NavigationType.Push) main.current?.scrollTo({ top: 0 });
  }, [key, navigated]);
  return (
    <main ref={main} id="content" className={styles.main} tabIndex={-1}>
      <Offline />
      <Outlet context={onFind} />
    </main>
  );
}
