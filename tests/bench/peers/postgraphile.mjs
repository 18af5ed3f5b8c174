// PostGraphile 5 in production mode over the same PostgreSQL: `node postgraphile.mjs DATABASE_URL PORT`.
// Its schema is what it makes of the tables by itself, and it may order by columns without an index, as the question
// does. It checks no visibility, which the other servers do.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const [database, port] = process.argv.slice(2);
const server = createServer();
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  pgServices: [makePgService({ connectionString: database, schemas: ["public"] })],
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
});
await instance.createServ(grafserv).addTo(server);
server.listen(Number(port), "127.0.0.1");
