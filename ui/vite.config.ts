import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@test": from("./test"), "@": from("./src") } },
  build: {
    // WebKitGTK of Debian 12, WKWebView of macOS 14 and WebView2 all reach this line.
    target: "safari17",
    // The content security policy allows no data: fonts and no inline scripts,
    // so nothing may be folded into the page or into a style sheet.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
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
