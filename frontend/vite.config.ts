import { readFile } from "node:fs/promises";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const idPrefix = "sha256:";

/** Lays the documents of the screen beside it, by the hex digits of their hash, for the server to load. */
function persistedDocuments(): Plugin {
  return {
    name: "persisted-documents",
    apply: "build",
    async generateBundle() {
      const written = await readFile(join(import.meta.dirname, "src/gql/persisted-documents.json"), "utf8");
      const documents = Object.entries(JSON.parse(written) as Record<string, string>);
      const source = JSON.stringify(
        Object.fromEntries(documents.map(([id, text]) => [id.slice(idPrefix.length), text])),
      );
      this.emitFile({ type: "asset", fileName: "persisted-documents.json", source });
    },
  };
}

export default defineConfig({
  plugins: [react(), persistedDocuments()],
  worker: { format: "es" },
  server: { proxy: { "/graphql": "http://127.0.0.1:8000" } },
  build: {
    target: "es2023",
    manifest: true,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: ["index.html", "graphiql.html"],
      // GraphiQL's own modules carry a directive for the React compiler that means nothing in a bundle.
      checks: { moduleLevelDirective: false },
    },
  },
});
