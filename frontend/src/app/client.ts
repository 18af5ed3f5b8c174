import { cacheExchange } from "@urql/exchange-graphcache";
import { Client, fetchExchange } from "urql";
import { persistedDocumentExchange } from "./persistedDocuments";

const embedded = () => null;

/** The one client of the screen. Development sends whole documents, since a running server knows only built ones. */
export function createClient(): Client {
  const cache = cacheExchange({
    keys: {
      PageInfo: embedded,
      GridCounts: embedded,
      GridConnection: embedded,
      PartnerUnitConnection: embedded,
      ResourceConnection: embedded,
      ServiceItemConnection: embedded,
      ServicePlaceConnection: embedded,
    },
  });
  return new Client({
    url: "/graphql",
    preferGetMethod: "within-url-limit",
    fetchOptions: () => ({ headers: { "Accept-Language": document.documentElement.lang } }),
    exchanges: [cache, ...(import.meta.env.PROD ? [persistedDocumentExchange] : []), fetchExchange],
  });
}
