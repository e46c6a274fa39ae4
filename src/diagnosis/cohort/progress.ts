/** How far a programme has come: each target with what counts towards it, what does not yet, and what nobody can say. */
import { fromDecimal } from "../../indicators/exact.js";
import { compareText, subIndustryOf, type AssessedFirm, type FirmHistory } from "../firms.js";
import { quotient, sumOf } from "./counting.js";
import type { Programme, Target } from "./programme.js";
import type { Cohort, Lacking, TargetProgress } from "./schema.js";
import { byBasis } from "./standing.js";

/** What the dataset holds of the programme's firms. */
interface Pilot {
  readonly firms: readonly FirmHistory[];
  /** Ids of pilot firms whose sheets cannot be put in order. */
  readonly unordered: readonly string[];
  readonly unreadable: number;
}

/** @param unordered the sheets of firms left out because these cannot be put in order. */
export function progressOf(
  programme: Programme, histories: readonly FirmHistory[], unordered: readonly AssessedFirm[], unreadable: number,
): NonNullable<Cohort["programme"]> {
  const { id, name, source, deadline, subIndustries } = programme;
  const isPilot = (it: AssessedFirm): boolean => subIndustries.includes(subIndustryOf(it));
  const firms = histories.filter((it) => isPilot(it.latest));
  const disordered = unordered.filter(isPilot);
  const pilot: Pilot = { firms, unordered: [...new Set(disordered.map((it) => it.enterprise.id))], unreadable };
  const names = namesOf([...firms.map((it) => it.latest), ...disordered]);
  return { id, name, source, deadline, subIndustries, firms: firms.length, names, targets: programme.targets.map((it) => targetProgress(it, programme, pilot)) };
}

/** In the order of the ids; of two names of one firm the lesser: the order of the input does not matter. */
function namesOf(sheets: readonly AssessedFirm[]): readonly { readonly id: string; readonly name: string }[] {
  const named = sheets.flatMap(({ enterprise: { id, name } }) => (name === undefined ? [] : [{ id, name }]))
    .sort((a, b) => compareText(a.id, b.id) || compareText(a.name, b.name));
  return named.filter((it, i) => it.id !== named[i - 1]?.id);
}

function targetProgress(target: Target, programme: Programme, pilot: Pilot): TargetProgress {
  const { id, kind, name } = target;
  const outcome = (): Outcome => {
    switch (target.kind) {
      case "records": return recordsOutcome(target.atLeast, own(programme.records, id));
      case "coverage": return coverageOutcome(target.share, programme, tallyFirms(pilot, [isAboveScale]), pilot.firms);
      case "every-firm-level": return everyFirmOutcome(
        tallyFirms(pilot, [isAfter, reaches(target.level, true)], target.basis), pilot.firms.length, tallyFirms(pilot, [isAfter], target.basis).counted.length,
      );
      case "level-count": return countOutcome(target.atLeast, tallyFirms(pilot, [reaches(target.level, target.includeHigher)], target.basis));
      case "retrofitted-firms": return countOutcome(target.atLeast, tallyFirms(pilot, [isAfter]));
      case "cloud-firms": return countOutcome(target.atLeast, tallyFirms(pilot, [usesCloud]));
    }
  };
  return { id, kind, name, ...termsOf(target), missingFirms: null, retrofitted: null, records: [], ...outcome() };
}

type Terms = Pick<TargetProgress, "level" | "includeHigher" | "basis">;
/** What only some kinds find. */
type Extra = "missingFirms" | "retrofitted" | "records";
type Outcome = Omit<TargetProgress, "id" | "kind" | "name" | Extra | keyof Terms> & Partial<Pick<TargetProgress, Extra>>;

function termsOf(target: Target): Terms {
  if (target.kind !== "every-firm-level" && target.kind !== "level-count") return { level: null, includeHigher: null, basis: null };
  return { level: target.level, includeHigher: target.kind === "every-firm-level" || target.includeHigher, basis: target.basis ?? null };
}

/** True, false, or what is lacking to tell. */
type Verdict = boolean | Lacking;
/** @param all the firm's sheets, oldest first. */
type Test = (sheet: AssessedFirm, all: readonly AssessedFirm[]) => Verdict;

/** What follows a sheet after the retrofit is after it too, what stands before one from before is not yet. */
const isAfter: Test = (sheet, all) => {
  const at = all.indexOf(sheet);
  if (all.some((it, i) => i <= at && it.stage === "after")) return true;
  return all.some((it, i) => i >= at && it.stage === "before") ? false : "stage";
};
const isAboveScale: Test = ({ profile }) => profile?.aboveScale ?? "above-scale";
const usesCloud: Test = ({ profile }) => profile?.usesCloud ?? "uses-cloud";
const reaches = (level: number, orHigher: boolean): Test => ({ levelRange: [worst, best] }) => {
  if (best < level || (!orHigher && worst > level)) return false;
  return (orHigher ? worst >= level : worst === best) || "level";
};

interface Tally {
  readonly countedBases: Cohort["bases"];
  readonly counted: readonly string[];
  readonly short: readonly string[];
  readonly unknown: readonly string[];
  readonly lacking: readonly Lacking[];
  /** How many more there could be at most: the unknown ones, and one for each unreadable row. */
  readonly open: number;
}

