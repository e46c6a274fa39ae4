/** A folder of what was written and photographed at the firm: a text and pictures for each topic of the report. */
import type { Stats } from "node:fs";
import { lstat, readdir, readFile } from "node:fs/promises";
import { extname, join, parse } from "node:path";
import { decode } from "../dataset/io/decode.js";
import { compareText } from "../diagnosis/firms.js";
import { expectedAmong } from "../indicators/nearest.js";
import { ONE_LINE } from "../indicators/one-line.js";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import { whyNotFile } from "../dataset/io/reason.js";
import type { Material } from "../report/context.js";
import { pictureSize } from "../report/picture-size.js";
import { isWholePicture } from "../report/picture-whole.js";
import { materialTopics } from "../report/sections/firm-topics.js";
import { LONGEST_TEXT, MOST_PICTURES } from "../scoring/sheet.js";

type Topic = (typeof materialTopics)[number];
type Picture = NonNullable<Material["pictures"]>[number];

const isTopic = (name: string): name is Topic => materialTopics.some((it) => it === name);

const textEndings: readonly string[] = [".txt", ".md"];
const pictureEndings: readonly string[] = [".png", ".jpg", ".jpeg"];

const LARGEST_PICTURE = 6_000_000;
/** Bytes a character takes at most, in UTF-8 or GB18030. */
const WIDEST = 4;
const MARK = 3;

/** Of all files together: what a browser prints without running out of memory, with room to spare. */
const MOST_BYTES = 40_000_000;
/** Unpacked, a pixel takes four bytes, however few the file has. */
const MOST_PIXELS = 50_000_000;
const MOST_FILES = 2000;
/** So many files without a place are named, the others counted. */
const MOST_UNKNOWN = 20;

/** A file that has its place in the report. */
interface Placed {
  readonly path: string;
  readonly topic: Topic;
  readonly kind: "text" | "picture";
  /** `null`: the name is that of the topic. */
  readonly caption: string | null;
  readonly size: number;
}

/** What one file of the folder gives. */
interface Found {
  readonly texts: readonly { readonly topic: Topic; readonly text: string }[];
  readonly pictures: readonly Picture[];
  readonly issues: readonly Issue[];
}
const nothing: Found = { texts: [], pictures: [], issues: [] };

/**
 * `<topic>.txt` (or .md; UTF-8 or GB18030), `<topic>.jpg` (or .png), and `<topic>/` with pictures in the order of their names, which become
 * the captions, a leading number left out. Links are not followed. What else lies there is told and left out. How many and how large the files
 * are is asked before any is read.
 */
export async function readMaterial(folder: string): Promise<Result<Material>> {
  try {
    const { placed, unknown } = await listFolder(folder);
    const tooMuch = whatIsTooMuch(folder, placed);
    if (tooMuch.length > 0) return fail([...unknown, ...tooMuch]);
    const found: Found[] = [];
    for (const it of placed) found.push(it.kind === "text" ? await readText(it) : await readPicture(it));
    const issues = [...unknown, ...found.flatMap((it) => it.issues)];
    const pictures = found.flatMap((it) => it.pictures);
    const written = found.flatMap((it) => it.texts);
    const textOf = (topic: Topic): string | undefined => written.filter((it) => it.topic === topic).map((it) => it.text).join("\n") || undefined;
    const texts = { products: textOf("products"), process: textOf("process"), equipment: textOf("equipment"), software: textOf("software"), survey: textOf("survey") };
    return issues.some((it) => it.severity === "error") ? fail(issues) : succeed({ texts, pictures }, issues);
  } catch (error) {
    const isFile = error instanceof Error && "code" in error && error.code === "ENOTDIR";
    return fail([issue("file-unreadable", { path: folder, expected: "a folder of texts and pictures", actual: isFile ? "a file, no folder" : whyNotFile(error) })]);
  }
}

function whatIsTooMuch(folder: string, placed: readonly Placed[]): readonly Issue[] {
  const pictures = placed.filter((it) => it.kind === "picture").length;
  const size = placed.reduce((sum, it) => sum + (it.size > LARGEST_PICTURE ? 0 : it.size), 0); // a file too large by itself is told by itself
  return [
    ...(pictures > MOST_PICTURES ? [issue("field-invalid", { path: folder, expected: `at most ${MOST_PICTURES} pictures`, actual: `${pictures}` })] : []),
    ...(size > MOST_BYTES ? [issue("field-invalid", { path: folder, expected: `at most ${MOST_BYTES / 1e6} MB`, actual: `${(size / 1e6).toFixed(1)} MB` })] : []),
  ];
}

interface Listed {
  readonly placed: readonly Placed[];
  readonly unknown: readonly Issue[];
}

