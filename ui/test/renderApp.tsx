import { createMemoryHistory, type RouterHistory } from "@tanstack/react-router";
import { render, type RenderResult } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { App } from "@/App";
import { createQueryClient } from "@/lib/queries";
import type { Host } from "@/platform/host";
import { createAppRouter } from "@/routes/router";

export interface RenderedApp extends RenderResult {
  user: UserEvent;
  /** Where the program is: path and search part. */
  where: () => string;
}

/** The whole program at an address, on a host of the test's own; in a history in memory unless another is given. */
export function renderApp(
  host: Host,
  at = "/fleet",
  history: RouterHistory = createMemoryHistory({ initialEntries: [at] }),
): RenderedApp {
  const queryClient = createQueryClient();
  const router = createAppRouter({ host, queryClient }, history);
  const rendered = render(<App host={host} router={router} queryClient={queryClient} />);
  return { ...rendered, user: userEvent.setup(), where: () => history.location.href };
}
