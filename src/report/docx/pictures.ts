/** Pictures, and figures drawn as pictures: as large as they are meant, never larger than the room. */
import type { Bars, Gantt, Histogram, Pictures, Radar, Staircase } from "../blocks.js";
import { bare, grid, type GridCell } from "./grid.js";
import { pictureSize } from "../picture-size.js";
import { upright, type Turn } from "../picture-turn.js";
import { clean, gap, paragraph, type Kit } from "./kit.js";
import type { Paragraph, ParagraphChild, Piece } from "./library.js";
import { pixels, shareOut, twips } from "./measures.js";

export type Drawn = Radar | Bars | Histogram | Staircase | Gantt;

/** In millimetres; a photo as in print. */
const TALLEST = { photo: 62, drawn: 215 } as const;
const BETWEEN = twips(6);

/** Its size is that of the picture as seen. */
interface Picture extends Turn {
  readonly bytes: Uint8Array;
  readonly type: "png" | "jpeg";
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** @throws TypeError when the figure was not drawn */
export function figureOf(kit: Kit, { id, title, caption, alt }: Drawn, width: number): readonly Piece[] {
  const drawing = kit.drawings.get(id);
  if (drawing === undefined) throw new TypeError(`the figure ${id} was not drawn`);
  return [
    paragraph(kit, "TableTitle", title),
    paragraph(kit, "Figure", [image(kit, { bytes: drawing.png, type: "png", width: drawing.width, height: drawing.height, alt, ...upright }, width, TALLEST.drawn)]),
    paragraph(kit, "FigureCaption", caption),
  ];
}

export function picturesOf(kit: Kit, { pictures }: Pictures, width: number): readonly Piece[] {
  const [first] = pictures;
  if (first === undefined) return [];
  if (pictures.length === 1) return pieces(kit, first, width, TALLEST.photo);
  const widths = shareOut(width, [1, 1]);
  const rows = Array.from({ length: Math.ceil(pictures.length / 2) }, (_, i) => pictures.slice(i * 2, i * 2 + 2));
  return [grid(kit, widths, rows.map((row) => ({
    cells: [0, 1].map((i): GridCell => {
      const picture = row[i];
      const margins = i === 0 ? { right: BETWEEN / 2 } : { left: BETWEEN / 2 };
      return { pieces: picture === undefined ? [] : pieces(kit, picture, (widths[i] ?? 0) - BETWEEN / 2, TALLEST.photo), margins };
    }),
  })), bare), gap(kit)];
}

/** Bytes that say no size are shown by no reader: the caption stands alone. */
function pieces(kit: Kit, { source, caption }: Pictures["pictures"][number], width: number, tallest: number): readonly Paragraph[] {
  const bytes = bytesOf(source);
  const size = pictureSize(bytes);
  return [
    ...(size === null ? [] : [paragraph(kit, "Figure", [image(kit, { bytes, ...size, alt: caption }, width, tallest)])]),
    paragraph(kit, "FigureCaption", caption, { alignment: "center" }),
  ];
}

const bytesOf = (source: string): Uint8Array => Uint8Array.from(atob(source.slice(source.indexOf(",") + 1)), (it) => it.charCodeAt(0));

/** Word wants a picture's size before the turn; since 2010 it keeps the room that it takes after it. */
function image({ docx, number }: Kit, { bytes, type, width, height, alt, turned, isMirrored }: Picture, room: number, tallest: number): ParagraphChild {
  const scale = Math.min(1, pixels(room / twips(1)) / width, pixels(tallest) / height);
  const id = String(number());
  const [across, down] = [width, height].map((it) => Math.max(1, Math.round(it * scale)));
  const isOnSide = turned % 180 !== 0;
  return new docx.ImageRun({
    type: type === "jpeg" ? "jpg" : type, data: bytes,
    transformation: {
      width: (isOnSide ? down : across) ?? 1, height: (isOnSide ? across : down) ?? 1,
      ...(turned === 0 ? {} : { rotation: turned }), ...(isMirrored ? { flip: { horizontal: true } } : {}),
    },
    altText: { id, name: `picture-${id}`, description: clean(alt) },
  });
}
