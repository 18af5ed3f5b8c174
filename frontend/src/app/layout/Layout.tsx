import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { NavigationType, Outlet, useLocation, useNavigationType, useParams } from "react-router";
import { Boundary } from "../../components/Boundary";
import { useFocusKept } from "../../components/useFocusKept";
import { useMedia } from "../../components/useMedia";
import { GridTree } from "../../features/grids/tree/GridTree";
import { TreeSearch } from "../../features/grids/tree/TreeSearch";
import { useMessages } from "../i18n/language";
import styles from "./Layout.module.css";
import { Offline } from "./Offline";
import { Side } from "./Side";
import { TopBar } from "./TopBar";
import { useFindShortcut } from "./useFindShortcut";

const fetchQuickFind = () => import("../../pages/find/QuickFind");
const QuickFind = lazy(fetchQuickFind);

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
  useEffect(() => {
    // Not on the first route, but there before anyone asks: what is typed while it is fetched would be lost.
    fetchQuickFind().catch(() => undefined);
  }, []);

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
      <Content onFind={find}>
        {isFinding && (
          <Boundary>
            <Suspense>
              <QuickFind
                onClose={() => {
                  setFinding(false);
                }}
              />
            </Suspense>
          </Boundary>
        )}
      </Content>
    </div>
  );
}

interface ContentProps {
  onFind: () => void;
  /** What lies over the page. */
  children: ReactNode;
}

function Content({ onFind, children }: ContentProps) {
  const { key } = useLocation();
  const navigated = useNavigationType();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // A new page begins at its top; filtering and going back leave the page where it stands.
    if (navigated === NavigationType.Push) main.current?.scrollTo({ top: 0 });
  }, [key, navigated]);
  useFocusKept(key);
  return (
    <main ref={main} id="content" className={styles.main} tabIndex={-1}>
      <Offline />
      {children}
      <Outlet context={onFind} />
    </main>
  );
}
