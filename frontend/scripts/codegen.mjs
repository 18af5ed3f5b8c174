// Types and documents for src/ from the committed schema, and the list of documents that the server may be asked for by hash.
import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codegen } from "@graphql-codegen/core";
import { preset } from "@graphql-codegen/client-preset";
import { buildSchema, parse } from "graphql";
import { flatten } from "./flatten.mjs";

const root = join(import.meta.dirname, "..");
const output = join(root, "src", "gql/");

async function readDocuments() {
  const files = await Array.fromAsync(glob("src/**/*.graphql", { cwd: root }));
  return Promise.all(
    files.sort().map(async (location) => {
      const rawSDL = await readFile(join(root, location), "utf8");
      return { location, rawSDL, document: parse(rawSDL) };
    }),
  );
}

const text = await readFile(join(root, "..", "schema", "schema.graphql"), "utf8");
const sections = await preset.buildGeneratesSection({
  baseOutputDir: output,
  schema: parse(text),
  schemaAst: buildSchema(text),
  documents: await readDocuments(),
  documentTransforms: [{ name: "flatten", transformObject: { transform: flatten } }],
  config: {
    useTypeImports: true,
    strictScalars: true,
    scalars: { Date: "string", DateTime: "string", GeoJSON: "geojson#Geometry", JSON: "unknown" },
  },
  presetConfig: {
    fragmentMasking: false,
    persistedDocuments: { mode: "embedHashInDocument", hashAlgorithm: "sha256" },
  },
  plugins: [],
  pluginMap: {},
});

// Only the typed documents are wanted: the gql() tag would carry every document a second time as text.
for (const section of sections.filter(({ filename }) => /(graphql\.ts|persisted-documents\.json)$/.test(filename))) {
  await mkdir(dirname(section.filename), { recursive: true });
  await writeFile(section.filename, await codegen(section));
}
