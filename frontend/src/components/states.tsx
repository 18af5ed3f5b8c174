import { Button, Skeleton } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import type { CombinedError } from "urql";
import { useMessages } from "../app/i18n/language";
import styles from "./states.module.css";

const slowAfterMilliseconds = 4000;

/** The outline of what is coming. */
export function Outlined({ rows }: { rows: number }) {
  return <Skeleton active title={false} paragraph={{ rows }} />;
}

/** The same for a whole page or section, with a word when it takes long. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const messages = useMessages();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSlow(true);
    }, slowAfterMilliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <div className={styles.loading} aria-busy="true">
      <span className="visually-hidden" role="status">
        {isSlow ? messages.slow : messages.loading}
      </span>
      <Outlined rows={rows} />
      {isSlow && <p className={styles.slow}>{messages.slow}</p>}
    </div>
  );
}

/** What went wrong, in the server's own words when it has said any. */
export function useReason() {
  const { unreachable } = useMessages();
  return ({ networkError, graphQLErrors }: CombinedError) =>
    networkError ? unreachable : graphQLErrors.map(({ message }) => message).join(" ");
}

interface FailureProps {
  error: CombinedError;
  onRetry: () => void;
}

/** Said where there is nothing to show because it could not be fetched, with a way to try again. */
export function Failure({ error, onRetry }: FailureProps) {
  const messages = useMessages();
  const reason = useReason();
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{messages.failure}</p>
      <p>{reason(error)}</p>
      <Button onClick={onRetry}>{messages.retry}</Button>
    </div>
  );
}

/** The same above what was fetched earlier and still stands. */
export function Outdated({ error, onRetry }: FailureProps) {
  const messages = useMessages();
  const reason = useReason();
  return (
    <div className={styles.outdated} role="alert">
      <p>
        {messages.outdated} {reason(error)}
      </p>
      <Button onClick={onRetry}>{messages.retry}</Button>
    </div>
  );
}

/** Said where filters leave nothing of a list. */
export function NothingFound({ onClear }: { onClear: () => void }) {
  const messages = useMessages();
  return <Nothing action={<Button onClick={onClear}>{messages.clearFilters}</Button>}>{messages.nothingFound}</Nothing>;
}

/** Said where a list has nothing to show. */
export function Nothing({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <svg viewBox="0 0 64 40" className={styles.drawing} aria-hidden>
        <path d="M4 30 32 38l28-8V8L32 2 4 8z M32 2v36 M4 19l28 3 28-3" />
      </svg>
      <p>{children}</p>
      {action}
    </div>
  );
}
