import { lazy, Suspense } from "react";
import { Link, useLocation } from "react-router";
import { useMessages } from "../../app/i18n/language";
import { signInAddress } from "./addresses";
import { useViewer } from "./viewer";
import styles from "./ViewerCorner.module.css";

// Strangers need no menu.
const ViewerMenu = lazy(() => import("./ViewerMenu"));

/** Who is signed in, in the corner of the bar; for strangers the way in. */
export function ViewerCorner() {
  const { session } = useMessages();
  const { viewer } = useViewer();
  const { pathname, search } = useLocation();
  if (viewer) {
    return (
      <Suspense>
        <ViewerMenu viewer={viewer} />
      </Suspense>
    );
  }
  if (viewer === undefined || pathname === "/sign-in") return null;
  return (
    <Link to={signInAddress(pathname + search)} className={styles.signIn}>
      {session.signIn}
    </Link>
  );
}
