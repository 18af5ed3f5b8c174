import { Select } from "antd";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { DayInput } from "../../components/DayInput";
import { FilterBar } from "../../components/FilterBar";
import type { HistoryFilter } from "./historyView";
import styles from "./HistoryFilters.module.css";

interface HistoryFiltersProps {
  filter: HistoryFilter;
  total: number;
  onFilter: (change: Partial<HistoryFilter>) => void;
}

/** Which changes are listed: by whom, of what, what was done, and when. */
export function HistoryFilters({ filter, total, onFilter }: HistoryFiltersProps) {
  const { history } = useMessages();
  const { number } = useFormat();
  return (
    <FilterBar
      text={filter.actor}
      label={history.actor}
      onText={(actor) => {
        onFilter({ actor });
      }}
      total={history.total(number(total))}
    >
      <Choice
        label={history.entity}
        all={history.allEntities}
        words={history.entities}
        value={filter.entity}
        onChange={(entity) => {
          onFilter({ entity });
        }}
      />
      <Choice
        label={history.action}
        all={history.allActions}
        words={history.actions}
        value={filter.action}
        onChange={(action) => {
          onFilter({ action });
        }}
      />
      <DayInput
        label={history.since}
        day={filter.since}
        onDay={(since) => {
          onFilter({ since });
        }}
      />
      <DayInput
        label={history.until}
        day={filter.until}
        onDay={(until) => {
          onFilter({ until });
        }}
      />
    </FilterBar>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  words: Record<string, string>;
  value: string;
  onChange: (value: string) => void;
}

function Choice({ label, all, words, value, onChange }: ChoiceProps) {
  return (
    <Select
      className={styles.choice}
      aria-label={label}
      placeholder={all}
      value={value || undefined}
      onChange={(chosen: string | undefined) => {
        onChange(chosen ?? "");
      }}
      options={Object.entries(words).map(([code, word]) => ({ value: code, label: word }))}
      popupMatchSelectWidth={false}
      allowClear
    />
  );
}
