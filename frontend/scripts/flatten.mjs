// Operations as the server is asked them: fragments spread out, nothing twice, and every object telling its type.
import { Kind, visit } from "graphql";

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/** The cache needs to know what each object is. */
const tellTypes = {
  Field: ({ selectionSet, ...field }) =>
    selectionSet && { ...field, selectionSet: { ...selectionSet, selections: [typename, ...selectionSet.selections] } },
};

/** Several fragments may ask for the same plain field of the same object. */
function once(selections) {
  const plain = new Set();
  return selections.filter(({ alias, name, selectionSet }) => {
    if (selectionSet) return true;
    const key = (alias ?? name).value;
    return !plain.has(key) && plain.add(key);
  });
}

/** The document transform of the code generator: fragments stay as types, operations no longer spread them. */
export function flatten({ documents }) {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
  );
  const spread = ({ name, directives }) =>
    flat(fragments.get(name.value).selectionSet).selections.map((selection) => ({
      ...selection,
      directives: [...selection.directives, ...directives],
    }));
  const flat = (selectionSet) => ({
    ...selectionSet,
    selections: once(
      selectionSet.selections.flatMap((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return spread(selection);
        return selection.selectionSet ? { ...selection, selectionSet: flat(selection.selectionSet) } : selection;
      }),
    ),
  });
  const onOperations = {
    OperationDefinition: (node) => ({ ...node, selectionSet: flat(node.selectionSet) }),
  };
  return documents.map(({ document, ...file }) => ({
    ...file,
    document: visit(visit(document, onOperations), tellTypes),
  }));
}
