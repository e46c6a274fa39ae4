/** What every chapter of a printed cohort is built from. */
import type { Cohort } from "../../diagnosis/cohort/schema.js";
import type { LoadedPack } from "../../indicators/load.js";
import { sentencesOf, type Sentences } from "../../scoring/sentences.js";
import words from "../../wording/cohort-report.zh-CN.json" with { type: "json" };
import type { Section } from "../context.js";
import { dateInWords, fill, list } from "../words.js";

export { words };

export interface CohortContext {
  readonly cohort: Cohort;
  readonly pack: LoadedPack;
  /** Date of the document, ISO; `null`: unknown. */
  readonly date: string | null;
  readonly say: Sentences;
}

export type CohortSection = Section<CohortContext>;

export const contextOf = (cohort: Cohort, pack: LoadedPack, date: string | null): CohortContext => ({ cohort, pack, date, say: sentencesOf(pack.wording) });

/** From when to when the sheets that count were assessed. */
export function assessedIn({ assessed: { from, to, undated } }: Cohort): string {
  const { span, undatedToo } = words.assessed;
  const dates = from === null || from === to ? dateInWords(from) : fill(span, { from: dateInWords(from), to: dateInWords(to) });
  return undated === 0 || from === null ? dates : fill(undatedToo, { dates, undated });
}

/** The first of many names, with how many there are. */
export const named = (names: readonly string[], most: number): string =>
  (names.length > most ? fill(words.more, { names: list(names.slice(0, most)), count: names.length }) : list(names));

/** Those with a share, weakest first. */
export const weakestIndicators = ({ cohort }: CohortContext): Cohort["indicators"] => cohort.indicators.filter((it) => it.share !== null);
/** Those with a mean rating, weakest first. */
export const weakestAreas = ({ cohort }: CohortContext): Cohort["areas"] => cohort.areas.filter((it) => it.meanRating !== null);
