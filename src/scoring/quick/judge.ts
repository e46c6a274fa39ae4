/** The register → the standing: every question judged, points added, levels at worst and at best. */
import type { LoadedPack } from "../../indicators/load.js";
import { compilePack, type Milli } from "../compile.js";
import { checksHold } from "./checks.js";
import { questionJudge, REFUSED } from "./judge-indicator.js";
import { levelReader } from "./levels.js";
import type { Register } from "./register.js";

/** What the sheet in the register comes to, in the engine's own units: valid until the next call of the scorer. `toPoints` gives points. */
export interface QuickStanding {
  /** By indicator; -1: unanswered or not applicable. */
  readonly points: Int32Array;
  /** By dimension. */
  readonly dimensions: Int32Array;
  readonly total: Milli;
  readonly levelWorst: number;
  readonly levelBest: number;
  /** Completeness is answered / asked, and 1 when nothing was asked. */
  readonly answered: number;
  readonly asked: number;
}

/** `judge` writes the standing anew, or says that there is something to say. */
export function sheetJudge(pack: LoadedPack, register: Register): { readonly judge: () => boolean; readonly standing: QuickStanding } {
  const { definition } = pack;
  const compiled = [...compilePack(pack).indicators.values()];
  const judgeQuestion = questionJudge(compiled, register, definition.policy);
  const most = Int32Array.from(compiled, (it) => it.max);
  const dimensionOf = Int32Array.from(compiled, (it) => definition.dimensions.findIndex(({ id }) => id === it.dimension));
  const areChecked = checksHold(pack, register);
  const levelOf = levelReader(pack);
  const { topRating } = definition.areas;
  const { ratings, notApplicable } = register;
  const dimensions = new Int32Array(definition.dimensions.length);
  const atBest = new Int32Array(definition.dimensions.length);
  const points = new Int32Array(compiled.length);
  const standing = { points, dimensions, total: 0, levelWorst: 0, levelBest: 0, answered: 0, asked: 0 };

  const judge = (): boolean => {
    dimensions.fill(0);
    atBest.fill(0);
    let total = 0;
    let open = 0;
    let answered = 0;
    let asked = points.length + ratings.length;
    for (let i = 0; i < points.length; i += 1) {
      const milli = judgeQuestion(i);
      if (milli === REFUSED) return false;
      points[i] = milli;
      const at = dimensionOf[i] ?? 0;
      if (milli >= 0) {
        total += milli;
        answered += 1;
        dimensions[at] = (dimensions[at] ?? 0) + milli;
      } else if (notApplicable[i] === 1) asked -= 1;
      else {
        open += most[i] ?? 0;
        atBest[at] = (atBest[at] ?? 0) + (most[i] ?? 0);
      }
    }
    if (register.isOnSite && !areChecked()) return false;
    for (let i = 0; i < ratings.length; i += 1) if ((ratings[i] ?? 0) >= 0) answered += 1;
    standing.total = total;
    standing.answered = answered;
    standing.asked = asked;
    standing.levelWorst = levelOf(dimensions, total, ratings, 0);
    standing.levelBest = standing.levelWorst;
    if (answered < asked) {
      for (let i = 0; i < dimensions.length; i += 1) atBest[i] = (atBest[i] ?? 0) + (dimensions[i] ?? 0);
      standing.levelBest = levelOf(atBest, total + open, ratings, topRating);
    }
    return true;
  };
  return { judge, standing };
}
