import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { defineConfig, type Options } from "tsup";
import { hbsEsbuild } from "./scripts/hbs-plugin.mjs";

const library = {
  index: "src/index.ts",
  packs: "src/packs.ts",
  schemas: "src/schemas.ts",
  report: "src/report/index.ts",
  pdf: "src/report/pdf/index.ts",
  docx: "src/report/docx/index.ts",
  diagnosis: "src/diagnosis/index.ts",
  dataset: "src/dataset/index.ts",
  batch: "src/dataset/io/index.ts",
  xlsx: "src/report/xlsx/index.ts",
  worker: "src/service/worker/index.ts",
};
/** The file a thread of a run starts from; beside the entries, in no list of exports. */
const thread = { "batch-worker": "src/dataset/io/batch-worker.ts" };

/** What is used in part, or must be our own copy, comes inside; zod, handlebars and commander stay dependencies. */
const bundled = [
  "mathjs", "fraction.js", "json-logic-js", "jsonc-parser", "fastest-levenshtein", "canonicalize", "@noble/hashes",
  "echarts", "zrender", "tslib", "sanitize-filename", "fflate",
];

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** What weighs much and is the same for both formats is there once, as files that both load; every chunk lies beside this folder. */
const sharedFolder = "vendor";
/** Modules that become files of their own there. */
const engines = { "chart-engine": "echarts", "math-parser": "mathjs" } as const;
const enginesApart: Plugin = {
  name: "engines-apart",
  setup: (build) => {
    for (const [module, file] of Object.entries(engines)) {
      build.onResolve({ filter: new RegExp(`^\\./${module}\\.js$`) }, () => ({ path: `./${sharedFolder}/${file}.cjs`, external: true }));
    }
  },
};
/** Without comments and the blanks between rules. */
const plainCss = (css: string): string => css.replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ");
const dataApart: Plugin = {
  name: "data-apart",
  setup: (build) => {
    build.onResolve({ filter: /\.(json|css)$/ }, ({ path, resolveDir }) => {
      const file = join(resolveDir, path);
      const text = readFileSync(file, "utf8");
      const name = relative("src", file).replace(/^\.\.[\\/]/, "").replaceAll(/[\\/]/g, "-");
      mkdirSync(join("dist", sharedFolder), { recursive: true });
      writeFileSync(join("dist", sharedFolder, `${name}.cjs`), `module.exports=${JSON.stringify(extname(file) === ".json" ? JSON.parse(text) : plainCss(text))};\n`);
      return { path: `./${sharedFolder}/${name}.cjs`, external: true };
    });
  },
};

const shared: Options = {
  target: "node20",
  platform: "neutral",
  outDir: "dist",
  splitting: true,
  treeshake: true,
  minifySyntax: true,
  minifyIdentifiers: true,
  minifyWhitespace: true,
  metafile: true, // from which scripts/write-licences.mjs learns what was bundled
  noExternal: bundled.map((name) => new RegExp(`^${name.replace(/[.]/g, "\\.")}(/|$)`)),
  external: ["@sparticuz/chromium", "@expo-google-fonts/noto-sans-sc", "puppeteer-core", "subset-font", "harfbuzzjs", "hucre", "docx", "bullmq", "ioredis", /^node:/],
  loader: { ".css": "text" },
  esbuildPlugins: [hbsEsbuild, enginesApart, dataApart],
  esbuildOptions: (options) => {
    options.mainFields = ["module", "main"];
    options.charset = "utf8";
    options.legalComments = "none";
  },
};

export default defineConfig([
  { ...shared, entry: { ...library, ...thread, cli: "src/cli/main.ts" }, format: "esm", dts: { entry: library }, clean: true },
  { ...shared, entry: { ...library, ...thread }, format: "cjs", shims: true },
  // with a default export alone, that becomes the module itself, and every loader gives the same thing
  {
    ...shared, outDir: `dist/${sharedFolder}`, format: "cjs", esbuildPlugins: [], splitting: false,
    entry: { [engines["chart-engine"]]: "src/report/charts/chart-engine.ts", [engines["math-parser"]]: "src/indicators/math-parser.ts" },
  },
]);
