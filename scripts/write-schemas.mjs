/** Writes the JSON Schemas beside the build: dist/schemas/<name>.schema.json. */
import { mkdirSync, writeFileSync } from "node:fs";
import { jsonSchemas } from "../dist/schemas.js";

const folder = new URL("../dist/schemas/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas)) {
  writeFileSync(new URL(`${name}.schema.json`, folder), `${JSON.stringify(schema, null, 2)}\n`);
}
