/** The parts of a Word file that have a head and paper of their own: cover, contents, each chapter, and what lies otherwise in it. */
import type { ISectionOptions } from "docx";
import type { Chapter, Part, Report } from "../report.js";
import { blocksOf } from "./blocks.js";
import { coverOf } from "./cover.js";
import { paragraph, run, clean, type Kit } from "./kit.js";
import type { Paragraph, ParagraphChild, Piece } from "./library.js";
import { colours } from "./looks.js";
import { lieOf, PAPER, sheets, twips, type Orientation } from "./measures.js";

/** Names of the places the contents point to, by the id of chapter or part. */
type Places = ReadonlyMap<string, string>;

export function sectionsOf(kit: Kit, report: Report): readonly ISectionOptions[] {
  const { orientation, cover, contents, chapters } = report;
  const places: Places = new Map(contents.entries.map((it, i) => [it.id, `_Toc${100_000_001 + i}`]));
  return [
    { properties: propertiesOf(orientation), children: [...coverOf(kit, cover, orientation), paragraph(kit, "Gap", [])] },
    section(kit, report, orientation, run(kit, contents.title), contentsOf(kit, report, places)),
    ...chapters.flatMap((it) => chapterSections(kit, report, it, places)),
  ];
}

const propertiesOf = (orientation: Orientation): NonNullable<ISectionOptions["properties"]> => ({
  type: "nextPage",
  page: { size: { ...PAPER, orientation }, margin: { ...sheets[orientation].margin, gutter: 0 } },
});

function contentsOf(kit: Kit, { contents }: Report, places: Places): readonly (Piece | InstanceType<Kit["docx"]["TableOfContents"]>)[] {
  const entries = contents.entries.map(({ id, number, title, depth }) => ({ title: clean(`${number}\u2002${title}`), level: depth === "chapter" ? 1 : 2, href: places.get(id) ?? "" }));
  return [
    paragraph(kit, "ContentsTitle", contents.title),
    ...(entries.length === 0 ? [] : [new kit.docx.TableOfContents(clean(contents.title), { hyperlink: true, headingStyleRange: "1-2", cachedEntries: entries, beginDirty: true })]),
  ];
}

/** A chapter begins a page; where the paper turns, a section of its own does. */
function chapterSections(kit: Kit, report: Report, chapter: Chapter, places: Places): readonly ISectionOptions[] {
  const title = `${chapter.number} ${chapter.title}`;
  const stretches = stretchesOf(chapter, report.orientation);
  return stretches.map(({ orientation, parts }, i) => section(kit, report, orientation, new kit.docx.SimpleField("STYLEREF 1", clean(title)), [
    ...(i > 0 ? [] : [headingOf(kit, "Heading1", chapter, places), paragraph(kit, "Lead", chapter.lead)]),
    ...parts.flatMap((it) => partOf(kit, it, orientation, places)),
  ]));
}

interface Stretch {
  readonly orientation: Orientation;
  readonly parts: Part[];
}

/** The chapter's heading stands on the paper of its first part. */
function stretchesOf({ parts }: Chapter, document: Orientation): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const part of parts) {
    const orientation = lieOf(part, document);
    const last = stretches.at(-1);
    if (last?.orientation === orientation) last.parts.push(part);
    else stretches.push({ orientation, parts: [part] });
  }
  return stretches.length === 0 ? [{ orientation: document, parts: [] }] : stretches;
}

const partOf = (kit: Kit, part: Part, orientation: Orientation, places: Places): readonly Piece[] => [
  ...(part.title === null ? [] : [headingOf(kit, "Heading2", { ...part, number: part.number ?? "", title: part.title }, places)]),
  ...blocksOf(kit, part.blocks, twips(sheets[orientation].textWidth)),
];

/** The report's own number as text: it is part of what was signed, and must not change when a chapter is taken out. */
function headingOf(kit: Kit, style: "Heading1" | "Heading2", { id, number, title }: { readonly id: string; readonly number: string; readonly title: string }, places: Places): Paragraph {
  const heading = paragraph(kit, style, []);
  const place = places.get(id);
  const no = kit.number();
  if (place !== undefined) heading.addChildElement(new kit.docx.BookmarkStart(place, no));
  if (number !== "") heading.addChildElement(run(kit, `${number} `, { color: colours.blue }));
  heading.addChildElement(run(kit, title));
  if (place !== undefined) heading.addChildElement(new kit.docx.BookmarkEnd(no));
  return heading;
}

function section(kit: Kit, { furniture }: Report, orientation: Orientation, title: ParagraphChild, children: ISectionOptions["children"]): ISectionOptions {
  const { docx } = kit;
  const tabStops = [{ type: "right" as const, position: twips(sheets[orientation].textWidth) }];
  const tab = new docx.TextRun({ children: [new docx.Tab()] });
  const field = (name: "PAGE" | "NUMPAGES"): ParagraphChild => new docx.SimpleField(name, "1");
  const head = paragraph(kit, "Running", [run(kit, furniture.firm), tab, title], { tabStops });
  const foot = paragraph(kit, "Running", [
    run(kit, furniture.foot), tab,
    run(kit, furniture.pageBefore), field("PAGE"), run(kit, furniture.pageBetween), field("NUMPAGES"), run(kit, furniture.pageAfter),
  ], { tabStops });
  return {
    properties: propertiesOf(orientation),
    headers: { default: new docx.Header({ children: [head] }) },
    footers: { default: new docx.Footer({ children: [foot] }) },
    children,
  };
}
