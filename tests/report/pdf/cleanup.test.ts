import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { removeNow } from "../../../src/report/pdf/cleanup.js";
import { folder, until } from "./support.js";

it("removes a folder that dying processes still write into", async () => {
  const profile = await folder();
  // as a browser does: what is inside the profile is made again, the profile itself is not
  const writing = `const { mkdirSync, writeFileSync } = require("node:fs");
    const end = Date.now() + 700;
    for (let i = 0; Date.now() < end; i++) {
      try { mkdirSync(process.argv[1] + "/d"); } catch {}
      try { writeFileSync(process.argv[1] + "/d/" + i, ""); } catch {}
    }`;
  const writers = [1, 2, 3].map(() => spawn(process.execPath, ["-e", writing, profile], { stdio: "ignore" }));
  const died = Promise.all(writers.map((it) => new Promise((done) => it.once("exit", done))));
  await until(() => existsSync(`${profile}/d`));
  removeNow(profile);
  await died;
  expect(existsSync(profile)).toBe(false);
});
