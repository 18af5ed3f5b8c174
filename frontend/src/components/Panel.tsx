import { type ReactNode, useId } from "react";
import styles from "./Panel.module.css";

interface PanelProps {
  title: ReactNode;
  note?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** A titled part of a page. */
export function Panel({ title, note, extra, children, className }: PanelProps) {
  const heading = useId();
  return (
    <section className={`${styles.panel} ${className ?? ""}`} aria-labelledby={heading} tabIndex={-1}>
      <header className={styles.header}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        {note && <span className={styles.note}>{note}</span>}
        {extra && <div className={styles.extra}>{extra}</div>}
      </header>
      {children}
    </section>
  );
}
