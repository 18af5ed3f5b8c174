import { useOnline } from "../../components/useOnline";
import { useMessages } from "../i18n/language";
import styles from "./Offline.module.css";

/** Says so when the network is gone. */
export function Offline() {
  const messages = useMessages();
  const isOnline = useOnline();
  return <div role="status">{!isOnline && <p className={styles.offline}>{messages.offline}</p>}</div>;
}
