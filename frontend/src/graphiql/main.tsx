import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./graphiql.css";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import { examples } from "./examples";

const root = document.getElementById("root");
if (!root) throw new Error("graphiql.html has no #root");

const fetcher = createGraphiQLFetcher({ url: "/graphql" });
const tabs = examples.map((query) => ({ query, variables: null, headers: null }));

createRoot(root).render(
  <GraphiQL fetcher={fetcher} defaultTabs={tabs}>
    <GraphiQL.Logo>
      <h1>
        <a href="/" className="back">
          <img src="/mark.svg" alt="" width={24} height={24} /> 网格 Wangge
        </a>
      </h1>
    </GraphiQL.Logo>
  </GraphiQL>,
);
