/** Lists and cohort figures over ten thousand sheets, from the text of the dataset to what is printed. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess, readNdjson } from "../src/dataset/index.js";
import { builtInCatalogue, describeCohort, listScenarios, readProgramme } from "../src/diagnosis/index.js";
import { unwrap } from "../src/index.js";
import { inTurn, type Figure } from "./measure.js";

const SHEETS = 10_000;
const CHUNK = 2 ** 18;
const BUSIEST = "marine-engineering-equipment";

async function* chunksOf(text: string): AsyncGenerator<string, void> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.slice(at, at + CHUNK);
}

export async function lists(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "sme-bench-"));
  const file = join(folder, "sheets.ndjson");
  // 8,182 firms, one in nine with a sheet before and one after: 10,000 sheets
  execFileSync(process.execPath, [join(process.cwd(), "scripts", "sample-dataset.mjs"), "--firms", "8182", "--out", file], { stdio: "ignore" });
  const text = readFileSync(file, "utf8");
  const sheets = text.trimEnd().split("\n").length;
  if (sheets < SHEETS) throw new Error(`${sheets} sheets`);
  const programme: unknown = JSON.parse(readFileSync(join(process.cwd(), "fixtures", "programmes", "pilot-2025.json"), "utf8"));
  const firms = async () => unwrap(await assess(unwrap(await readNdjson(chunksOf(text)))));
  const list = async (): Promise<unknown> => {
    const { firms: read, pack } = await firms();
    return unwrap(listScenarios(read, { subIndustry: BUSIEST, pack }));
  };
  const cohort = async (): Promise<unknown> => {
    const { firms: read, pack } = await firms();
    return describeCohort(read, { pack, programme: unwrap(readProgramme(programme, { subIndustries: builtInCatalogue().subIndustries, pack })) });
  };
  const parseAlone = (): unknown => text.split("\n").filter((it) => it !== "").map((it): unknown => JSON.parse(it));
  await list();
  const [listed, parsed] = await inTurn(5, list, parseAlone);
  const [counted] = await inTurn(5, cohort, parseAlone);
  const memoryOfList = memoryOf(["scenarios", file, "--sub-industry", BUSIEST, "--format", "json"]);
  const memoryOfCohort = memoryOf(["cohort", file, "--format", "json"]);
  rmSync(folder, { recursive: true });
  const reference = `JSON.parse of the same sheets: ${(parsed / 1000).toFixed(2)} s`;
  return [
    { what: "N+X list over 10,000 sheets, NDJSON to list", measured: listed / 1000, unit: "s", below: 2, reference },
    { what: "cohort and programme over 10,000 sheets", measured: counted / 1000, unit: "s", below: 2, reference },
    { what: "memory of `scenarios` over 10,000 sheets", measured: memoryOfList, unit: "MB", below: 300, reference: "the built command, most it ever held" },
    { what: "memory of `cohort` over 10,000 sheets", measured: memoryOfCohort, unit: "MB", below: 300, reference: "the built command, most it ever held" },
  ];
}

/** In megabytes: the most the built command ever held. */
function memoryOf(args: readonly string[]): number {
  const cli = join(process.cwd(), "dist", "cli.js");
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", `
    process.argv = ${JSON.stringify([process.execPath, cli, ...args])};
    process.on("exit", () => console.error("most held: " + process.resourceUsage().maxRSS));
    await import(${JSON.stringify(cli)});`], { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
  return Number(/most held: (\d+)/.exec(stderr)?.[1]) / 1000;
}
