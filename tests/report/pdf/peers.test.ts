/** From where the optional packages are taken, for every way in which the command may be installed. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { bundleTo } from "./bundle.js";
import { folder } from "./support.js";

let home = "";
beforeAll(async () => {
  home = await folder();
});

/** A package that says who ran it. */
async function install(into: string, who: string): Promise<void> {
  const dir = join(into, "node_modules", "puppeteer-core");
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, "package.json"), JSON.stringify({ name: "puppeteer-core", version: "1.0.0" }));
  await writeFile(join(dir, "index.js"), `module.exports = { connect() {}, who: ${JSON.stringify(who)} };`);
}

async function command(dir: string, format: "cjs" | "esm"): Promise<string> {
  const path = join(dir, "node_modules", "sme-digital-maturity", "dist", format === "cjs" ? "cli.cjs" : "cli.mjs");
  await mkdir(dirname(path), { recursive: true });
  await bundleTo(path, `import { hasPeer, loadPeer } from "./src/report/pdf/peers.ts"; console.log(hasPeer("puppeteer-core"), JSON.stringify(loadPeer("puppeteer-core")));`, format);
  return path;
}

const run = async (script: string, cwd: string): Promise<string> =>
  (await promisify(execFile)(process.execPath, [script], { cwd, env: { ...process.env, HOME: home, NODE_PATH: "" } })).stdout.trim();

const from = (who: string): string => `true {"who":"${who}"}`;
const none = "false null";

describe.each(["esm", "cjs"] as const)("as %s", (format) => {
  it("nothing is taken from the folder a command is called in", async () => {
    const [global, stranger] = [await folder(), await folder()];
    await install(stranger, "stranger");
    const script = await command(global, format);
    expect(await run(script, stranger)).toBe(none);
    await install(global, "global");
    expect(await run(script, stranger)).toBe(from("global"));
  });

  it("a project's own are found from its node_modules, through the link in .bin, from any folder", async () => {
    const project = await folder();
    const script = await command(project, format);
    await install(project, "project");
    await mkdir(join(project, "node_modules", ".bin"));
    const bin = join(project, "node_modules", ".bin", "command");
    await symlink(script, bin);
    expect(await run(bin, project)).toBe(from("project"));
    expect(await run(bin, "/")).toBe(from("project"));
  });

  it("a linked repository uses its own", async () => {
    const [repository, user] = [await folder(), await folder()];
    await install(repository, "repository");
    await mkdir(join(repository, "dist"));
    await mkdir(join(user, "node_modules"));
    await symlink(repository, join(user, "node_modules", "sme-digital-maturity"));
    const built = await command(await folder(), format);
    await copyFile(built, join(repository, "dist", basename(built)));
    expect(await run(join(user, "node_modules", "sme-digital-maturity", "dist", basename(built)), user)).toBe(from("repository"));
  });
});
