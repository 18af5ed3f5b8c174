import type { ReactNode } from "react";
import { useMessages } from "../app/i18n/language";
import type { Scope } from "../gql/graphql";
import { Choice } from "./Choice";
import { FilterBar } from "./FilterBar";
import { Switch } from "./Switch";

interface ListFilter<Kind extends string> {
  text: string;
  kind: Kind | undefined;
  scope: Scope;
}

interface ListFiltersProps<Kind extends string> {
  filter: ListFilter<Kind>;
  onFilter: (change: Partial<ListFilter<Kind>>) => void;
  words: { search: string; kind: string; allKinds: string };
  kinds: Record<Kind, string>;
  total: string;
  /** Further filters. */
  children?: ReactNode;
}

/** The filters of a list of things that have a kind and a home grid: by text, by kind, with or without what lies below. */
export function ListFilters<Kind extends string>({
  filter,
  onFilter,
  words,
  kinds,
  total,
  children,
}: ListFiltersProps<Kind>) {
  const { scope } = useMessages();
  return (
    <FilterBar
      text={filter.text}
      label={words.search}
      onText={(text) => {
        onFilter({ text });
      }}
      total={total}
    >
      <Choice
        label={words.kind}
        all={words.allKinds}
        names={kinds}
        value={filter.kind}
        onChange={(kind) => {
          onFilter({ kind });
        }}
      />
      {children}
      <Switch<Scope>
        label={scope.label}
        value={filter.scope}
        onChange={(scope) => {
          onFilter({ scope });
        }}
        options={[
          { value: "SUBTREE", label: scope.subtree },
          { value: "HERE", label: scope.here },
        ]}
      />
    </FilterBar>
  );
}
