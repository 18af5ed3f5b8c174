import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import type { MouseEvent } from "react";
import { Link } from "react-router";
import { useMessages } from "../app/i18n/language";
import type { PageEndsFragment } from "../gql/graphql";
import styles from "./Pager.module.css";

/** Where a list stands: counted pages, and the cursor that an address carries. */
export interface PageMove {
  page: number;
  after?: string;
  before?: string;
}

interface PagerProps {
  page: number;
  pageSize: number;
  total: number;
  ends: PageEndsFragment;
  addressOf: (move: PageMove) => string;
}

/** Who turns a page goes on reading at the top of the list, not behind its end. */
function toTop({ currentTarget }: MouseEvent<HTMLElement>) {
  currentTarget.closest("section")?.focus({ preventScroll: true });
}

/** Previous and next page as addresses. Nothing when one page holds everything. */
export function Pager({ page, pageSize, total, ends, addressOf }: PagerProps) {
  const { pager } = useMessages();
  if (total <= pageSize && !ends.hasPreviousPage) return null;
  const previous =
    ends.hasPreviousPage && ends.startCursor ? addressOf({ page: page - 1, before: ends.startCursor }) : null;
  const next = ends.hasNextPage && ends.endCursor ? addressOf({ page: page + 1, after: ends.endCursor }) : null;
  return (
    <nav className={styles.pager} aria-label={pager.label}>
      {previous ? (
        <Link to={previous} className={styles.move} onClick={toTop}>
          <LeftOutlined aria-hidden /> {pager.previous}
        </Link>
      ) : (
        <span />
      )}
      <span className={styles.page}>{pager.page(page, Math.ceil(total / pageSize))}</span>
      {next ? (
        <Link to={next} className={styles.move} onClick={toTop}>
          {pager.next} <RightOutlined aria-hidden />
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
