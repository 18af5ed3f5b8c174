import { Segmented } from "antd";

interface SwitchProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: { value: Value; label: string }[];
}

/** One of a few, all in sight. Its options take the focus themselves, so the row around them need not. */
export function Switch<Value extends string>({ label, ...choice }: SwitchProps<Value>) {
  return <Segmented<Value> aria-label={label} tabIndex={-1} {...choice} />;
}
