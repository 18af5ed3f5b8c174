// Mercurius with graphql-jit and batch loaders over the same SQLite file: `node mercurius.mjs PATH PORT`.
// Each loader runs one prepared statement for all rows of a level. Node's own SQLite, since it needs no compiler.
import { DatabaseSync } from "node:sqlite";
import Fastify from "fastify";
import mercurius from "mercurius";

const [path, port] = process.argv.slice(2);
const database = new DatabaseSync(path, { readOnly: true });
database.exec("PRAGMA cache_size = -16384");

const schema = `
  enum GridLevel { PROVINCE CITY DISTRICT STREET COMMUNITY GRID MICRO_GRID BUILDING }
  type Query { grid(code: String!): Grid }
  type Grid {
    code: String! name: String! level: GridLevel!
    children: [Grid!]! partnerUnits: [PartnerUnit!]! serviceItems: [ServiceItem!]!
  }
  type PartnerUnit { name: String! kind: String! resources: [Resource!]! }
  type Resource { name: String! quantity: Int! measure: String! }
  type ServiceItem { name: String! dimension: String! priceFen: Int! }
`;
const levels = ["PROVINCE", "CITY", "DISTRICT", "STREET", "COMMUNITY", "GRID", "MICRO_GRID", "BUILDING"];
const among = "IN (SELECT value FROM json_each(?))";

const byCode = database.prepare("SELECT id, code, name, level FROM grid WHERE code = ? AND published");

/** A loader of the rows that belong to each object of a batch. */
function belonging(sql) {
  const statement = database.prepare(sql);
  return async (queries) => {
    const lists = new Map(queries.map(({ obj }) => [obj.id, []]));
    for (const row of statement.all(JSON.stringify([...lists.keys()]))) lists.get(row.owner).push(row);
    return queries.map(({ obj }) => lists.get(obj.id));
  };
}

const app = Fastify();
app.register(mercurius, {
  schema,
  jit: 1,
  resolvers: {
    Query: { grid: (_, { code }) => byCode.get(code) },
    Grid: { level: ({ level }) => levels[level - 1] },
  },
  loaders: {
    Grid: {
      children: belonging(
        `SELECT id, parent_id AS owner, code, name, level FROM grid
         WHERE parent_id ${among} AND published ORDER BY code`,
      ),
      partnerUnits: belonging(
        `SELECT id, grid_id AS owner, name, kind FROM partner_unit
         WHERE grid_id ${among} AND published AND standing = 'ACTIVE' ORDER BY pinyin, id`,
      ),
      serviceItems: belonging(
        `SELECT id, grid_id AS owner, name, dimension, price_fen AS priceFen FROM service_item
         WHERE grid_id ${among} AND published ORDER BY pinyin, id`,
      ),
    },
    PartnerUnit: {
      resources: belonging(
        `SELECT id, unit_id AS owner, name, quantity, measure FROM resource
         WHERE unit_id ${among} AND published ORDER BY name, id`,
      ),
    },
  },
});
await app.listen({ port: Number(port), host: "127.0.0.1" });
