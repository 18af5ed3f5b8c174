import { cacheExchange } from "@urql/exchange-graphcache";
import { Client, fetchExchange, mapExchange } from "urql";
import { persistedDocumentExchange } from "./persistedDocuments";

const embedded = () => null;

/**
 * The client of one visit: of one viewer, whose answers no other may find in its cache. Development sends whole
 * documents, since a running server knows only built ones. `onSessionOver` is called when the server asks who this is.
 */
export function createClient(onSessionOver: () => void): Client {
  const session = mapExchange({
    onError: ({ graphQLErrors }) => {
      if (graphQLErrors.some(({ extensions }) => extensions.code === "NOT_SIGNED_IN")) onSessionOver();
    },
  });
  const cache = cacheExchange({
    keys: {
      PageInfo: embedded,
      GridCounts: embedded,
      GridConnection: embedded,
      GridPostConnection: embedded,
      HistoryEntryConnection: embedded,
      PartnerUnitConnection: embedded,
      PersonConnection: embedded,
      ResourceConnection: embedded,
      ServiceItemConnection: embedded,
      ServicePlaceConnection: embedded,
      AccountViewerCan: embedded,
      PersonViewerCan: embedded,
      SessionViewerCan: embedded,
      Permission: embedded,
    },
  });
  return new Client({
    url: "/graphql",
    preferGetMethod: "within-url-limit",
    fetchOptions: () => ({
      credentials: "same-origin",
      headers: { "Accept-Language": document.documentElement.lang },
    }),
    exchanges: [session, cache, ...(import.meta.env.PROD ? [persistedDocumentExchange] : []), fetchExchange],
  });
}
