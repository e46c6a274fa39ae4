/** A folder of what was written and photographed at the firm: a text and pictures for each topic of the report. */
import { lstat, readdir, readFile } from "node:fs/promises";
import { extname, join, parse } from "node:path";
import { decode } from "../dataset/io/decode.js";
import { compareText } from "../diagnosis/firms.js";
import { expectedAmong } from "../indicators/nearest.js";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import { whyNotFile } from "../report/pdf/reason.js";
import type { Material } from "../report/context.js";
import { pictureSize } from "../report/picture-size.js";
import { materialTopics } from "../report/sections/firm-topics.js";

type Topic = (typeof materialTopics)[number];
type Picture = NonNullable<Material["pictures"]>[number];

const isTopic = (name: string): name is Topic => materialTopics.some((it) => it === name);

const textEndings: readonly string[] = [".txt", ".md"];
const pictureTypes: Readonly<Record<string, string>> = { ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg" };

/** As of an answer sheet. */
const LONGEST_TEXT = 20_000;
const LARGEST_PICTURE = 6_000_000;
const MOST_PICTURES = 40;

/** What one file of the folder gives. */
interface Found {
  readonly texts: readonly { readonly topic: Topic; readonly text: string }[];
  readonly pictures: readonly Picture[];
  readonly issues: readonly Issue[];
}
const nothing: Found = { texts: [], pictures: [], issues: [] };

/**
 * `<topic>.txt` (or .md; UTF-8 or GB18030), `<topic>.jpg` (or .png), and `<topic>/` with pictures in the order of their names, which become
 * the captions, a leading number left out. Links are not followed. What else lies there is told and left out.
 */
export async function readMaterial(folder: string): Promise<Result<Material>> {
  try {
    const names = (await readdir(folder)).sort(compareText);
    const found = await Promise.all(names.map((name) => readEntry(join(folder, name), name)));
    const issues = found.flatMap((it) => it.issues);
    const pictures = found.flatMap((it) => it.pictures);
    if (pictures.length > MOST_PICTURES) issues.push(issue("field-invalid", { path: folder, expected: `at most ${MOST_PICTURES} pictures`, actual: `${pictures.length}` }));
    const written = found.flatMap((it) => it.texts);
    const textOf = (topic: Topic): string | undefined => written.filter((it) => it.topic === topic).map((it) => it.text).join("\n") || undefined;
    const texts = { products: textOf("products"), process: textOf("process"), equipment: textOf("equipment"), software: textOf("software"), survey: textOf("survey") };
    return issues.some((it) => it.severity === "error") ? fail(issues) : succeed({ texts, pictures }, issues);
  } catch (error) {
    return fail([issue("file-unreadable", { path: folder, expected: "a folder of texts and pictures", actual: whyNotFile(error) })]);
  }
}

async function readEntry(path: string, name: string): Promise<Found> {
  const about = await lstat(path); // not what a link leads to: the folder may come from anywhere
  const { name: stem } = parse(name);
  if (about.isDirectory() && isTopic(name)) return readPictures(path, name);
  if (about.isFile() && isTopic(stem)) return readTopicFile(path, stem, null);
  return { ...nothing, issues: name.startsWith(".") ? [] : [unknown(path, name)] };
}

async function readPictures(folder: string, topic: Topic): Promise<Found> {
  const names = (await readdir(folder)).filter((it) => !it.startsWith(".")).sort(compareText);
  const found = await Promise.all(names.map(async (name) => {
    const path = join(folder, name);
    const isPicture = pictureTypes[extname(name).toLowerCase()] !== undefined && (await lstat(path)).isFile();
    return isPicture ? readTopicFile(path, topic, captionOf(name)) : { ...nothing, issues: [unknown(path, name)] };
  }));
  return { texts: [], pictures: found.flatMap((it) => it.pictures), issues: found.flatMap((it) => it.issues) };
}

/** `01 总装车间.jpg` → 总装车间 */
const captionOf = (name: string): string => parse(name).name.replace(/^[\d\s._-]+/, "").trim();

function readTopicFile(path: string, topic: Topic, caption: string | null): Promise<Found> {
  const ending = extname(path).toLowerCase();
  if (textEndings.includes(ending)) return readText(path, topic);
  const type = pictureTypes[ending];
  return type === undefined ? Promise.resolve({ ...nothing, issues: [unknown(path, topic)] }) : readPicture(path, topic, caption);
}

async function readText(path: string, topic: Topic): Promise<Found> {
  try {
    const bytes = await readFile(path);
    let text = "";
    for await (const part of decode(async function* () { yield bytes; }())) text += part;
    if (text.length <= LONGEST_TEXT) return { ...nothing, texts: [{ topic, text }] };
    return { ...nothing, issues: [issue("field-invalid", { path, expected: `at most ${LONGEST_TEXT} characters`, actual: `${text.length}` })] };
  } catch (error) {
    return { ...nothing, issues: [issue("file-unreadable", { path, expected: "text in UTF-8 or GB18030", actual: whyNotFile(error) })] };
  }
}

async function readPicture(path: string, topic: Topic, caption: string | null): Promise<Found> {
  const { size } = await lstat(path);
  const expected = `PNG or JPEG of at most ${LARGEST_PICTURE / 1e6} MB`;
  if (size > LARGEST_PICTURE) return { ...nothing, issues: [issue("picture-unreadable", { path, expected, actual: `${(size / 1e6).toFixed(1)} MB` })] };
  const bytes = await readFile(path);
  const measured = pictureSize(bytes);
  if (measured === null) return { ...nothing, issues: [issue("picture-unreadable", { path, expected, actual: "neither, or damaged" })] };
  const data = `data:image/${measured.type};base64,${bytes.toString("base64")}`;
  return { ...nothing, pictures: [{ about: topic, caption: caption === null || caption === "" ? undefined : caption, data }] };
}

function unknown(path: string, name: string): Issue {
  const names = [...materialTopics.map((it) => `${it}.txt`), ...materialTopics.map((it) => `${it}/`)];
  return issue("material-unknown", { path, expected: expectedAmong(name, names), actual: name });
}
