/** What signs and shades mean, in a line beside a table. */
import { paragraph, run, type Kit } from "./kit.js";
import type { Paragraph } from "./library.js";
import { colours } from "./looks.js";

export interface LegendEntry {
  readonly sign: string;
  readonly text: string;
  readonly look: { readonly fill?: string; readonly bold?: boolean; readonly isDashed?: boolean; readonly color?: string };
}

/** A sign that is a colour alone is a patch of spaces. */
const PATCH = "\u2003";

export const legendOf = (kit: Kit, entries: readonly LegendEntry[]): Paragraph => paragraph(kit, "Note", entries.flatMap(({ sign, text, look }, i) => [
  ...(i > 0 ? [run(kit, "\u2003")] : []),
  run(kit, sign === "" ? PATCH : ` ${sign} `, {
    color: look.color ?? colours.ink, bold: look.bold ?? false,
    ...(look.fill === undefined ? {} : { shading: { type: "clear", color: "auto", fill: look.fill } }),
    ...(look.isDashed === true ? { border: { style: "dashed", color: colours.soft, size: 4 } } : {}),
  }),
  run(kit, ` ${text}`),
]), { keepNext: true });
