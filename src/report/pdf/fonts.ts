/** Finds the two font files the reports are set in. */
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { readCharacterMap, type CharacterMap } from "./cmap.js";
import { peerFolder } from "./peers.js";
import { reasonOf } from "../../dataset/io/reason.js";

export const FONT_FAMILY = "Noto Sans SC";
export const FONT_PACKAGE = "@expo-google-fonts/noto-sans-sc";

export interface Font {
  readonly weight: 400 | 700;
  readonly path: string;
  readonly characters: CharacterMap;
}
export type Fonts = readonly [regular: Font, bold: Font];

/** As the package lays them out, in one folder, and as the Noto project names them. */
const FILES = {
  400: ["400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf"],
  700: ["700Bold/NotoSansSC_700Bold.ttf", "NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf"],
} as const;

export async function findFonts(fontDir?: string): Promise<Result<Fonts>> {
  const dir = fontDir === undefined ? peerFolder(FONT_PACKAGE)?.dir : resolve(fontDir);
  if (dir === undefined) return fail([issue("fonts-not-found", { expected: FONT_PACKAGE, actual: "not installed" })]);
  const [regular, bold] = await Promise.all([openFont(dir, 400), openFont(dir, 700)]);
  if (regular.ok && bold.ok) return succeed([regular.value, bold.value] as const);
  return fail([...regular.issues, ...bold.issues]);
}

async function openFont(dir: string, weight: Font["weight"]): Promise<Result<Font>> {
  for (const name of FILES[weight]) {
    const path = join(dir, name);
    if (!(await isFile(path))) continue;
    try {
      return succeed({ weight, path, characters: await readCharacterMap(path) });
    } catch (error) {
      return fail([issue("fonts-not-found", { path, expected: "a static TrueType font", actual: reasonOf(error) })]);
    }
  }
  return fail([issue("fonts-not-found", { path: dir, expected: FILES[weight].join(" or "), actual: "no such file" })]);
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() ?? false;
