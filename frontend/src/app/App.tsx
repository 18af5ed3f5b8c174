import { useState } from "react";
import { createBrowserRouter, useOutletContext } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Provider } from "urql";
import { Broken } from "../components/Boundary";
import { GridPage } from "../pages/grid/GridPage";
import { HomePage } from "../pages/home/HomePage";
import { NotFoundPage } from "../pages/NotFoundPage";
import { createClient } from "./client";
import { LanguageProvider } from "./i18n/LanguageProvider";
import { Layout } from "./layout/Layout";
import { ThemeProvider } from "./theme/ThemeProvider";

function Home() {
  return <HomePage onFind={useOutletContext()} />;
}

function createRouter() {
  return createBrowserRouter([
    {
      element: <Layout />,
      errorElement: <Broken />,
      children: [
        { index: true, element: <Home /> },
        { path: "grids/:code", element: <GridPage /> },
        { path: "*", element: <NotFoundPage /> },
      ],
    },
  ]);
}

export function App() {
  const [client] = useState(createClient);
  const [router] = useState(createRouter);
  return (
    <Provider value={client}>
      <LanguageProvider>
        <ThemeProvider>
          {/* In a transition an address would wait, without a sign, for the section that it shows. */}
          <RouterProvider router={router} useTransitions={false} />
        </ThemeProvider>
      </LanguageProvider>
    </Provider>
  );
}
