/** Records as lines of NDJSON, put together from pieces made once: byte for byte what JSON.stringify writes of the same record. */
import type { Issue } from "../../issues.js";
import { toPoints } from "../../scoring/compile.js";
import { byteWriter, type ByteWriter } from "./byte-writer.js";
import { completenessOf, type Outcomes, type RecordIds } from "./outcome.js";

export interface RecordWriter extends Outcomes {
  /** The lines written since the last time. */
  readonly take: () => Uint8Array<ArrayBuffer>;
}

type Put = (piece: Uint8Array) => void;

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);

const START = bytesOf("{\"id\":");
const NO_ID = bytesOf("null");
const NOT_SCORED = bytesOf(",\"level\":null,\"points\":null,\"levelRange\":null,\"completeness\":null,\"dimensions\":{},\"indicators\":{},\"areas\":{}");
const NO_ISSUES = bytesOf(",\"issues\":[]}\n");
/** More than there are. */
const LEVELS = 16;
const MOST_ASKED = 2 ** 20;

export function recordWriter({ dimensionIds, indicatorIds, areaIds }: RecordIds): RecordWriter {
  const writer = byteWriter();
  const { put, putString, putPoints, take } = writer;
  const level = keptPieces((value) => `,"level":${value},"points":`);
  const range = keptPieces((both) => `,"levelRange":[${Math.floor(both / LEVELS)},${both % LEVELS}],"completeness":`);
  const completeness = keptPieces((both) => String(completenessOf({ answered: Math.floor(both / MOST_ASKED), asked: both % MOST_ASKED })));
  const dimensions = pointsWriter("dimensions", dimensionIds, put);
  const indicators = pointsWriter("indicators", indicatorIds, put);
  const areas = ratingsWriter("areas", areaIds, writer);
  const putIssues = (issues: readonly Issue[]): void => put(issues.length === 0 ? NO_ISSUES : bytesOf(`,"issues":${JSON.stringify(issues)}}\n`));
  return {
    scored: ({ id, standing, ratings }, issues) => {
      put(START);
      putString(id);
      put(level(standing.levelWorst));
      putPoints(standing.total);
      put(range(standing.levelWorst * LEVELS + standing.levelBest));
      put(completeness(standing.answered * MOST_ASKED + standing.asked));
      dimensions(standing.dimensions);
      indicators(standing.points);
      areas(ratings);
      putIssues(issues);
    },
    broken: (id, issues) => {
      put(START);
      if (id === null) put(NO_ID);
      else putString(id);
      put(NOT_SCORED);
      putIssues(issues);
    },
    take,
  };
}

/** An entry of an object under these ids; the first opens the object, the last closes it. */
const entryText = (key: string, ids: readonly string[], i: number, value: string): string =>
  `${i === 0 ? `,"${key}":{` : ","}${JSON.stringify(ids[i])}:${value}${i === ids.length - 1 ? "}" : ""}`;

/** Writes points by id; -1 is null. Plain loops here and below: they run for every row. */
function pointsWriter(key: string, ids: readonly string[], put: Put): (values: Int32Array) => void {
  if (ids.length === 0) return () => put(bytesOf(`,"${key}":{}`));
  const entries = ids.map((_, i) => keptPieces((milli) => entryText(key, ids, i, milli < 0 ? "null" : String(toPoints(milli)))));
  return (values) => {
    for (let i = 0; i < entries.length; i += 1) {
      const piece = entries[i];
      if (piece !== undefined) put(piece(values[i] ?? -1));
    }
  };
}

/** Writes ratings by id, which are -1 (null) to 9: where all are rated, into one piece made before. */
function ratingsWriter(key: string, ids: readonly string[], { put, putDigits }: Pick<ByteWriter, "put" | "putDigits">): (values: Int8Array) => void {
  if (ids.length === 0) return () => put(bytesOf(`,"${key}":{}`));
  const entry = (i: number, rating: number): string => entryText(key, ids, i, rating < 0 ? "null" : String(rating));
  const rated = bytesOf(ids.map((_, i) => entry(i, 0)).join(""));
  const places = Int32Array.from(ids, (_, i) => bytesOf(ids.slice(0, i + 1).map((_it, n) => entry(n, 0)).join("")).length - (i === ids.length - 1 ? 2 : 1));
  const entries = ids.map((_, i) => keptPieces((rating) => entry(i, rating)));
  return (values) => {
    if (!values.includes(-1)) return putDigits(rated, places, values);
    for (let i = 0; i < entries.length; i += 1) {
      const piece = entries[i];
      if (piece !== undefined) put(piece(values[i] ?? -1));
    }
  };
}

/** Of real firms an entry has few values; memory stays flat whatever comes. */
const MOST_KEPT = 2 ** 12;

/** The bytes of a value, made once. */
function keptPieces(textOf: (value: number) => string): (value: number) => Uint8Array {
  const kept = new Map<number, Uint8Array>();
  return (value) => {
    const known = kept.get(value);
    if (known !== undefined) return known;
    const piece = bytesOf(textOf(value));
    if (kept.size < MOST_KEPT) kept.set(value, piece);
    return piece;
  };
}
