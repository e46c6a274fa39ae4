/** What a cohort's figures rest on, in words: how a target is counted, on whose word the counted firms stand, which lines nobody verified. */
import type { TargetProgress } from "../../diagnosis/cohort/schema.js";
import type { LoadedPack } from "../../indicators/load.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { fill } from "../../wording/fill.js";
import { levelName } from "../words.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };

const { counting, bases, atLeastLevel, exactlyLevel } = words.cohort;

/** `null`: a target that asks for no level. */
const levelWith = (say: { readonly atLeast: string; readonly exactly: string }, { level, includeHigher }: TargetProgress, { wording }: LoadedPack): string | null =>
  (level === null ? null : fill(includeHigher === true ? say.atLeast : say.exactly, { level: sentencesOf(wording).level(level) }));

export const levelRule = (target: TargetProgress, pack: LoadedPack): string | null => levelWith({ atLeast: atLeastLevel, exactly: exactlyLevel }, target, pack);

export const countingRule = (target: TargetProgress, pack: LoadedPack): string => fill(counting.rules[target.kind], {
  level: levelWith(counting, target, pack) ?? "",
  sheet: target.basis === null ? counting.latest : fill(counting.latestOf, { bases: target.basis.map((it) => bases[it]).join(words.listComma) }),
});

/** Of targets about firms: how many of those counted were assessed on site; empty: nobody was counted, or records. */
export function countedBasis({ unit, level, counted, countedBases }: TargetProgress): string {
  if (unit === "records" || counted.length === 0) return "";
  return fill(level === null ? counting.onSite : counting.onSiteLevel, { counted: counted.length, onSite: onSiteIn(countedBases) });
}

const onSiteIn = (bases: TargetProgress["countedBases"]): number => bases.find((it) => it.basis === "on-site")?.firms ?? 0;

/** The same in short, for a place that shows the counts already. */
export const onSiteOf = ({ unit, counted, countedBases }: TargetProgress): string =>
  (unit === "records" || counted.length === 0 ? "" : fill(counting.onSiteOnly, { onSite: onSiteIn(countedBases) }));

/** Rule and bases as one text. */
export const countedHow = (target: TargetProgress, pack: LoadedPack): string =>
  [countingRule(target, pack), countedBasis(target)].filter((it) => it !== "").join(words.semicolon);

/** How many firms a share falls short by, and what the counts behind it are; empty: nothing is missing, or unknown. */
export const shortInFirms = ({ missingFirms, counted }: TargetProgress): string =>
  (missingFirms === null || missingFirms === 0 ? "" : fill(counting.missingFirms, { missing: missingFirms, enough: counted.length + missingFirms, counted: counted.length }));

/** Of every-firm targets: those among the retrofitted. */
export const ofRetrofitted = ({ retrofitted, counted }: TargetProgress): string =>
  (retrofitted === null ? "" : fill(counting.ofRetrofitted, { retrofitted, counted: counted.length }));

export const isUnverified = (level: number, { definition }: LoadedPack): boolean => definition.levels.find((it) => it.level === level)?.source?.status === "unverified";

/** Which levels stand on lines nobody verified: a sentence, or none. */
export function unverifiedLevels(pack: LoadedPack): readonly string[] {
  const levels = pack.definition.levels.map((it) => it.level).filter((it) => isUnverified(it, pack)).map((it) => levelName(it, { pack }));
  return levels.length === 0 ? [] : [fill(words.cohort.unverified, { levels: levels.join(words.listComma), status: pack.wording.sourceStatus.unverified })];
}
