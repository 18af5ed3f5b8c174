import { getOperationName } from "@urql/core";
import { type Exchange, makeOperation, type Operation, type OperationResult } from "urql";
import { map, pipe } from "wonka";

interface HashedDocument {
  __meta__?: { hash: string };
}

/** The same operation, naming its document by hash instead of carrying it. */
function byHash(operation: Operation): Operation {
  const { hash } = (operation.query as HashedDocument).__meta__ ?? {};
  if (operation.kind !== "query" || !hash) return operation;
  const query = { kind: operation.query.kind, definitions: [], documentId: hash } as unknown as Operation["query"];
  const url = `${operation.context.url}?operationName=${getOperationName(operation.query) ?? ""}`;
  return makeOperation(operation.kind, { ...operation, query }, { ...operation.context, url, asked: operation });
}

/** The cache above reads a result by the operation that it asked. */
function asAsked(result: OperationResult): OperationResult {
  return { ...result, operation: (result.operation.context.asked as Operation | undefined) ?? result.operation };
}

/** GraphQL over HTTP, appendix Persisted Documents: a short address is one that proxies and browsers can cache. */
export const persistedDocumentExchange: Exchange =
  ({ forward }) =>
  (operations) =>
    pipe(operations, map(byHash), forward, map(asAsked));
