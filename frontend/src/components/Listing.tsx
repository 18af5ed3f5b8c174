import { Fragment, type ReactNode } from "react";
import { useMessages } from "../app/i18n/language";

/** Things in a row of words, parted as the language parts them. */
export function Listing({ items }: { items: { id: string; text: ReactNode }[] }) {
  const { separator } = useMessages();
  return items.map(({ id, text }, place) => (
    <Fragment key={id}>
      {place > 0 && separator}
      {text}
    </Fragment>
  ));
}
