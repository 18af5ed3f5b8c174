import { useMessages } from "../../app/i18n/language";
import { Chip } from "../../components/Chip";
import { shanghaiNow } from "../../components/week";
import type { ListedPersonFragment } from "../../gql/graphql";

/** Why the community keeps an eye on somebody at present. */
export function Attentions({ person }: { person: Pick<ListedPersonFragment, "attentions"> }) {
  const { attention } = useMessages();
  const today = shanghaiNow(new Date()).day;
  return person.attentions
    .filter(({ since, until }) => since <= today && (until === null || until >= today))
    .map(({ id, kind }) => (
      <Chip key={id} tone="seal">
        {attention[kind]}
      </Chip>
    ));
}
