/** How an N+X list came about, in words: the rule with every parameter, what was counted and left out, who overrode what. */
import type { LoadedPack } from "../../indicators/load.js";
import type { ScenarioList } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import listWords from "../../wording/list.zh-CN.json" with { type: "json" };
import productWords from "../../wording/products.zh-CN.json" with { type: "json" };
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { cautionsOf, datesText, firmsText, stagesText } from "./list-firms.js";
import { layerLines, layerReceipts, notesFor } from "./list-layers.js";
import { limit } from "../shares.js";
import { productReceipts } from "./product-words.js";
import { issueLines, legendLines, linesOf, packLines, packReceipt, type AboutLine } from "./about.js";

const said = words.aboutList;
const { topics } = words.about;

export function aboutList(list: ScenarioList, pack: LoadedPack): readonly AboutLine[] {
  const { catalogue } = list;
  const stages = stagesText(list);
  return [
    ...linesOf(topics.nature, [[said.nature, said.natureText], [said.products, list.products === null ? said.productsText : `${said.productsText}${productWords.cells.about}${productWords.nature}`]]),
    ...linesOf(topics.subject, [
      [said.subIndustry, fill(said.subIndustryText, { name: list.subIndustryName, id: list.subIndustry })],
      [said.firms, fill(said.firmsText, { firms: firmsText(list) })],
      ...(stages === null ? [] : [[said.sheetStages, stages] as const]),
      [said.dates, datesText(list)],
      ...cautionsOf(list).map((it) => [said.cautions, it] as const),
    ]),
    ...packLines(pack).filter(({ text }) => notesFor([text]).length > 0),
    ...ruleLines(list),
    ...countLines(list),
    ...overrideLines(list),
    ...linesOf(topics.catalogue, [
      ...layerLines(catalogue).map((it) => [said.catalogue, it] as const),
      [said.reviewed, said.reviewedText],
      ...notesFor(catalogue.notes).map((it) => [said.note, it] as const),
    ]),
    ...linesOf(productWords.receipt.product, productReceipts(list)),
    ...legendLines,
    ...issueLines(list.issues),
    ...linesOf(topics.receipt, [...packReceipt(pack), ...layerReceipts(catalogue), [words.about.catalogueHash, catalogue.sha256]]),
  ];
}

function ruleLines({ rule }: ScenarioList): readonly AboutLine[] {
  const { threshold, minCount, floor, targetRating, maxCommon, stage } = rule;
  return linesOf(topics.rule, [
    [said.stage, said.stages[stage]],
    [said.applicable, said.applicableText],
    [said.needing, fill(said.needingText, { target: targetRating })],
    [said.inferred, listWords.needNote],
    [said.share, said.shareText],
    [said.meanGap, said.meanGapText],
    [said.N, fill(said.NText, { threshold: limit(threshold), minCount })],
    [said.cap, maxCommon === null ? said.capNone : fill(said.capText, { max: maxCommon })],
    [said.X, fill(said.XText, { floor: limit(floor) })],
    [said.dropped, fill(said.droppedText, { sheet: words.sheets.dropped })],
    [said.order, said.orderText],
  ]);
}

function countLines({ rows, leftOut }: ScenarioList): readonly AboutLine[] {
  const ofClass = (wanted: string): number => rows.filter((row) => row.class === wanted).length;
  const left = (["otherSubIndustry", "noSuchStage", "repeated", "unreadable"] as const).map((why) =>
    [said.leftOut[why], fill(why === "unreadable" ? said.count : said.firmCount, { count: leftOut[why] })] as const);
  return linesOf(topics.counts, [
    [said.rows, fill(said.rowsText, { N: ofClass("N"), X: ofClass("X"), dropped: ofClass("dropped"), unreviewed: rows.filter((row) => !row.reviewed).length })],
    ...left,
  ]);
}

function overrideLines({ rows }: ScenarioList): readonly AboutLine[] {
  const overridden = rows.flatMap((row) => (row.override === null ? [] : [[
    fill(said.override, { id: row.id, name: row.name }),
    fill(said.overrideText, { from: listWords.classes[row.byRule], to: listWords.classes[row.class], who: row.override.name, reason: row.override.reason }),
  ] as const]));
  return linesOf(topics.overrides, overridden.length === 0 ? [[said.none, said.noOverride]] : overridden);
}
