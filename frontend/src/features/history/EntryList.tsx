import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import type { HistoryEntryFragment } from "../../gql/graphql";
import { Name } from "../grids/names";
import { type FieldChange, fieldChanges } from "./changes";
import styles from "./EntryList.module.css";
import { useHistoryWords } from "./words";

/** Changes as a person would tell them, in the order given. */
export function EntryList({ entries }: { entries: HistoryEntryFragment[] }) {
  return (
    <ol className={styles.entries}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: HistoryEntryFragment }) {
  const { history, colon } = useMessages();
  const { moment } = useFormat();
  const { entityWord, actionWord } = useHistoryWords();
  const changes = fieldChanges(entry.changes);
  return (
    <li className={styles.entry}>
      <time dateTime={entry.at} className={styles.at}>
        {moment(entry.at)}
      </time>
      <div className={styles.told}>
        <p>
          {history.did(
            <strong>{entry.actor ? <Name>{entry.actor}</Name> : history.nobody}</strong>,
            actionWord(entry.action),
            entityWord(entry.entity),
          )}
        </p>
        {entry.post && (
          <p className={styles.post}>
            <Name>{entry.post}</Name>
          </p>
        )}
        {entry.reason && (
          <p className={styles.reason}>
            {history.reason}
            {colon}
            <Name>{entry.reason}</Name>
          </p>
        )}
        {changes.length > 0 && <Changes changes={changes} />}
      </div>
    </li>
  );
}

function Changes({ changes }: { changes: FieldChange[] }) {
  const { history } = useMessages();
  const { fieldWord } = useHistoryWords();
  return (
    <dl className={styles.changes}>
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{fieldWord(field)}</dt>
          <dd>
            {before !== null && (
              <>
                <del>
                  <Value field={field} value={before} />
                </del>
                <span aria-hidden className={styles.arrow}>
                  →
                </span>
                <span className="visually-hidden"> {history.became} </span>
              </>
            )}
            <ins>
              <Value field={field} value={after} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What stands in the data as it is may be a name; it is told as Chinese, unlike our words for codes. */
function Value({ field, value }: Omit<FieldChange, "before" | "after"> & { value: unknown }) {
  const { valueWord } = useHistoryWords();
  const told = valueWord(field, value);
  return told === value ? <Name>{told}</Name> : told;
}
