import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readMaterial } from "../../src/cli/material.js";
import { wordIssue } from "../../src/wording/issue-lines.js";
import { PIXEL } from "../report/samples.js";

let folder = "";
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "sme-material-")); });
afterEach(() => rm(folder, { recursive: true, force: true }));

const pixel = Buffer.from(PIXEL.split(",")[1] ?? "", "base64");
const put = async (name: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(join(folder, name, ".."), { recursive: true });
  await writeFile(join(folder, name), content);
};
const codesAndPaths = (issues: readonly { readonly code: string; readonly path: string }[]): readonly (readonly [string, string])[] =>
  issues.map((it) => [it.code, it.path.slice(folder.length + 1)] as const);

it("takes texts by topic, and pictures in the order of their names with these as captions", async () => {
  await put("products.txt", "主要产品\n示例阀门");
  await put("survey.md", new Uint8Array([0xb5, 0xf7, 0xd1, 0xd0])); // 调研 in GB18030
  await put("process/02 焊接.png", pixel);
  await put("process/01 下料.PNG", pixel);
  await put("process/03.png", pixel);
  await put("equipment.png", pixel);
  const read = await readMaterial(folder);
  expect(read.issues).toEqual([]);
  expect(read.ok && read.value).toEqual({
    texts: { products: "主要产品\n示例阀门", survey: "调研" },
    pictures: [
      { about: "equipment", caption: undefined, data: PIXEL },
      { about: "process", caption: "下料", data: PIXEL },
      { about: "process", caption: "焊接", data: PIXEL },
      { about: "process", caption: undefined, data: PIXEL },
    ],
  });
});

it("keeps both texts of one topic", async () => {
  await put("software.md", "甲");
  await put("software.txt", "乙");
  const read = await readMaterial(folder);
  expect(read.ok && read.value.texts?.software).toBe("甲\n乙");
});

it("tells what it has no place for, follows no link, and passes over hidden files", async () => {
  await put("product.txt", "甲");
  await put("products/notes.txt", "甲");
  await put("survey.docx", "PK");
  await put(".DS_Store", "");
  await put("process/.hidden", "");
  await symlink("/etc/hostname", join(folder, "equipment.txt"));
  await symlink("/etc", join(folder, "process", "etc.png"));
  const read = await readMaterial(folder);
  expect(read.ok).toBe(true);
  expect(read.ok && read.value).toEqual({ texts: {}, pictures: [] });
  expect(codesAndPaths(read.issues)).toEqual([
    ["material-unknown", "equipment.txt"], ["material-unknown", "process/etc.png"], ["material-unknown", "product.txt"],
    ["material-unknown", "products/notes.txt"], ["material-unknown", "survey.docx"],
  ]);
  expect(read.issues[2]).toMatchObject({ severity: "warning", expected: "products.txt", actual: "product.txt" });
});

it("says of a link, a pipe and a folder that they are, not that a name is wrong", async () => {
  await symlink("/etc/hostname", join(folder, "survey.txt"));
  await symlink("/etc/hostname", join(folder, "process.png"));
  execFileSync("mkfifo", [join(folder, "software.txt")]);
  await mkdir(join(folder, "equipment.txt"));
  const { issues } = await readMaterial(folder);
  expect(issues.map((it) => [it.expected, it.actual])).toEqual([
    ["equipment.txt", "equipment.txt/"], [expect.any(String), "a link"], ["software.txt", "no file of its own, such as a pipe or a device"], ["survey.txt", "a link"],
  ]);
  expect(issues.slice(-1).map((it) => wordIssue(it, "zh").split("：")[1])).toEqual([expect.stringContaining("应为 survey.txt，实际 链接，未予读取")]);
});

