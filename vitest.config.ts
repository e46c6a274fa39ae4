import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** Templates are imported as text, as the build does. */
const textFiles = {
  name: "text-files",
  load: (id: string) => (/\.(hbs|css)$/.test(id) ? `export default ${JSON.stringify(readFileSync(id, "utf8"))};` : null),
  enforce: "pre" as const,
};

export default defineConfig({
  plugins: [textFiles],
  test: { include: ["tests/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 60_000 },
});
