/** `sme-maturity verify RESULT FILE`: whether a result came from this sheet. */
import type { Command } from "commander";
import { parseJson } from "../scoring/parse-json.js";
import { readResult, verify } from "../scoring/verify.js";
import { readSheet, readText } from "./input.js";
import { packOption, type Run } from "./run.js";
import { exitCodes, exitCodeFor, printIssues, printJson, usageError } from "./terminal.js";

export function addVerify(program: Command, run: Run): void {
  program.command("verify")
    .summary("score again and compare with a stored result")
    .description("Score FILE again and compare every value with RESULT, the JSON that `score` printed. Exit 0: they agree.")
    .argument("<result>", "stored result, JSON")
    .argument("<file>", "answer sheet: JSON or a filled form")
    .addOption(packOption())
    .action(run(async (terminal, { lang }, resultPath: string, file: string, options: { readonly pack?: string }) => {
      if (resultPath === "-" && file === "-") return usageError(terminal, "standard input can be read only once");
      const text = await readText(resultPath, terminal.stdin);
      const json = text.ok ? parseJson(text.value) : text;
      const result = json.ok ? readResult(json.value) : json;
      const read = await readSheet(file, options.pack, terminal.stdin);
      if (!result.ok || !read.ok) {
        printIssues(terminal, result.issues, lang, resultPath);
        printIssues(terminal, read.issues, lang, file);
        printJson(terminal, { verified: false, issues: [...result.issues, ...read.issues] });
        return exitCodeFor([...result.issues, ...read.issues]);
      }
      const verified = verify(result.value, read.value.sheet, read.value.pack);
      printIssues(terminal, verified.issues, lang, resultPath);
      printJson(terminal, { verified: verified.ok, issues: verified.issues });
      return verified.ok ? exitCodes.done : exitCodes.inputErrors;
    }));
}
