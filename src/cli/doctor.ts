/** `sme-maturity doctor`: whether this machine can print reports, and what is missing. */
import { Option, type Command } from "commander";
import type { EnvironmentReport } from "../report/pdf/index.js";
import type { Run } from "./run.js";
import { exitCodes, printIssues, printJson, printLines } from "./terminal.js";

export function addDoctor(program: Command, run: Run): void {
  program.command("doctor")
    .summary("what printing needs, what is there, what is missing")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .action(run(async (terminal, { lang }, options: { readonly format: "json" | "text" }) => {
      const { inspectEnvironment } = await import("../report/pdf/index.js");
      const environment = await inspectEnvironment();
      if (options.format === "json") printJson(terminal, environment);
      else printLines(terminal, describe(environment));
      printIssues(terminal, environment.issues, lang);
      return environment.ready ? exitCodes.done : exitCodes.environment;
    }));
}

function describe({ ready, node, packages, browsers, chosen, fonts, cache }: EnvironmentReport): readonly string[] {
  const mark = (good: boolean): string => (good ? "✓" : "✗");
  return [
    `${mark(node.supported)} Node.js ${node.version}`,
    ...packages.map((it) => `${mark(it.found)} ${it.name}  (${it.neededFor})`),
    `${cache.writable || ready ? "✓" : "✗"} cache folder ${cache.path}${cache.writable ? "" : "  (read-only)"}`,
    ...fonts.map((it) => `✓ font, weight ${it.weight}: ${it.path} (${it.characters} characters)`),
    "browsers, in the order tried:",
    ...browsers.map((it) => `  ${mark(it.starts)} ${it.source}: ${it.path}${it.version === null ? "" : `  ${it.version}`}${it.reason === null ? "" : `  ${it.reason}`}`),
    chosen === null ? "✗ no browser starts" : `✓ would print with ${chosen.path}`,
    ready ? "Reports can be printed on this machine." : "Reports cannot be printed yet.",
  ];
}
