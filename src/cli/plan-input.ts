/** What commands that plan share: the options about steps and efforts, and their reading. */
import { InvalidArgumentError, Option, type Command } from "commander";
import type { Catalogue } from "../diagnosis/catalogue/catalogue.js";
import { readEfforts, type PlanOptions } from "../diagnosis/plan/index.js";
import type { LoadedPack } from "../indicators/load.js";
import { nearest } from "../indicators/nearest.js";
import { areasOf, indicatorsOf } from "../indicators/structure.js";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import { catalogueOption, readCatalogueFiles } from "./catalogue-input.js";
import { readBeside } from "./figures.js";

/** `id=value` of the command line; no value: all of it. */
interface Wish {
  readonly id: string;
  readonly value: string | null;
}

/** As commander reads `addPlanOptions`. */
export interface PlanInput {
  readonly efforts?: string;
  readonly unit?: string;
  readonly fix: readonly Wish[];
  readonly forbid: readonly Wish[];
  readonly allowOutcomes?: true;
  readonly catalogue: readonly string[];
}

/** `--efforts`, `--unit`, `--fix`, `--forbid`, `--allow-outcomes`, `--catalogue`: to be read as `PlanInput`. */
export const addPlanOptions = (command: Command): Command => command
  .addOption(new Option("--efforts <file>", 'efforts as JSON: {"unit":"days","indicators":{"<id>":{"<letter>":n}},"areas":{"<id>":{"<rating>":n}}}; default: 1 a step'))
  .addOption(new Option("--unit <unit>", "what efforts are counted in; with days or yuan the catalogue's effort ranges count too"))
  .addOption(new Option("--fix <id=steps>", "letters or a rating that must be reached, e.g. network-security=BC or work-safety=3; may be given again").argParser(wishParser("needed")).default([], "none"))
  .addOption(new Option("--forbid <id[=steps]>", "letters or a rating that may not be entered; without: no step at all; may be given again").argParser(wishParser("optional")).default([], "none"))
  .addOption(new Option("--allow-outcomes", "also plan with outcome indicators, which money cannot buy"))
  .addOption(catalogueOption());

const wishParser = (steps: "needed" | "optional") => (text: string, before: readonly Wish[]): readonly Wish[] => {
  const [id = "", ...rest] = text.split("=");
  const value = rest.length === 0 ? null : rest.join("=");
  if (id === "" || value === "" || (steps === "needed" && value === null)) throw new InvalidArgumentError(steps === "needed" ? "write id=steps." : "write id or id=steps.");
  if (before.some((it) => it.id === id)) throw new InvalidArgumentError(`${id} once; several letters as BC.`);
  return [...before, { id, value }];
};

/** The options of a plan as given; issues name the file, or the option and the place in it. Its catalogue is absent where no file was given: the built-in one, where that fits the pack. */
export async function readPlanInput(input: PlanInput, pack: LoadedPack): Promise<Result<PlanOptions & { readonly catalogue: Catalogue | undefined }>> {
  const [efforts, catalogue] = await Promise.all([input.efforts === undefined ? succeed(undefined) : readBeside(input.efforts, (value) => readEfforts(value, pack)), chooseCatalogue(input.catalogue, pack)]);
  if (!efforts.ok || !catalogue.ok) return fail([...efforts.issues, ...catalogue.issues]);
  const asked = [["fixed", input.fix], ["forbidden", input.forbid]] as const;
  const issues = asked.flatMap(([kind, wishes]) => noRatings(kind, wishes, pack));
  if (issues.length > 0) return fail(issues);
  return succeed({
    catalogue: catalogue.value,
    ...(efforts.value && { efforts: efforts.value }),
    ...(input.unit !== undefined && { unit: input.unit }),
    ...(input.fix.length > 0 && { fixed: fixedBy(input.fix, pack) }),
    ...(input.forbid.length > 0 && { forbidden: forbiddenBy(input.forbid, pack) }),
    ...(input.allowOutcomes && { allowOutcomes: true }),
  });
}

/** Without files of its own a plan takes the built-in catalogue, where that fits the pack. */
async function chooseCatalogue(paths: readonly string[], pack: LoadedPack): Promise<Result<Catalogue | undefined>> {
  return paths.length === 0 ? succeed(undefined) : readCatalogueFiles(paths, pack);
}

/** Wishes about indicators and about areas; a misspelt id goes where its near match is, so that the issue can name it. */
function sortWishes(wishes: readonly Wish[], { definition }: LoadedPack): { readonly indicators: readonly Wish[]; readonly areas: readonly Wish[] } {
  const indicatorIds = indicatorsOf(definition).map((it) => it.indicator.id);
  const areaIds = areasOf(definition).map((it) => it.area.id);
  const isArea = ({ id }: Wish): boolean => !indicatorIds.includes(id) && areaIds.includes(nearest(id, areaIds) ?? id);
  return { indicators: wishes.filter((it) => !isArea(it)), areas: wishes.filter(isArea) };
}

/** `BC`, `B,C`, `B;C`. */
const lettersIn = (text: string): readonly string[] => [...text.replace(/[,;\u3001\s]/g, "")];
const RATING = /^\d{1,3}$/;

/** Wishes about areas that name no rating. */
const noRatings = (kind: string, wishes: readonly Wish[], pack: LoadedPack): readonly Issue[] =>
  sortWishes(wishes, pack).areas.filter(({ value }) => value !== null && !RATING.test(value))
    .map(({ id, value }) => issue("rating-out-of-range", { path: `${kind}.areas.${id}`, expected: `a whole number from 0 to ${pack.definition.areas.topRating}`, actual: value ?? "" }));

const byId = <T>(wishes: readonly Wish[], valueOf: (value: string) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(wishes.flatMap(({ id, value }) => (value === null ? [] : [[id, valueOf(value)]])));
const wholly = (wishes: readonly Wish[]): Readonly<Record<string, true>> =>
  Object.fromEntries(wishes.flatMap(({ id, value }) => (value === null ? [[id, true]] : [])));

function fixedBy(wishes: readonly Wish[], pack: LoadedPack): NonNullable<PlanOptions["fixed"]> {
  const { indicators, areas } = sortWishes(wishes, pack);
  return { indicators: byId(indicators, lettersIn), areas: byId(areas, Number) };
}

function forbiddenBy(wishes: readonly Wish[], pack: LoadedPack): NonNullable<PlanOptions["forbidden"]> {
  const { indicators, areas } = sortWishes(wishes, pack);
  return { indicators: { ...byId(indicators, lettersIn), ...wholly(indicators) }, areas: { ...byId(areas, Number), ...wholly(areas) } };
}