it("reads no text that is too large, and says of a file that it is no folder", async () => {
  await put("software.txt", new Uint8Array(4 * 20_000 + 4));
  expect((await readMaterial(folder)).issues).toMatchObject([{ code: "field-invalid", expected: "at most 20000 characters", actual: "more" }]);
  const file = await readMaterial(join(folder, "software.txt"));
  expect(file.issues).toMatchObject([{ code: "file-unreadable", expected: "a folder of texts and pictures", actual: "a file, no folder" }]);
});

it("refuses what cannot be printed, all at once", async () => {
  await put("products/a.png", "GIF89a");
  await put("products/b.jpg", new Uint8Array(6_000_001));
  await put("process.txt", new Uint8Array([0xff, 0xff, 0x81]));
  await put("software.txt", "长".repeat(20_001));
  const read = await readMaterial(folder);
  expect(read.ok).toBe(false);
  expect(codesAndPaths(read.issues)).toEqual([
    ["file-unreadable", "process.txt"], ["picture-unreadable", "products/a.png"], ["picture-unreadable", "products/b.jpg"], ["field-invalid", "software.txt"],
  ]);
});

it("refuses more pictures than a sheet may have, and a folder that is none", async () => {
  for (let i = 0; i < 41; i += 1) await put(`survey/${i}.png`, pixel);
  expect((await readMaterial(folder)).issues).toMatchObject([{ code: "field-invalid", expected: "at most 40 pictures", actual: "41" }]);
  expect((await readMaterial(join(folder, "none"))).issues).toMatchObject([{ code: "file-unreadable", actual: "no such file or folder" }]);
});

it("asks how large all is before it reads any of it", async () => {
  for (let i = 0; i < 7; i += 1) await put(`survey/${i}.png`, new Uint8Array(5_900_000));
  expect((await readMaterial(folder)).issues).toMatchObject([{ code: "field-invalid", expected: "at most 40 MB", actual: "41.3 MB" }]);
});

it("refuses pictures that show nothing, or would unpack to too much", async () => {
  const wide = Buffer.from(pixel);
  wide.writeUInt32BE(10_000, 16);
  wide.writeUInt32BE(10_000, 20);
  await put("products/1.png", pixel.subarray(0, 33));
  await put("products/2.png", pixel.subarray(0, pixel.length - 12));
  await put("products/3.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xd9]));
  await put("products/4.png", wide);
  const { issues } = await readMaterial(folder);
  expect(codesAndPaths(issues)).toEqual(["1.png", "2.png", "3.jpg", "4.png"].map((it) => ["picture-unreadable", `products/${it}`]));
  expect(issues.at(-1)).toMatchObject({ expected: "at most 50000000 pixels", actual: "10000 × 10000 pixels" });
});

it("names twenty files without a place, and counts the others", async () => {
  for (let i = 0; i < 30; i += 1) await put(`note ${i}.docx`, "");
  const { ok, issues } = await readMaterial(folder);
  expect(ok).toBe(true);
  expect(issues).toHaveLength(21);
  expect(issues.at(-1)).toMatchObject({ code: "material-unknown", path: folder, actual: "10 more" });
});

it.skipIf(process.platform !== "linux")("tells a name that is not UTF-8, and reads the others", async () => {
  await put("products/1.png", pixel);
  await writeFile(Buffer.concat([Buffer.from(join(folder, "products/")), Buffer.from([0xb3, 0xb5, 0xbc, 0xe4]), Buffer.from(".png")]), pixel);
  const read = await readMaterial(folder);
  expect(read.ok && read.value.pictures).toHaveLength(1);
  expect(read.issues).toMatchObject([{ code: "material-unknown", expected: "a name in UTF-8", actual: "another encoding" }]);
});

it.skipIf(process.platform === "win32")("refuses names that cannot be captions, and says which", async () => {
  await put("process/01 a\nb.png", pixel);
  await put("process/02 \u202egnp.png", pixel);
  const { issues } = await readMaterial(folder);
  expect(codesAndPaths(issues)).toEqual([["field-invalid", "process/01 a\nb.png"], ["field-invalid", "process/02 \u202egnp.png"]]);
});
