/** A machine on which nothing is installed. */
import { expect, it, vi } from "vitest";
import { createPdfRenderer, embedFonts, findMissingGlyphs, inspectEnvironment, renderPdf } from "../../../src/report/pdf/index.js";
import { cacheDir, codesOf } from "./support.js";

const installed = vi.hoisted(() => new Set<string>());

vi.mock("../../../src/report/pdf/peers.js", async (original) => {
  const real = await original<typeof import("../../../src/report/pdf/peers.js")>();
  return {
    hasPeer: (name: Parameters<typeof real.hasPeer>[0]) => installed.has(name) && real.hasPeer(name),
    loadPeer: (name: Parameters<typeof real.loadPeer>[0]) => (installed.has(name) ? real.loadPeer(name) : null),
    peerFolder: (name: Parameters<typeof real.peerFolder>[0]) => (installed.has(name) ? real.peerFolder(name) : null),
  };
});
vi.mock("../../../src/report/pdf/candidates.js", () => ({
  candidates: async function* () {
    yield { found: false, source: "shell on PATH", looked: "a, b", reason: "not there" };
    yield* broken;
    yield { found: false, source: "@sparticuz/chromium", looked: "@sparticuz/chromium", reason: "not installed" };
  },
}));
const broken: unknown[] = [];

it("without fonts: they are asked for", async () => {
  for (const result of [await renderPdf("甲", { cacheDir }), await embedFonts("甲"), await findMissingGlyphs("甲")]) {
    expect(result.issues).toMatchObject([{ code: "fonts-not-found", expected: "@expo-google-fonts/noto-sans-sc" }]);
  }
});

it("without puppeteer-core: it is asked for", async () => {
  installed.add("@expo-google-fonts/noto-sans-sc");
  expect((await createPdfRenderer({ cacheDir })).issues).toMatchObject([{ code: "package-not-found", path: "puppeteer-core" }]);
});

it("without a browser: one issue says what was tried and how to get one", async () => {
  installed.add("puppeteer-core");
  const result = await renderPdf("甲", { cacheDir });
  expect(codesOf(result)).toEqual(["browser-not-found"]);
  expect(result.issues[0]?.actual).toBe("tried in this order: shell on PATH (a, b): not there; @sparticuz/chromium: not installed");
  expect(result.issues[0]?.expected).toMatch(/@sparticuz\/chromium.*chromium-headless-shell.*PUPPETEER_EXECUTABLE_PATH/);
});

it("with one that does not start: another issue says why", async () => {
  broken.push({ found: true, source: "installed", executable: "/bin/false", libraries: null });
  const result = await renderPdf("甲", { cacheDir });
  expect(codesOf(result)).toEqual(["browser-does-not-start"]);
  expect(result.issues[0]?.actual).toContain("installed (/bin/false): it ended (exit 1)");
});

it("the doctor without puppeteer-core: of a browser that is there it says that it was not tried", async () => {
  installed.delete("puppeteer-core");
  const report = await inspectEnvironment({ cacheDir });
  expect(report).toMatchObject({ ready: false, chosen: null });
  expect(report.issues).toMatchObject([{ code: "package-not-found", path: "puppeteer-core" }]);
  expect(report.browsers.find((it) => it.found)).toMatchObject({ path: "/bin/false", starts: false, reason: "not tried: puppeteer-core is missing" });

  const it_ = broken.pop();
  expect((await inspectEnvironment({ cacheDir })).issues.map((it) => it.code)).toEqual(["package-not-found", "browser-not-found"]);
  broken.push(it_);
});

it("without subset-font: nothing is embedded", async () => {
  expect((await embedFonts("甲")).issues).toMatchObject([{ code: "package-not-found", path: "subset-font" }]);
});

it("the doctor names all of it", async () => {
  installed.clear();
  const report = await inspectEnvironment({ cacheDir: "/dev/null/x" });
  expect(report).toMatchObject({ ready: false, node: { supported: true }, chosen: null, fonts: [], cache: { path: "/dev/null/x", writable: false } });
  expect(codesOf({ ok: false, issues: report.issues })).toEqual(["output-not-writable", "fonts-not-found", "package-not-found"]);
  expect(report.packages.map((it) => it.found)).toEqual([false, false, false, false, false]);
});
