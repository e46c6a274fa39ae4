/** What every chapter of a before-and-after report is built from, and the phrases they share. */
import type { Catalogue } from "../../diagnosis/catalogue/catalogue.js";
import type { FirmChange, State } from "../../diagnosis/change/schema.js";
import type { Project } from "../../diagnosis/project/schema.js";
import { hashJson } from "../../indicators/hash.js";
import type { LoadedPack } from "../../indicators/load.js";
import { sentencesOf, type Sentences } from "../../scoring/sentences.js";
import words from "../../wording/change-report.zh-CN.json" with { type: "json" };
import terms from "../../wording/project.zh-CN.json" with { type: "json" };
import type { Section } from "../context.js";
import { alike, inFull, sumOf, type Format } from "../numbers.js";
import { fill, levelName, words as shared } from "../words.js";

/** `terms`: what the documents about a project call the same things. */
export { terms, words };

export const TIMES = ["before", "after"] as const;
export type Time = (typeof TIMES)[number];

export interface ChangeContext {
  readonly change: FirmChange;
  readonly pack: LoadedPack;
  /** Date of the document, ISO; `null`: unknown. */
  readonly date: string | null;
  /** Names the parties, the milestones and the items of the investment; `null`: nobody said. */
  readonly project: Project | null;
  /** For the names of scenarios; `null`: their ids are printed. */
  readonly catalogue: Catalogue | null;
  readonly say: Sentences;
}

export type ChangeSection = Section<ChangeContext>;

/** What a document about one firm's retrofit is made with, besides the figures. */
export interface AboutFirm {
  /** The pack the sheets were scored by. */
  readonly pack: LoadedPack;
  /** Date of the document, ISO; `null`: not known. */
  readonly date: string | null;
  /** The firm's project file; absent: neither parties nor single items of the investment are named. */
  readonly project?: Project | null | undefined;
  /** For the names of scenarios; absent: their ids are printed. */
  readonly catalogue?: Catalogue | null | undefined;
}

export const contextOf = (change: FirmChange, { pack, date, project = null, catalogue = null }: AboutFirm): ChangeContext =>
  ({ change, pack, date, project, catalogue, say: sentencesOf(pack.wording) });

/** @throws TypeError when it is not the project the figures were made with, whose items would not add up to them: a mistake of the calling program. */
export function checkProject({ receipt }: FirmChange, project: Project | null | undefined): void {
  if (project && hashJson(project) !== receipt.projectSha256) throw new TypeError("project: not the one the figures were made with");
}

/** Whether questions of that sheet are still open: its level and points are then a range. */
export const isOpen = ({ change }: ChangeContext, time: Time): boolean => change[time].completeness < 1;
export const isAnyOpen = (context: ChangeContext): boolean => TIMES.some((it) => isOpen(context, it));

export const maxPointsOf = ({ change }: ChangeContext): number => sumOf(change.dimensions.map((it) => it.maxPoints));

export const arrow = (from: string, to: string): string => fill(words.arrow, { from, to });
export const withSign = (value: number | null, format: Format = inFull): string =>
  (value !== null && value > 0 ? fill(shared.plus, { value: format(value) }) : format(value));

const span = (template: string, worst: string, best: string): string => (worst === best ? worst : fill(template, { worst, best }));

/** The level with its title, or from which to which it may be. */
export function levelAt(context: ChangeContext, time: Time): string {
  const [worst, best] = context.change[time].levelRange;
  return worst === best ? context.say.level(worst) : levelsAt(context, time);
}

/** The same without the title. */
export function levelsAt(context: ChangeContext, time: Time): string {
  const [worst, best] = context.change[time].levelRange;
  return span(words.levelRange, levelName(worst, context), levelName(best, context));
}

export function pointsAt({ change }: ChangeContext, time: Time): string {
  const [worst, best] = change[time].pointsRange;
  const format = alike([worst, best]);
  return span(words.range, format(worst), format(best));
}

/** After less before; of an unfinished sheet it cannot be told. */
export const pointsBy = (context: ChangeContext): string => (isAnyOpen(context) ? words.undecided : withSign(context.change.points.by));

/** How many are met, not met and unknown. */
export const statesOf = (all: readonly { readonly state: State }[]) => ({
  count: all.length,
  met: all.filter((it) => it.state === "met").length,
  unmet: all.filter((it) => it.state === "not-met").length,
  open: all.filter((it) => it.state === "unknown").length,
});

export const toneOf = (state: State): "plain" | "gap" => (state === "not-met" ? "gap" : "plain");
