import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Has what the first picture needs read along with the first script, which asks for it only when it runs: the code that
 * draws, and the fonts of its words.
 */
function readAlong(): Plugin {
  const link = (rel: string, href: string, rest = {}) => ({
    tag: "link",
    attrs: { rel, crossorigin: true, href: `/${href}`, ...rest },
    injectTo: "head" as const,
  });
  return {
    name: "read-along",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) => {
        const files = Object.values(bundle ?? {});
        const main = files.filter((file) => file.type === "chunk").find(({ isDynamicEntry, name }) => isDynamicEntry && name === "main");
        const fonts = files.map(({ fileName }) => fileName).filter((name) => /-latin-wght-normal-[^/]+\.woff2$/.test(name));
        return [
          ...fonts.map((name) => link("preload", name, { as: "font", type: "font/woff2" })),
          ...(main === undefined ? [] : [main.fileName, ...main.imports]).map((name) => link("modulepreload", name)),
        ];
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), readAlong()],
  resolve: { alias: { "@test": from("./test"), "@": from("./src") } },
  build: {
    // WebKitGTK of Debian 12, WKWebView of macOS 14 and WebView2 all reach this line.
    target: "safari17",
    // The content security policy allows no data: fonts and no inline scripts,
    // so nothing may be folded into the page or into a style sheet.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Every file of the page is a request that the window waits for, so what the first picture needs is two:
          // the script that asks, and all that draws.
          groups: [
            { name: "first", tags: ["$initial"], priority: 2 },
            { name: "page", test: /src\/main\.tsx$/, priority: 1 },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173, strictPort: true },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["./test/setup.ts"],
    testTimeout: 30_000,
    restoreMocks: true,
    css: false,
  },
});
