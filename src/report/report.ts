/** The report as plain, JSON-serialisable data: every word and formatted number is in it, nothing is left to compute. */
import type { Block, Fact } from "./blocks.js";

export interface Report {
  readonly reportFormat: 1;
  readonly language: "zh-CN";
  /** How its pages lie; a part may lie otherwise. */
  readonly orientation: "portrait" | "landscape";
  readonly title: string;
  /** Date of the report, ISO; `null`: not known. */
  readonly date: string | null;
  readonly furniture: Furniture;
  readonly cover: Cover;
  readonly contents: Contents;
  readonly chapters: readonly Chapter[];
}

/** What stands in the margins of every page but the cover. */
export interface Furniture {
  readonly firm: string;
  readonly foot: string;
  readonly pageBefore: string;
  readonly pageBetween: string;
  readonly pageAfter: string;
}

export interface Cover {
  readonly kind: string;
  readonly firm: string;
  /** Long names are set smaller. */
  readonly firmLength: "short" | "long" | "longest";
  readonly standard: string;
  readonly facts: readonly Fact[];
  readonly note: string;
}

export interface Contents {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** A line of the contents: `id` is the target's, ASCII. */
export interface Entry {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly depth: "chapter" | "part";
}

export interface Chapter {
  readonly id: string;
  /** Name of the CSS page its pages are printed on. */
  readonly page: string;
  readonly number: string;
  readonly title: string;
  /** The chapter's conclusion in one sentence, made from the data. */
  readonly lead: string;
  readonly parts: readonly Part[];
}

/** A part of a chapter; one without a title is not numbered and not in the contents. */
export interface Part {
  readonly id: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly orientation: "portrait" | "landscape";
  /** Name of the CSS page of a part that does not lie as its chapter does. */
  readonly page: string | null;
  readonly blocks: readonly Block[];
}
