import { createRoot } from "react-dom/client";
import { App } from "./App";
import { createQueryClient } from "./lib/queries";
import type { Host } from "./platform/host";
import { createAppRouter } from "./routes/router";

/** Draws the program in the page: once, with the last fleet in it. */
export async function draw(host: Host): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) throw new Error("index.html has no #root");
  const queryClient = createQueryClient();
  const router = createAppRouter({ host, queryClient });
  await router.load();
  createRoot(root).render(<App host={host} router={router} queryClient={queryClient} />);
}
