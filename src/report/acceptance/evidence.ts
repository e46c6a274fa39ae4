/** The evidence still missing for what the later sheet claims: a list to tick off by hand. */
import type { Acceptance } from "../../diagnosis/acceptance/schema.js";
import type { Block } from "../blocks.js";
import { part } from "../context.js";
import { nameOfArea } from "../names.js";
import { body, column, group, line, table } from "../table.js";
import { fill, list, paragraphsOf, words as shared } from "../words.js";
import { words, type AcceptanceContext, type AcceptanceSection } from "./context.js";

type Claim = Acceptance["evidence"][number];

export const evidence: AcceptanceSection = {
  id: "evidence",
  title: () => words.chapters.evidence,
  numbering: "chapter",
  build: (context) => {
    const { acceptance: { evidence: claims, missing } } = context;
    const { lead, leadNone, leadNothing } = words.evidence;
    const template = claims.length === 0 ? leadNothing : missing === 0 ? leadNone : lead;
    return {
      lead: fill(template, { claims: claims.length, missing }),
      parts: [
        ...part("evidence-indicators", words.parts.indicators, indicatorList(context)),
        ...part("evidence-areas", words.parts.areas, areaList(context)),
      ],
    };
  },
};

const isOpen = (kind: Claim["kind"]) => (it: Claim): boolean => it.kind === kind && it.missing.length > 0;

function indicatorList(context: AcceptanceContext): readonly Block[] {
  const { columns, evidence: say } = words;
  const open = context.acceptance.evidence.filter(isOpen("indicator"));
  return open.length === 0 ? [] : [{ kind: "prose", tone: "plain", paragraphs: [say.intro] }, table(
    [column(columns.indicator, 15), column(columns.claimed, 9), column(columns.named, 31), column(columns.missing, 31), column(columns.gathered, 14)],
    open.map((it) => body(
      { text: nameOf(it, context), tone: "strong" }, claimed(it), it.named.length === 0 ? say.namedNone : it.named.flatMap(paragraphsOf).map((text) => line(text)),
      it.missing.map((id) => line(fill(say.item, { text: context.pack.wording.indicators[it.id]?.evidence[id] ?? id }))), "",
    )),
  )];
}

/** What a rating asks for is said once; each area then names its own system. */
function areaList(context: AcceptanceContext): readonly Block[] {
  const { columns, evidence: say } = words;
  const { acceptance, pack: { wording } } = context;
  const open = acceptance.evidence.filter(isOpen("area"));
  const ratings = [...new Set(open.map((it) => Number(it.claimed)))].sort((a, b) => b - a);
  const rows = ratings.flatMap((rating) => [
    group(fill(say.ratingGroup, { rating, text: fill(wording.areaEvidence[String(rating)] ?? shared.unknown, { system: say.anySystem }) })),
    ...open.filter((it) => it.claimed === rating).map((it) => body({ text: nameOf(it, context), tone: "strong" }, claimed(it), systemOf(it.id, rating, context), "")),
  ]);
  return open.length === 0 ? [] : [table(
    [column(columns.area, 20), column(columns.claimed, 10), column(columns.system, 48), column(columns.gathered, 22)], rows, { note: fill(say.note, { missing: acceptance.missing }) },
  )];
}

/** Where the rating asks for the system of the area at all. */
const systemOf = (id: string, rating: number, { pack: { wording } }: AcceptanceContext): string =>
  (wording.areaEvidence[String(rating)]?.includes("{system}") ? wording.areas[id]?.system ?? shared.unknown : "");

function nameOf({ kind, id }: Claim, context: AcceptanceContext): string {
  const { change, say } = context;
  const area = kind === "area" ? change.areas.find((it) => it.id === id) : undefined;
  return area === undefined ? fill(words.evidence.name, { no: change.indicators.find((it) => it.id === id)?.no ?? "", name: say.indicatorName(id) })
    : fill(words.evidence.name, { no: area.no, name: nameOfArea(area, context) });
}

const claimed = ({ claimed: it }: Claim): string => (typeof it === "number" ? fill(words.evidence.rating, { rating: it }) : list([it].flat()));
