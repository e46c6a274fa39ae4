/** A catalogue as lines for people: its rows by area, each with what it knows. */
import { builtInId, subIndustryName, type Catalogue, type CatalogueScenario } from "../diagnosis/catalogue/catalogue.js";
import { GENERAL } from "../diagnosis/catalogue/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { areasOf } from "../indicators/structure.js";
import words from "../wording/catalogue.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";

export function catalogueLines(catalogue: Catalogue, { definition, wording }: LoadedPack): readonly string[] {
  const { id, version, title, pack, sha256, scenarios, notes } = catalogue;
  const indicatorName = (it: string): string => wording.indicators[it]?.name ?? it;
  return [
    fill(words.head, { id, version, title, pack }),
    `sha256 ${sha256}`,
    fill(words.counts, {
      scenarios: scenarios.length,
      unreviewed: scenarios.filter((it) => !it.reviewed).length,
      withdrawn: scenarios.filter((it) => it.withdrawn).length,
    }),
    ...areasOf(definition).flatMap(({ area }) => {
      const rows = scenarios.filter((it) => it.area === area.id);
      if (rows.length === 0) return [];
      const name = wording.areas[area.id]?.name ?? area.id;
      return [
        "",
        fill(words.area, { name, id: area.id, kind: words.kinds[area.kind], count: rows.length }),
        ...rows.flatMap((it) => rowLines(it, catalogue, indicatorName)),
      ];
    }),
    ...(notes.length === 0 ? [] : ["", words.notes, ...notes.flatMap((it) => it.split("\n")).map((it) => `  ${it}`)]),
  ];
}

function rowLines(it: CatalogueScenario, catalogue: Catalogue, indicatorName: (id: string) => string): readonly string[] {
  const { id, name, from, to } = it;
  const marks = [
    it.reviewed ? "" : words.marks.unreviewed,
    it.withdrawn ? words.marks.withdrawn : "",
    it.origin === builtInId ? "" : fill(words.origin, { origin: it.origin }),
  ].join("");
  const subIndustries = list(it.subIndustries.map((one) => (one === GENERAL ? words.general : subIndustryName(catalogue, one))));
  const { labels } = words;
  return [
    fill(words.row, { id, from, to, name, likelyClass: words.likelyClasses[it.likelyClass], subIndustries, marks }),
    ...fact(labels.pain, it.pain),
    ...fact(labels.content, it.content),
    ...fact(labels.data, list(it.data)),
    ...fact(labels.software, list(it.software)),
    ...fact(labels.effects, list(it.effects.map(effectText))),
    ...fact(labels.effort, it.effort === null ? "" : effortText(it.effort)),
    ...fact(labels.indicators, list(it.indicators.map(indicatorName))),
    ...fact(labels.prerequisites, list(it.prerequisites)),
    ...fact(labels.condition, it.condition === null ? "" : JSON.stringify(it.condition)),
    ...fact(labels.anchors, list(it.anchors.map(anchorText))),
    ...fact(labels.note, it.note ?? ""),
  ];
}

const list = (texts: readonly string[]): string => texts.join(words.separator);

const fact = (label: string, text: string): readonly string[] =>
  (text === "" ? [] : [fill(words.fact, { label, text: text.replaceAll("\n", " ") })]);

function effectText({ metric, direction, figure }: CatalogueScenario["effects"][number]): string {
  const what = { metric, direction: words.directions[direction] };
  return figure === undefined ? fill(words.effect, what) : fill(words.figure, { ...what, ...figure });
}

function effortText({ days, yuan, source }: NonNullable<CatalogueScenario["effort"]>): string {
  const amounts = list([...(days ? [fill(words.days, days)] : []), ...(yuan ? [fill(words.yuan, yuan)] : [])]);
  return fill(words.amounts, { amounts, source });
}

function anchorText({ kind, no }: CatalogueScenario["anchors"][number]): string {
  const source = words.sources[kind];
  return no === undefined ? source : fill(words.numbered, { source, no });
}
