import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { hbsVite } from "./scripts/hbs-plugin.mjs";

const AS_TEXT = ".text";

/** Styles are imported as text, as the build does; under their own ending vitest would make them empty. */
const styles = {
  name: "styles",
  enforce: "pre" as const,
  resolveId: (source: string, importer?: string) => (source.endsWith(".css") && importer !== undefined ? resolve(dirname(importer), source) + AS_TEXT : null),
  load: (id: string) => (id.endsWith(`.css${AS_TEXT}`) ? `export default ${JSON.stringify(readFileSync(id.slice(0, -AS_TEXT.length), "utf8"))};` : null),
};

export default defineConfig({
  plugins: [hbsVite, styles],
  test: { include: ["tests/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 60_000 },
});
