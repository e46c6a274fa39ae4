/** Two runs → who moved, from which level to which, and by what. */
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, MOST_ISSUES, oneMore, succeed, type Issue, type Result } from "../../issues.js";
import { engineVersion } from "../../version.js";
import { entriesOf, type GivenRecord, type SideCounts } from "./entries.js";
import { pairsOf } from "./match.js";
import { moverOf } from "./move.js";
import type { Comparison, Move } from "./schema.js";
import { sideOf, type Side } from "./side.js";
import { tallyOf } from "./tally.js";

/** One of the two runs. */
export interface ComparedRun {
  /** What issues call it, such as its file. */
  readonly name: string;
  /** The pack its records were scored with. */
  readonly pack: LoadedPack;
  /** In parts of any size, which say nothing. */
  readonly records: AsyncIterable<readonly GivenRecord[]>;
}

export interface CompareOptions {
  /** Both runs score the same answers, each by its own pack: whatever moved, the rules moved it. */
  readonly sameAnswers?: boolean;
}

/**
 * Compares two runs record by record: gives the moves as pairs are completed while both runs are read in step (see `pairsOf`), at the end the
 * counts. A record that its pack contradicts is told (`record-invalid`) and counts as unscored. Memory grows with what is out of order or in one
 * run alone, some hundred bytes a firm, and by ten bytes a record to tell repeated ids; not with what stands in both runs in the same order.
 * Fails with `runs-not-comparable` when no id stands in both runs or the packs share neither indicator nor area: then there was no move.
 */
export async function* comparing(old: ComparedRun, other: ComparedRun, { sameAnswers = false }: CompareOptions = {}): AsyncGenerator<Move, Result<Comparison>> {
  const sides = { old: sideOf(old.pack), new: sideOf(other.pack) };
  const unmatched = { old: strangers(sides.old, sides.new), new: strangers(sides.new, sides.old) };
  if (unmatched.old.indicators.length === sides.old.indicators.length && unmatched.old.areas.length === sides.old.areas.length) {
    return fail([issue("runs-not-comparable", { expected: "packs that share indicators or areas", actual: `${old.pack.definition.id}, ${other.pack.definition.id}` })]);
  }
  const told = boundedIssues();
  const counts: { readonly old: SideCounts; readonly new: SideCounts } = { old: noRows(), new: noRows() };
  const tellOf = ({ name }: ComparedRun) => (issues: readonly Issue[]): void => issues.forEach((it) => told.add({ ...it, path: it.path === "" ? name : `${name}: ${it.path}` }));
  const tally = tallyOf(Math.max(sides.old.decider.topLevel, sides.new.decider.topLevel));
  const moveOf = moverOf(sides.old, sides.new, sameAnswers);
  const repeated = { old: namedIds(), new: namedIds() };
  const pairs = pairsOf(
    entriesOf(old.records, sides.old, counts.old, tellOf(old)), entriesOf(other.records, sides.new, counts.new, tellOf(other)),
    (side, id) => repeated[side].add(id),
  );
  let matched = 0;
  for await (const pair of pairs) {
    if (pair.old !== null && pair.new !== null) matched += 1;
    else if (matched === 0) break; // what one run has alone comes last
    const move = moveOf(pair);
    tally.add(move);
    yield move;
  }
  // of one dataset, what is said of the one side is said of both
  if (repeated.old.count() > 0) told.add(repeatedIn(old.name, repeated.old));
  if (repeated.new.count() > 0 && !sameAnswers) told.add(repeatedIn(other.name, repeated.new));
  if (matched === 0) {
    return fail([...told.issues(), issue("runs-not-comparable", { expected: "firms of the same id", actual: `${counts.old.rows} and ${counts.new.rows} records, no id in common` })]);
  }
  return succeed({
    comparisonVersion: 1, ...tally.counts(), unmatched, sides: { old: { ...counts.old }, new: { ...counts.new } },
    receipt: { engineVersion, packs: { old: receiptOf(old.pack), new: receiptOf(other.pack) } },
    issues: told.issues(),
  });
}

/** The same at once: `onMove` is told every move as soon as it is known, and waited for. */
export async function compareRuns(
  old: ComparedRun, other: ComparedRun, { onMove, ...options }: CompareOptions & { readonly onMove?: (move: Move) => void | Promise<void> } = {},
): Promise<Result<Comparison>> {
  const moves = comparing(old, other, options);
  for (;;) {
    const next = await moves.next();
    if (next.done === true) return next.value;
    await onMove?.(next.value);
  }
}

const noRows = (): SideCounts => ({ rows: 0, withoutId: 0, invalid: 0 });

const strangers = (mine: Side, theirs: Side): Comparison["unmatched"]["old"] => ({
  indicators: mine.indicators.filter((id) => !theirs.indicators.includes(id)), areas: mine.areas.filter((id) => !theirs.areas.includes(id)),
});

const receiptOf = ({ definition: { id, version }, sha256 }: LoadedPack): Comparison["receipt"]["packs"]["old"] => ({ id, version, sha256 });

const MOST_NAMED = 3;

interface NamedIds {
  readonly add: (id: string) => void;
  readonly count: () => number;
  /** The first of them, and how many more there are. */
  readonly named: () => string;
}

function namedIds(): NamedIds {
  const first: string[] = [];
  let count = 0;
  return {
    add: (id) => {
      if (first.length < MOST_NAMED) first.push(id);
      count += 1;
    },
    count: () => count,
    named: () => first.join(", ") + (count > first.length ? ` and ${count - first.length} more` : ""),
  };
}

/** One line of all ids: sheets before and after of the same firms repeat every one. */
const repeatedIn = (name: string, ids: NamedIds): Issue => issue("record-id-repeated", { path: name, expected: "each id once", actual: ids.named() });

/** The first issues as they come, and how many more there were: an error where one of those is. */
function boundedIssues(): { readonly add: (it: Issue) => void; readonly issues: () => readonly Issue[] } {
  const first: Issue[] = [];
  let [more, severity] = [0, "warning" as Issue["severity"]];
  return {
    add: (it) => {
      if (first.length < MOST_ISSUES) first.push(it);
      else {
        more += 1;
        if (it.severity === "error") severity = "error";
      }
    },
    issues: () => (more === 0 ? [...first] : [...first, { ...oneMore, severity, actual: `${more} more` }]),
  };
}
