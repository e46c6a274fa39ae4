/** What the commands about two sheets of one firm do: read the pair, make something of it, write that. */
import type { Result } from "../issues.js";
import { chooseOutput, writeIssues, writeOutput, type OutputFormat } from "./outputs.js";
import { filesOf, ofPair, readPair, type Pair, type PairOptions } from "./pair-input.js";
import { printIssues, usageError, type ExitCode, type GlobalOptions, type Terminal } from "./terminal.js";

/** What was made of a pair, with what its documents need besides. */
export interface MadeOfPair<T> extends Pick<Pair, "pack" | "project" | "catalogue"> {
  readonly made: T;
  readonly date: string | null;
}

/** @param make fails with issues that name an option, or a place in what the pair is made of. */
export const pairAction = <T, Options extends PairOptions>(formats: readonly OutputFormat<MadeOfPair<T>>[], make: (pair: Pair, options: Options) => Result<T>) =>
  async (terminal: Terminal, shared: GlobalOptions, before: string, after: string, options: Options): Promise<ExitCode> => {
    if (before === "-" && after === "-") return usageError(terminal, "standard input can be read only once");
    const output = await chooseOutput(options, formats, filesOf(before, after, options), terminal.stdout.isTTY === true);
    if (typeof output === "string") return usageError(terminal, output);
    const read = await readPair(before, after, options, terminal.stdin);
    if (!read.ok) return writeIssues(terminal, shared, output, read.issues);
    printIssues(terminal, read.issues, shared.lang);
    const made = make(read.value, options);
    if (!made.ok) return writeIssues(terminal, shared, output, made.issues.map((it) => ofPair(it, before, after, options)));
    const { pack, project, catalogue } = read.value;
    return writeOutput(terminal, shared, output, { made: made.value, pack, project, catalogue, date: options.date ?? null });
  };
