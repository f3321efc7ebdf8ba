import { CSPProvider } from "@base-ui/react/csp-provider";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { TooltipLayer } from "./components/TooltipLayer";
import { createQueryClient } from "./lib/queries";
import { HostContext, type Host } from "./platform/host";
import { createAppRouter } from "./routes/router";

export interface AppProps {
  host: Host;
  router?: ReturnType<typeof createAppRouter>;
  queryClient?: QueryClient;
}

/** The program in the window, on whatever host it is given. */
export function App({ host, ...given }: AppProps) {
  const [queryClient] = useState(() => given.queryClient ?? createQueryClient());
  const [router] = useState(() => given.router ?? createAppRouter({ host, queryClient }));
  return (
    // Base UI's own <style> elements are refused by the content security policy; base.css has their rule.
    <CSPProvider disableStyleElements>
      <HostContext value={host}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <TooltipLayer />
        </QueryClientProvider>
      </HostContext>
    </CSPProvider>
  );
}
