import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";

/** History in words: names of objects, actions, fields, and what stood in a field. What has no word yet keeps its code. */
export function useHistoryWords() {
  const messages = useMessages();
  const { date, moment, number } = useFormat();
  const { history } = messages;
  const values: Record<string, Record<string, string>> = {
    administration: messages.administration,
    channel: messages.channel,
    kind: { ...messages.net, ...messages.attention },
    management: messages.management,
    net: messages.net,
    role: messages.role,
    sex: messages.sex,
    standing: { ...messages.standing, ...messages.accountStanding },
  };
  const valueWord = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return history.nothing;
    if (typeof value === "boolean") return value ? history.yes : history.no;
    if (typeof value === "number") return field.endsWith("_id") ? String(value) : number(value);
    if (typeof value !== "string") return JSON.stringify(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return moment(value);
    return values[field]?.[value] ?? value;
  };
  return {
    entityWord: (entity: string) => history.entities[entity] ?? entity,
    actionWord: (action: string) => history.actions[action] ?? action,
    fieldWord: (field: string) => history.fields[field] ?? field,
    valueWord,
  };
}
