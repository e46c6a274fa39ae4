/** Turns each .hbs into a module with its precompiled form, for the build, the tests and the bench alike: a strict CSP lets nothing compile at run time. */
import { readFile } from "node:fs/promises";
import Handlebars from "handlebars";

/** Strict: a name that is missing throws; helpers are these three and the built-in ones. */
export const hbsOptions = { strict: true, knownHelpersOnly: true, knownHelpers: { chart: true, styles: true, whole: true }, preventIndent: true };

export const hbsModule = (text) => `export default ${Handlebars.precompile(text, hbsOptions)};`;

export const hbsEsbuild = {
  name: "hbs",
  setup({ onLoad }) {
    onLoad({ filter: /\.hbs$/ }, async ({ path }) => ({ contents: hbsModule(await readFile(path, "utf8")), loader: "js" }));
  },
};

export const hbsVite = {
  name: "hbs",
  enforce: "pre",
  load: async (id) => (id.endsWith(".hbs") ? hbsModule(await readFile(id, "utf8")) : null),
};
