import { useMessages } from "../app/i18n/language";
import { type WeekLine, weekLines, type WeekSpan } from "./week";
import styles from "./WeekHours.module.css";

/** Weekly hours in as few lines as say them. */
export function WeekHours({ spans }: { spans: WeekSpan[] }) {
  const { weekdays, through } = useMessages();
  const days = ({ from, to }: WeekLine) =>
    from === to ? weekdays[from - 1] : `${weekdays[from - 1] ?? ""}${through}${weekdays[to - 1] ?? ""}`;
  return (
    <ul className={styles.hours}>
      {weekLines(spans).map((line) => (
        <li key={line.from}>
          <span className={styles.days}>{days(line)}</span>
          <span className={styles.spans}>
            {line.hours.map((span) => (
              <span key={span}>{span}</span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
