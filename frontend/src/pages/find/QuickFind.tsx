import { SearchOutlined } from "@ant-design/icons";
import { Modal } from "antd";
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { useMessages } from "../../app/i18n/language";
import { useReason } from "../../components/states";
import { useDebounced } from "../../components/useDebounced";
import { useViewer } from "../../features/accounts/viewer";
import { QuickFindDocument } from "../../gql/graphql";
import { type Found, useFoundGroups } from "./found";
import { FoundList } from "./FoundList";
import styles from "./QuickFind.module.css";

function useFind(text: string) {
  const { viewer } = useViewer();
  const sought = useDebounced(text.trim(), 150);
  const [{ data, fetching, error }] = useQuery({
    query: QuickFindDocument,
    // Only who is signed in sees anybody.
    variables: { text: sought, people: Boolean(viewer) },
    pause: !sought,
  });
  const groups = useFoundGroups(sought ? data : undefined);
  const isSettled = !fetching && sought === text.trim();
  return { sought, groups, found: groups.flatMap(({ entries }) => entries), isSettled, error };
}

/** Any grid, partner unit or service, three keystrokes away (Ctrl K). A combobox, as WAI-ARIA describes it. */
export default function QuickFind({ onClose }: { onClose: () => void }) {
  const { find } = useMessages();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState("");
  const [place, setPlace] = useState(0);
  const [isHasty, setHasty] = useState(false);
  const reason = useReason();
  const { sought, groups, found, isSettled, error } = useFind(text);
  const chosen = found[Math.min(place, found.length - 1)];
  const note = sought && isSettled ? (error ? reason(error) : find.none(sought)) : find.hint;

  const open = ({ address }: Found) => {
    onClose();
    void navigate(address);
  };
  const openChosen = useEffectEvent(() => {
    if (chosen) open(chosen);
  });
  useEffect(() => {
    if (isHasty && isSettled) openChosen();
  }, [isHasty, isSettled]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) setPlace((Math.min(place, found.length - 1) + step + found.length) % found.length);
    // While an input method composes, Enter takes over the characters.
    // Whoever types faster than the server answers means what they typed, not what the list still shows.
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) setHasty(true);
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
            setHasty(false);
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
