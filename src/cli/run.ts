/** How a command runs: with the terminal and the shared options, ending in one exit code. */
import { Option } from "commander";
import type { ExitCode, GlobalOptions, Terminal } from "./terminal.js";

type Action<Args extends readonly unknown[]> = (terminal: Terminal, shared: GlobalOptions, ...args: Args) => Promise<ExitCode>;

/** Wraps a command's work as an action of commander's. */
export type Run = <Args extends readonly unknown[]>(work: Action<Args>) => (...args: Args) => Promise<void>;

/** @param byDefault where the pack is named if not here */
export const packOption = (byDefault = "the sheet"): Option => new Option("--pack <id|path>", `indicator pack: an id, a folder or its pack.json; default: the one ${byDefault} names`);

export const sheetOption = (): Option => new Option("--sheet <name>", "sheet of the workbook; default: its first");