/** Counts a firm when every test holds, drops it when one fails, whatever else is unknown. */
function tallyFirms({ firms, unordered, unreadable }: Pilot, tests: readonly Test[], bases?: readonly string[]): Tally {
  const judged = firms.map(({ id, sheets, latest }) => {
    const sheet = bases === undefined ? latest : sheets.findLast((it) => bases.includes(it.basis));
    const verdicts = sheet === undefined ? [false] : tests.map((it) => it(sheet, sheets));
    return { id, sheet, holds: !verdicts.includes(false) && (verdicts.every((it) => it === true) || null), lacking: verdicts.filter((it) => typeof it === "string") };
  });
  const idsWhere = (holds: boolean | null): readonly string[] => judged.filter((it) => it.holds === holds).map((it) => it.id);
  const unknown = [...idsWhere(null), ...unordered].sort(compareText);
  const reasons = new Set([
    ...judged.flatMap((it) => (it.holds === null ? it.lacking : [])),
    ...(unordered.length > 0 ? ["order" as const] : []), ...(unreadable > 0 ? ["rows" as const] : []),
  ]);
  const countedBases = byBasis(judged.flatMap((it) => (it.holds === true ? it.sheet ?? [] : [])));
  return { countedBases, counted: idsWhere(true), short: idsWhere(false), unknown, lacking: [...reasons].sort(compareText), open: unknown.length + unreadable };
}

/** Met as soon as the certain ones suffice, unmet only when all that are open could not make up what is missing. */
function countOutcome(required: number, { open, lacking, ...lists }: Tally): Outcome {
  const actual = lists.counted.length;
  const met = actual >= required || (actual + open >= required ? null : false);
  return { required, actual, unit: "firms", of: null, met, missing: Math.max(0, required - actual), ...lists, lacking: met === null ? lacking : [] };
}

/** One firm that is short decides it; it is met only when nobody is unknown. */
function everyFirmOutcome({ open, lacking, ...lists }: Tally, firms: number, retrofitted: number): Outcome {
  const actual = quotient(lists.counted.length, firms);
  const met = lists.short.length > 0 ? false : firms > 0 && open === 0 ? true : null;
  return {
    required: 1, actual: actual?.valueOf() ?? null, unit: "share", of: firms, met, missing: actual && actual.sub(1).abs().valueOf(),
    missingFirms: firms - lists.counted.length, retrofitted,
    ...lists, lacking: met !== null ? [] : firms === 0 ? [...lacking, "firms"] : lacking,
  };
}

/** Firms below the size line belong neither to what is counted nor to what is short. */
function coverageOutcome(share: number, { aboveScaleFirms, subIndustries }: Programme, { counted, countedBases, unknown, open, lacking }: Tally, firms: readonly FirmHistory[]): Outcome {
  const required = fromDecimal(share);
  const given = subIndustries.map((id) => ({ id, firms: own(aboveScaleFirms, id), counted: countedIn(id, counted, firms) }));
  const base = { required: share, unit: "share", counted, countedBases, short: [], unknown } as const;
  const told = (of: number | null, reason: Lacking): Outcome => ({ ...base, actual: null, of, met: null, missing: null, lacking: [reason] });
  if (given.some((it) => it.firms === undefined)) return told(null, "above-scale-firms");
  const of = sumOf(given.map((it) => it.firms ?? 0));
  if (given.some((it) => it.counted > (it.firms ?? 0))) return told(of, "above-scale-firms-too-few");
  const actual = quotient(counted.length, of);
  if (actual === null) return told(of, "firms");
  const enough = required.mul(of).ceil().valueOf();
  const met = actual.gte(required) || (required.mul(of).lte(counted.length + open) ? null : false);
  return {
    ...base, actual: actual.valueOf(), of, met, missing: actual.gte(required) ? 0 : required.sub(actual).valueOf(),
    missingFirms: Math.max(0, enough - counted.length), lacking: met === null ? lacking : [],
  };
}

const countedIn = (subIndustry: string, counted: readonly string[], firms: readonly FirmHistory[]): number => {
  const ids = new Set(counted);
  return firms.filter((it) => ids.has(it.id) && subIndustryOf(it.latest) === subIndustry).length;
};

/** A record without evidence does not count; without a list nobody can say how many there are. */
function recordsOutcome(required: number, records: Programme["records"][string] | undefined): Outcome {
  const base = { required, unit: "records", of: null, countedBases: [], unknown: [] } as const;
  if (records === undefined) return { ...base, actual: null, met: null, missing: null, counted: [], short: [], lacking: ["records"] };
  const namesWhere = (proven: boolean): readonly string[] => records.filter((it) => (it.evidence.length > 0) === proven).map((it) => it.name);
  const [counted, short] = [namesWhere(true), namesWhere(false)];
  return {
    ...base, actual: counted.length, met: counted.length >= required, missing: Math.max(0, required - counted.length),
    counted, short, lacking: [],
    records: records.map(({ id, name, evidence, date = null, firm = null }) => ({ id, name, evidence, date, firm })),
  };
}

/** Ids come from outside: what every object inherits is no entry. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
