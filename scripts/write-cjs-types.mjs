/** Writes the types for `require`: each entry's are those of its ES module, said once more in few lines instead of all over again. Needs TypeScript 5.3 to be read. */
import { readdirSync, writeFileSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);
const mode = 'with { "resolution-mode": "import" }';

for (const file of readdirSync(dist).filter((it) => /^[a-z]+\.d\.ts$/.test(it))) {
  const entry = file.replace(/\.d\.ts$/, "");
  const values = Object.keys(await import(new URL(`${entry}.js`, dist).href)).sort();
  const lines = [
    `export type * from "./${entry}.js" ${mode};`,
    `type Entry = typeof import("./${entry}.js", { ${mode.replace("with ", "with: ")} });`,
    ...values.map((it) => `export declare const ${it}: Entry["${it}"];`),
  ];
  writeFileSync(new URL(`${entry}.d.cts`, dist), `${lines.join("\n")}\n`);
}
