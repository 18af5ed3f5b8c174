import importX, { createNodeResolver } from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const base = "./src";
// The order of the house, lowest first. Each may import what stands before it, never what stands after.
const order = [
  "features/grids",
  "features/people",
  "features/posts",
  "features/accounts",
  "features/history",
  "features/partners",
  "features/services",
  "pages",
  "app/layout",
];
const foundations = ["components", "app/i18n", "app/theme"];

function zones() {
  const upward = order.flatMap((folder, place) =>
    order.slice(place + 1).map((above) => ({ target: `${base}/${folder}`, from: `${base}/${above}` })),
  );
  const fromBelow = foundations.flatMap((folder) =>
    order.map((above) => ({ target: `${base}/${folder}`, from: `${base}/${above}` })),
  );
  const router = [...order, ...foundations].map((folder) => ({
    target: `${base}/${folder}`,
    from: [`${base}/app/App.tsx`, `${base}/app/client.ts`, `${base}/main.tsx`],
  }));
  return [...upward, ...fromBelow, ...router];
}

export default tseslint.config(
  { ignores: ["dist", "src/gql"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    // Without it no import of a .ts file is resolved, and the zones below refuse nothing.
    settings: { "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".tsx"] })] },
    plugins: { "react-hooks": reactHooks, "import-x": importX },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "import-x/no-restricted-paths": ["error", { zones: zones() }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
);
