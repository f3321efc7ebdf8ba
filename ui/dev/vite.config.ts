import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vite";
import program from "../vite.config";

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The page for looking, built like the program and served under its policy,
// so that whatever the policy refuses is missed here too. Not part of the build.
export default mergeConfig(
  program,
  defineConfig({
    root: from("."),
    build: { outDir: from("../node_modules/.dev-page"), emptyOutDir: true },
    preview: {
      port: 5199,
      headers: {
        "content-security-policy":
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; frame-src 'none'",
      },
    },
  }),
);
