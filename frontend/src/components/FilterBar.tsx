import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import styles from "./FilterBar.module.css";
import { useDebounced } from "./useDebounced";

interface FilterBarProps {
  text: string;
  label: string;
  onText: (text: string) => void;
  total?: ReactNode;
  children?: ReactNode;
}

/** The row above a list: a search box that waits for the typist, further filters, and how many there are. */
export function FilterBar({ text, label, onText, total, children }: FilterBarProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const settled = useDebounced(draft, 300);
  // Once the address says what was typed, the box follows the address again.
  if (draft === text) setDraft(null);
  useEffect(() => {
    if (settled !== null && settled !== text) onText(settled);
    // Only a pause in typing may write the address: a change of `text` from elsewhere must not be written back.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return (
    <div className={styles.bar}>
      <Input
        className={styles.search}
        type="search"
        value={draft ?? text}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        placeholder={label}
        aria-label={label}
        prefix={<SearchOutlined aria-hidden />}
        allowClear
      />
      {children}
      <span className={styles.total} role="status">
        {total}
      </span>
    </div>
  );
}
