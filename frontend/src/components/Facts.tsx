import type { ReactNode } from "react";
import styles from "./Facts.module.css";

/** What is known of something, term by term. */
export function Facts({ facts }: { facts: { term: string; told: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, told }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{told}</dd>
        </div>
      ))}
    </dl>
  );
}
