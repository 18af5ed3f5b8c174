import { SearchOutlined } from "@ant-design/icons";
import { Modal } from "antd";
import { type KeyboardEvent, useId, useState } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { useMessages } from "../../app/i18n/language";
import { useDebounced } from "../../components/useDebounced";
import { QuickFindDocument } from "../../gql/graphql";
import { type Found, useFoundGroups } from "./found";
import { FoundList } from "./FoundList";
import styles from "./QuickFind.module.css";

function useFind(text: string) {
  const sought = useDebounced(text.trim(), 150);
  const [{ data, fetching, error }] = useQuery({
    query: QuickFindDocument,
    variables: { text: sought },
    pause: !sought,
  });
  const groups = useFoundGroups(sought ? data : undefined);
  return { sought, groups, found: groups.flatMap(({ entries }) => entries), isSettled: !fetching, error };
}

/** Any grid, partner unit or service, three keystrokes away (Ctrl K). A combobox, as WAI-ARIA describes it. */
export default function QuickFind({ onClose }: { onClose: () => void }) {
  const { find } = useMessages();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState("");
  const [place, setPlace] = useState(0);
  const { sought, groups, found, isSettled, error } = useFind(text);
  const chosen = found[Math.min(place, found.length - 1)];
  const note = sought && isSettled ? (error?.message ?? find.none(sought)) : find.hint;

  const open = ({ address }: Found) => {
    onClose();
    void navigate(address);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) setPlace((Math.min(place, found.length - 1) + step + found.length) % found.length);
    // While an input method composes, Enter takes over the characters.
    else if (event.key === "Enter" && chosen && !event.nativeEvent.isComposing) open(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      title={<span className="visually-hidden">{find.label}</span>}
      width={620}
      className={styles.dialog}
      destroyOnHidden
    >
      <div className={styles.box}>
        <SearchOutlined aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen && `${listId}-${chosen.id}`}
          aria-label={find.placeholder}
          autoComplete="off"
          spellCheck={false}
          placeholder={find.placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPlace(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <FoundList id={listId} groups={groups} chosen={chosen} onOpen={open} />
      <p className={styles.note} role="status">
        {found.length > 0 ? find.keys : note}
      </p>
    </Modal>
  );
}