async function listFolder(folder: string): Promise<Listed> {
  const listed: (Placed | Issue)[] = [];
  for (const { name, path } of await namesIn(folder)) {
    const about = name === null ? null : await lstat(path); // not what a link leads to: the folder may come from anywhere
    if (name === null || about === null) listed.push(nameless(path));
    else if (about.isDirectory() && isTopic(name)) listed.push(...await listTopic(path, name));
    else if (!name.startsWith(".")) listed.push(placeOf(path, name, parse(name).name, null, about));
  }
  const issues = listed.flatMap((it) => ("code" in it ? [it] : []));
  const further = issues.length - MOST_UNKNOWN;
  const unknown = further <= 0 ? issues : [...issues.slice(0, MOST_UNKNOWN), issue("material-unknown", { path: folder, actual: `${further} more` })];
  return { placed: listed.flatMap((it) => ("code" in it ? [] : [it])), unknown };
}

async function listTopic(folder: string, topic: Topic): Promise<readonly (Placed | Issue)[]> {
  const listed: (Placed | Issue)[] = [];
  for (const { name, path } of await namesIn(folder)) {
    if (name === null) listed.push(nameless(path));
    else if (isPicture(name)) listed.push(placeOf(path, name, topic, captionOf(name), await lstat(path)));
    else if (!name.startsWith(".")) listed.push(unknown(path, name, await lstat(path)));
  }
  return listed;
}

function placeOf(path: string, name: string, topic: string, caption: string | null, about: Stats): Placed | Issue {
  const kind = isText(name) ? "text" : isPicture(name) ? "picture" : null;
  return about.isFile() && isTopic(topic) && kind !== null ? { path, topic, kind, caption, size: about.size } : unknown(path, name, about);
}

/** The names in a folder, sorted; `null`: not UTF-8, so that no path of ours leads there. */
async function namesIn(folder: string): Promise<readonly { readonly name: string | null; readonly path: string }[]> {
  const names = await readdir(folder, { encoding: "buffer" });
  if (names.length > MOST_FILES) throw new Error(`more than ${MOST_FILES} files`);
  const named = names.map((bytes) => ({ shown: bytes.toString("utf8"), isExact: Buffer.from(bytes.toString("utf8")).equals(bytes) }));
  return named.sort((a, b) => compareText(a.shown, b.shown)).map(({ shown, isExact }) => ({ name: isExact ? shown : null, path: join(folder, shown) }));
}

const nameless = (path: string): Issue => issue("material-unknown", { path, expected: "a name in UTF-8", actual: "another encoding" });

/** `01 总装车间.jpg` → 总装车间 */
const captionOf = (name: string): string => parse(name).name.replace(/^[\d\s._-]+/, "").trim();

const isText = (name: string): boolean => textEndings.includes(extname(name).toLowerCase());
const isPicture = (name: string): boolean => pictureEndings.includes(extname(name).toLowerCase());

async function readText({ path, topic, size }: Placed): Promise<Found> {
  const wrong = (actual: string): Found => ({ ...nothing, issues: [issue("field-invalid", { path, expected: `at most ${LONGEST_TEXT} characters`, actual })] });
  try {
    if (size > LONGEST_TEXT * WIDEST + MARK) return wrong("more");
    const bytes = await readFile(path);
    let text = "";
    for await (const part of decode(async function* () { yield bytes; }())) text += part;
    return text.length <= LONGEST_TEXT ? { ...nothing, texts: [{ topic, text }] } : wrong(`${text.length}`);
  } catch (error) {
    return { ...nothing, issues: [issue("file-unreadable", { path, expected: "text in UTF-8 or GB18030", actual: whyNotFile(error) })] };
  }
}

async function readPicture({ path, topic, caption, size }: Placed): Promise<Found> {
  const wrong = (actual: string, expected = `PNG or JPEG of at most ${LARGEST_PICTURE / 1e6} MB`): Found =>
    ({ ...nothing, issues: [issue("picture-unreadable", { path, expected, actual })] });
  if (caption !== null && !ONE_LINE.test(caption)) return { ...nothing, issues: [issue("field-invalid", { path, expected: "one line of text", actual: "control characters, or marks that turn the direction of reading" })] };
  if (size > LARGEST_PICTURE) return wrong(`${(size / 1e6).toFixed(1)} MB`);
  try {
    const bytes = await readFile(path);
    const measured = pictureSize(bytes);
    if (measured === null || !isWholePicture(bytes, measured.type)) return wrong("neither, or damaged");
    const pixels = measured.width * measured.height;
    if (pixels > MOST_PIXELS) return wrong(`${measured.width} × ${measured.height} pixels`, `at most ${MOST_PIXELS} pixels`);
    const data = `data:image/${measured.type};base64,${bytes.toString("base64")}`;
    return { ...nothing, pictures: [{ about: topic, caption: caption === null || caption === "" ? undefined : caption, data }] };
  } catch (error) {
    return wrong(whyNotFile(error));
  }
}

function unknown(path: string, name: string, about: Stats): Issue {
  const names = [...materialTopics.map((it) => `${it}.txt`), ...materialTopics.map((it) => `${it}/`)];
  return issue("material-unknown", { path, expected: expectedAmong(name, names), actual: kindOf(name, about) });
}

/** What has a name that would do may be left out for what it is. */
function kindOf(name: string, about: Stats): string {
  if (about.isSymbolicLink()) return "a link";
  if (about.isDirectory()) return `${name}/`;
  return about.isFile() ? name : "no file of its own, such as a pipe or a device";
}
