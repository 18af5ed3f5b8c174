import { Button } from "antd";
import { Component, type ReactNode, useState } from "react";
import { useMessages } from "../app/i18n/language";
import styles from "./states.module.css";

/** Keeps a fault of `children` to itself. Give it a key: what is shown under another key is tried afresh. */
export class Boundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}

/**
 * Said where a part of the screen could not be fetched or drawn: the network is gone, or the server has a newer screen.
 * Only a reload mends either, and it waits until there is a server to answer it.
 */
export function Broken() {
  const messages = useMessages();
  const [isUnreachable, setUnreachable] = useState(false);
  const reload = async () => {
    const answer = await fetch("/", { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (answer?.ok) location.reload();
    else setUnreachable(true);
  };
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{messages.broken}</p>
      <p>{isUnreachable ? messages.unreachable : messages.brokenText}</p>
      <Button onClick={() => void reload()}>{messages.reload}</Button>
    </div>
  );
}
