import { writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { candidates } from "../../../src/report/pdf/candidates.js";
import { createPdfRenderer, type PdfRenderer } from "../../../src/report/pdf/index.js";
import { cacheDir, folder, page, read, valueOf } from "./support.js";

const hits: string[] = [];
let server: Server;
let origin = "";
let secret = "";
let renderers: readonly PdfRenderer[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    hits.push(request.url ?? "");
    response.setHeader("content-type", "text/html").end("<p>NETWORKSECRET</p>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  origin = typeof address === "object" && address !== null ? `127.0.0.1:${address.port}` : "";
  secret = join(await folder(), "secret.html");
  await writeFile(secret, "<p>FILESECRET</p>");

  // every browser this machine has: what holds one need not hold another
  const executables: string[] = [];
  for await (const it of candidates({}, cacheDir)) if (it.found) executables.push(it.executable);
  renderers = await Promise.all(executables.map(async (executablePath) => valueOf(await createPdfRenderer({ executablePath, cacheDir }))));
});
afterAll(async () => {
  await Promise.all(renderers.map((it) => it.close()));
  await new Promise((done) => server.close(done));
});

it("the server can be reached", async () => {
  expect(await (await fetch(`http://${origin}/self`)).text()).toContain("NETWORKSECRET");
  expect(hits).toEqual(["/self"]);
  hits.length = 0;
});

describe("nothing is fetched", () => {
  it.each<[string, (url: string) => string, "head" | "body"]>([
    ["iframe", (url) => `<iframe src="${url}"></iframe>`, "body"],
    ["iframe srcdoc", (url) => `<iframe srcdoc="<iframe src='${url}'></iframe>"></iframe>`, "body"],
    ["frame by name", (url) => `<embed src="${url}" type="text/html">`, "body"],
    ["object", (url) => `<object data="${url}" type="text/html"></object>`, "body"],
    ["image", (url) => `<img src="${url}" srcset="${url}?2 2x" loading="eager">`, "body"],
    ["picture, video, audio", (url) => `<picture><source srcset="${url}"><img></picture><video src="${url}" poster="${url}?p" autoplay></video><audio src="${url}" autoplay></audio>`, "body"],
    ["SVG image and use", (url) => `<svg><image href="${url}" width="9" height="9"/><use href="${url}#a"/></svg>`, "body"],
    ["CSS import", (url) => `<style>@import "${url}";</style>`, "head"],
    ["CSS background", (url) => `<style>body{background:url(${url})}</style>`, "head"],
    ["font", (url) => `<style>@font-face{font-family:x;src:url(${url})}body{font-family:x}</style>`, "head"],
    ["style sheet", (url) => `<link rel="stylesheet" href="${url}">`, "head"],
    ["prefetch, preload, preconnect, icon, manifest", (url) => ["prefetch", "preload", "prerender", "modulepreload", "preconnect", "dns-prefetch", "icon", "manifest"].map((rel) => `<link rel="${rel}" href="${url}" as="script">`).join(""), "head"],
    ["meta refresh", (url) => `<meta http-equiv="refresh" content="0;url=${url}">`, "head"],
    ["base", (url) => `<base href="${url}/"><img src="relative.png">`, "head"],
    ["script", (url) => `<script src="${url}"></script><script>fetch("${url}");location="${url}"</script>`, "head"],
  ])("by %s", async (_, markup, where) => {
    const urls = [`http://${origin}/x`, `http://localhost:${origin.split(":")[1]}/y`, `file://${secret}`];
    const markups = urls.map(markup).join("");
    const html = where === "head" ? page("<p>甲</p>", markups) : page(`<p>甲</p>${markups}`);
    for (const renderer of renderers) {
      const { pages } = await read(valueOf(await renderer.render(html)));
      const text = pages.map((it) => it.text).join("");
      expect(text).toContain("甲");
      expect(text).not.toMatch(/SECRET/);
    }
    expect(hits).toEqual([]);
  });

  it("afterwards either", async () => {
    await new Promise((done) => setTimeout(done, 200));
    expect(hits).toEqual([]);
  });
});
