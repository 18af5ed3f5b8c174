import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { Chip } from "../../components/Chip";
import type { ListedPersonFragment } from "../../gql/graphql";

/** Said of people who are no longer here. */
export function Whereabouts({ person: { movedOn, deceasedOn } }: { person: ListedPersonFragment }) {
  const { people } = useMessages();
  const { date } = useFormat();
  if (deceasedOn) return <Chip>{people.deceased(date(deceasedOn))}</Chip>;
  return movedOn && <Chip tone="warn">{people.moved(date(movedOn))}</Chip>;
}
