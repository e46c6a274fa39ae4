/** The queue's packages are optional: without them the entry loads, and says what is missing when a queue is opened. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { openFarm } from "../../../src/service/worker/index.js";
import { root } from "../../support/cli.js";
import { remove, temporaryFolder } from "./support.js";

vi.mock("../../../src/report/pdf/peers.js", () => ({ loadPeer: (name: string) => (name === "ioredis" ? { Redis: class {} } : null) }));

it("a queue cannot be opened without them", async () => {
  const folder = temporaryFolder();
  expect((await openFarm({ redis: {}, folder })).issues).toMatchObject([{ code: "package-not-found", path: "bullmq", actual: "not installed" }]);
  remove(folder);
});

it("nothing of them is imported but types", () => {
  const room = join(root, "src", "service", "worker");
  const imports = readdirSync(room).flatMap((it) => readFileSync(join(room, it), "utf8").match(/^import .* from "(?:bullmq|ioredis)";$/gm) ?? []);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((it) => !it.startsWith("import type "))).toEqual([]);
});
