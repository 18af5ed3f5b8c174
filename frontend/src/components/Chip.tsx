import type { ReactNode } from "react";
import styles from "./Chip.module.css";

export type Tone = "plain" | "primary" | "seal" | "warn" | "good";

/** A short mark beside a name. */
export function Chip({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.chip} ${styles[tone]}`}>{children}</span>;
}
