/** Writes the JSON Schemas beside the build: each under the name by which others refer to it: dist/schemas/<name>.schema.json. */
import { mkdirSync, writeFileSync } from "node:fs";
import { jsonSchemas } from "../dist/schemas.js";

const folder = new URL("../dist/schemas/", import.meta.url);
mkdirSync(folder, { recursive: true });
// what several share has a name of zod's own, `__shared`
for (const [name, schema] of Object.entries(jsonSchemas)) writeFileSync(new URL(`${name.replace(/^_+/, "")}.schema.json`, folder), `${JSON.stringify(schema)}\n`);
