/** What one entry says of one field. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** The fields of `changes`, {field: [before, after]}; whatever else it holds is left out. */
export function fieldChanges(changes: unknown): FieldChange[] {
  if (typeof changes !== "object" || changes === null) return [];
  return Object.entries(changes).flatMap(([field, values]: [string, unknown]) =>
    Array.isArray(values) && values.length === 2
      ? [{ field, before: values[0] as unknown, after: values[1] as unknown }]
      : [],
  );
}
