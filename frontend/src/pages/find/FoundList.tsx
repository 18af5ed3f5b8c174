import { useMessages } from "../../app/i18n/language";
import type { Found, FoundGroup } from "./found";
import styles from "./QuickFind.module.css";

interface FoundListProps {
  id: string;
  groups: FoundGroup[];
  chosen: Found | undefined;
  onOpen: (found: Found) => void;
}

/** What was found, by kind. The focus stays in the box above, which names the chosen option. */
export function FoundList({ id, groups, chosen, onOpen }: FoundListProps) {
  const { find } = useMessages();
  return (
    <div id={id} role="listbox" aria-label={find.label} className={styles.list}>
      {groups.map(({ title, entries }) => (
        <div key={title} role="group" aria-label={title}>
          <p className={styles.group} role="presentation">
            {title}
          </p>
          {entries.map((entry) => (
            <div
              key={entry.id}
              id={`${id}-${entry.id}`}
              role="option"
              aria-selected={entry === chosen}
              className={styles.entry}
              onClick={() => {
                onOpen(entry);
              }}
              ref={(element) => {
                if (entry === chosen) element?.scrollIntoView({ block: "nearest" });
              }}
            >
              <span lang="zh-CN">{entry.name}</span> <small>{entry.kind}</small>
              <span className={styles.where} lang="zh-CN">
                {entry.where}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
