/** Cohort figures: how a set of assessed firms stands, who moved and why, and how far a programme has come. */
import type { LoadedPack } from "../../indicators/load.js";
import type { SubIndustry } from "../catalogue/schema.js";
import { historiesOf, strangeSubIndustries, type AssessedFirm } from "../firms.js";
import { countOf } from "./counting.js";
import { movementOf } from "./movement.js";
import type { Programme } from "./programme.js";
import { progressOf } from "./progress.js";
import type { Cohort } from "./schema.js";
import { areasWeakestFirst, assessedBetween, byBasis, byLevel, bySubIndustry, dimensionsOf, indicatorsWeakestFirst, isFinished, maxPointsOf, spreadOf } from "./standing.js";

export interface CohortOptions {
  /** The pack all sheets were scored with. */
  readonly pack: LoadedPack;
  /** Names of sub-industries; absent: their ids. */
  readonly catalogue?: { readonly subIndustries: readonly SubIndustry[] };
  /** What `readProgramme` gave. */
  readonly programme?: Programme;
  /** Rows of the dataset that could not be read; default 0. They keep a target open that they could decide. */
  readonly unreadable?: number;
}

/**
 * Describes the firms behind a set of sheets. Each firm counts once, by its latest sheet; firms whose sheets cannot be
 * put in order are left out, counted and reported. The same sheets in any order give the same bytes.
 * Shares are from 0 to 1, points in the pack's own; null is unknown, never 0. How each is computed: docs/cohort.md.
 * @throws TypeError when a sheet was scored with another pack: a mistake of the calling program.
 */
export function describeCohort(firms: readonly AssessedFirm[], options: CohortOptions): Cohort {
  const { pack, catalogue, programme, unreadable = 0 } = options;
  const { id, version, edition } = pack.definition;
  const stranger = firms.find((it) => it.receipt.pack.sha256 !== pack.sha256);
  if (stranger !== undefined) throw new TypeError(`a cohort of ${id} ${version} (${pack.sha256}) was given a sheet scored with ${stranger.pack.id} ${stranger.pack.version} (${stranger.receipt.pack.sha256})`);

  const { firms: histories, issues } = historiesOf(firms);
  const latest = histories.map((it) => it.latest);
  const ordered = new Set(histories.map((it) => it.id));
  const unordered = firms.filter((it) => !ordered.has(it.enterprise.id));
  return {
    cohortVersion: 1,
    pack: { id, version, edition },
    sheets: firms.length,
    firms: latest.length,
    leftOut: { repeated: new Set(unordered.map((it) => it.enterprise.id)).size, unreadable },
    assessed: assessedBetween(latest),
    bases: byBasis(latest),
    ...byLevel(latest, pack),
    unfinished: countOf(latest, (it) => !isFinished(it)),
    subIndustries: bySubIndustry(latest, pack, catalogue?.subIndustries ?? [], programme?.subIndustries ?? []),
    points: spreadOf(latest, pack),
    maxPoints: maxPointsOf(pack),
    dimensions: dimensionsOf(latest, pack),
    indicators: indicatorsWeakestFirst(latest, pack),
    areas: areasWeakestFirst(latest, pack),
    movement: movementOf(histories, pack),
    programme: programme === undefined ? null : progressOf(programme, histories, unordered, unreadable),
    issues: catalogue === undefined ? issues : [...issues, ...strangeSubIndustries(firms, catalogue.subIndustries)],
  };
}
