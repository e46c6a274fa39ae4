/** One scenario of a package in words. */
import type { LoadedPack } from "../../indicators/load.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/package.zh-CN.json" with { type: "json" };
import products from "../../wording/products.zh-CN.json" with { type: "json" };
import { wishesText } from "../products/matching-words.js";
import { daysText, yuanText } from "./describe-amounts.js";
import type { FirmPackage, PackageScenario } from "./schema.js";

const said = words.scenario;

export function scenarioLines(it: PackageScenario, pkg: FirmPackage, { wording }: Pick<LoadedPack, "wording">): readonly string[] {
  const { areaKind, id, name, area, from, to, phase, content } = it;
  const chosen = pkg.investment.products.find((product) => product.id === it.chosen?.id);
  const isShown = it.candidates.shown.some((candidate) => candidate.id === it.chosen?.id);
  return [
    fill(said.head, { mark: words.mark[areaKind], id, name, area: sentencesOf(wording).areaName(area), from, to, phase }),
    fill(said.because, { reasons: reasonsOf(it).join(words.separator) }),
    fill(said.content, { content }),
    fill(said.candidates, { candidates: candidatesText(it, pkg.products) }),
    ...(chosen === undefined || isShown ? [] : [fill(it.chosen?.fits ? said.chosen : said.chosenMisfit, { product: fill(said.candidate, { name: chosen.name, provider: chosen.provider }) })]),
    ...(it.candidates.shown.length === 0 ? [] : [fill(said.price, {
      amount: someUnknown(yuanText(it.price), it.price === null ? 0 : it.unpriced), time: someUnknown(daysText(it.days), it.days === null ? 0 : it.undated),
    })]),
  ];
}

function reasonsOf({ because, onList, special, reviewed }: PackageScenario): readonly string[] {
  const { reasons } = words;
  return [
    ...because.map((it) => reasons[it]),
    ...(special ? [reasons.special] : []),
    ...(reviewed ? [] : [reasons.unreviewed]),
    ...(onList === null ? [] : [fill(reasons.count, { needing: onList.needing, applicable: onList.applicable })]),
    ...(onList === null || onList.expert === null ? [] : [fill(reasons.expert, { name: onList.expert })]),
  ];
}

/** A gap the firm's own wishes made is not the market's. */
function candidatesText({ candidates: { supply, ruledOut, total, shown }, chosen }: PackageScenario, from: FirmPackage["products"]): string {
  if (supply === "gap" && ruledOut > 0 && from !== null) return fill(products.asWished.gap, { wishes: wishesText(from.matching), count: ruledOut });
  if (supply === "gap" || supply === "unknown") return words.supply[supply];
  const names = shown.map(({ id, name, provider }) => {
    const candidate = fill(said.candidate, { name, provider });
    return id === chosen?.id ? fill(said.counted, { candidate }) : candidate;
  });
  const single = ruledOut > 0 ? fill(words.singleAsWished, { count: ruledOut }) : words.single;
  return fill(said.shown, { total, shown: shown.length, candidates: names.join(words.comma) }) + (supply === "single" ? single : "");
}

const someUnknown = (text: string, count: number): string => (count === 0 ? text : fill(words.someUnknown, { text, count }));
