import { Input } from "antd";
import { useId, useState } from "react";
import styles from "./DayInput.module.css";

const earliest = "1949-10-01";

interface DayInputProps {
  label: string;
  /** YYYY-MM-DD, or empty. */
  day: string;
  onDay: (day: string) => void;
  latest?: string | undefined;
}

/** One day, typed or picked with what the browser offers. A day half typed changes nothing yet. */
export function DayInput({ label, day, onDay, latest }: DayInputProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <span className={styles.day}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        min={earliest}
        max={latest}
        value={draft ?? day}
        onChange={({ target }) => {
          setDraft(target.value);
          if (target.validity.valid && (target.value || !target.validity.badInput)) onDay(target.value);
        }}
        onBlur={() => {
          setDraft(null);
        }}
      />
    </span>
  );
}
