import { Select } from "antd";
import styles from "./Choice.module.css";

interface ChoiceProps<Value extends string> {
  label: string;
  /** What is said while nothing is chosen: that all are shown. */
  all: string;
  names: Record<Value, string>;
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
}

/** One of many, or all of them. */
export function Choice<Value extends string>({ label, all, names, value, onChange }: ChoiceProps<Value>) {
  return (
    <Select
      className={styles.choice}
      aria-label={label}
      placeholder={all}
      value={value}
      onChange={onChange}
      options={Object.entries<string>(names).map(([value, label]) => ({ value: value as Value, label }))}
      allowClear
    />
  );
}
