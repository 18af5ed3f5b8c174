import { type ComponentType, lazy, Suspense, useCallback, useState } from "react";
import { createBrowserRouter, useOutletContext } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Provider } from "urql";
import { Broken } from "../components/Boundary";
import { Loading } from "../components/states";
import { signInAddress } from "../features/accounts/addresses";
import { ViewerProvider } from "../features/accounts/ViewerProvider";
import { NewVisitContext } from "../features/accounts/visit";
import { GridPage } from "../pages/grid/GridPage";
import { HomePage } from "../pages/home/HomePage";
import { NotFoundPage } from "../pages/NotFoundPage";
import { createClient } from "./client";
import { LanguageProvider } from "./i18n/LanguageProvider";
import { Layout } from "./layout/Layout";
import { ThemeProvider } from "./theme/ThemeProvider";

const SignInPage = lazy(() => import("../pages/sign-in/SignInPage"));
const AccountPage = lazy(() => import("../pages/account/AccountPage"));
const PersonPage = lazy(() => import("../pages/person/PersonPage"));
const HistoryPage = lazy(() => import("../pages/history/HistoryPage"));

function Home() {
  return <HomePage onFind={useOutletContext()} />;
}

function onDemand(Page: ComponentType) {
  return (
    <Suspense fallback={<Loading rows={8} />}>
      <Page />
    </Suspense>
  );
}

function createRouter() {
  return createBrowserRouter([
    {
      element: (
        <ViewerProvider>
          <Layout />
        </ViewerProvider>
      ),
      errorElement: <Broken />,
      children: [
        { index: true, element: <Home /> },
        { path: "grids/:code", element: <GridPage /> },
        { path: "sign-in", element: onDemand(SignInPage) },
        { path: "account", element: onDemand(AccountPage) },
        { path: "people/:id", element: onDemand(PersonPage) },
        { path: "history", element: onDemand(HistoryPage) },
        { path: "*", element: <NotFoundPage /> },
      ],
    },
  ]);
}

type Router = ReturnType<typeof createRouter>;

export function App() {
  const [router] = useState(createRouter);
  const [visit, setVisit] = useState(1);
  const newVisit = useCallback(() => {
    setVisit((number) => number + 1);
  }, []);
  return (
    <LanguageProvider>
      <ThemeProvider>
        <NewVisitContext value={newVisit}>
          <Visit key={visit} router={router} onOver={newVisit} />
        </NewVisitContext>
      </ThemeProvider>
    </LanguageProvider>
  );
}

/** The screen as one viewer has it: nothing that it fetched or holds outlives a change of viewer. */
function Visit({ router, onOver }: { router: Router; onOver: () => void }) {
  const [client] = useState(() =>
    createClient(() => {
      const { pathname, search } = router.state.location;
      void router.navigate(signInAddress(pathname + search), { state: { isOver: true } });
      onOver();
    }),
  );
  return (
    <Provider value={client}>
      {/* In a transition an address would wait, without a sign, for the section that it shows. */}
      <RouterProvider router={router} useTransitions={false} />
    </Provider>
  );
}
