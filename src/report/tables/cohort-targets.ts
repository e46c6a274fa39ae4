/** A programme's targets as tables: how far each has come, and every firm or record that counts, does not yet, or may. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Cohort, TargetProgress } from "../../diagnosis/cohort/schema.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { dateColumn, integerColumn, orUnknown, textColumn, type Cell, type ColumnOf } from "./column.js";
import { countedBasis, countingRule, levelRule, ofRetrofitted, shortInFirms } from "./cohort-rules.js";
import { placesOfShare } from "../shares.js";

const said = words.cohort;

export type Programme = NonNullable<Cohort["programme"]>;

export function targetColumns(pack: LoadedPack): readonly ColumnOf<TargetProgress>[] {
  return [
    textColumn(said.target, 30, ({ name }) => name),
    textColumn(said.levelRule, 13, (row) => levelRule(row, pack)),
    textColumn(said.basisRule, 12, ({ basis }) => (basis === null ? said.anyBasis : basis.map((it) => said.bases[it]).join(words.listComma))),
    textColumn(said.countingRule, 34, (row) => countingRule(row, pack)),
    textColumn(said.unit, 7, ({ unit }) => said.units[unit]),
    integerColumn(said.required, 9, (row) => amount(row, row.required)),
    integerColumn(said.actual, 9, (row) => amount(row, row.actual)),
    integerColumn(said.missing, 9, (row) => amount(row, row.missing)),
    textColumn(said.met, 10, ({ met }) => said.metWords[met === null ? "unknown" : met ? "yes" : "no"]),
    integerColumn(said.base, 9, ({ unit, of }) => (unit === "share" ? orUnknown(of) : null)),
    integerColumn(said.counted, 9, ({ counted }) => counted.length),
    integerColumn(said.short, 9, ({ short }) => short.length),
    integerColumn(said.cannotTell, 9, ({ unknown }) => unknown.length),
    textColumn(said.targetNote, 28, (row) => lines([countedBasis(row), ofRetrofitted(row), shortInFirms(row)])),
    textColumn(said.lacking, 28, ({ lacking }) => lines(lacking.map((it) => said.lackingReasons[it]))),
  ];
}

const lines = (parts: readonly string[]): string | null => parts.filter((it) => it !== "").join("\n") || null;

/** In the target's unit; of a share as many decimals as keep it on its side of the line. */
function amount({ unit, required, actual }: TargetProgress, value: number | null): Cell {
  if (value === null) return words.unknown;
  return unit === "share" ? { value, type: "percent", places: placesOfShare(actual, [required]) } : value;
}

export interface EvidenceLine {
  readonly target: string;
  readonly kind: "counted" | "short" | "unknown";
  /** Of a firm; a record has one of its own. */
  readonly firm?: string;
  /** `null`: a firm that gave none. */
  readonly name: string | null;
  readonly record?: TargetProgress["records"][number];
}

/** A line for each firm or record, so that they can be filtered. */
export function evidenceLines({ targets, names }: Programme): readonly EvidenceLine[] {
  const nameOf = new Map(names.map((it) => [it.id, it.name]));
  return targets.flatMap((target): readonly EvidenceLine[] => (target.kind === "records"
    ? target.records.map((record) => ({ target: target.name, kind: record.evidence.length > 0 ? "counted" : "short", name: record.name, record }))
    : (["counted", "short", "unknown"] as const).flatMap((kind) => target[kind].map((firm) => ({ target: target.name, kind, firm, name: nameOf.get(firm) ?? null })))));
}

export const evidenceColumns: readonly ColumnOf<EvidenceLine>[] = [
  textColumn(said.target, 32, ({ target }) => target),
  textColumn(said.evidenceKind, 11, ({ kind }) => ({ counted: said.counted, short: said.short, unknown: said.cannotTell })[kind]),
  textColumn(said.evidenceId, 14, ({ firm, record }) => firm ?? record?.id ?? null),
  textColumn(said.evidence, 28, ({ name }) => orUnknown(name)),
  textColumn(said.proof, 36, ({ record }) => (record === undefined || record.evidence.length === 0 ? null : record.evidence.join("\n"))),
  dateColumn(said.evidenceDate, 11, ({ record }) => record?.date ?? null),
  textColumn(said.evidenceFirm, 14, ({ record }) => record?.firm ?? null),
];
