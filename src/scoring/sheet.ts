/** The answer sheet (问卷): its optional blocks as zod schemas, and the checked form that scoring takes. */
import { z } from "zod";
import type { DeepReadonly } from "../indicators/deep-readonly.js";
import { ONE_LINE } from "../indicators/one-line.js";
import type { Issue } from "../issues.js";
import fields from "../wording/fields.en.json" with { type: "json" };
import { basisSchema, stageSchema, type Basis } from "./result.js";

/** What the published JSON Schema says of each field. */
const say = fields.sheet;

/** Takes everything. */
export const orAbsent = <T>(it: T) => it ?? undefined;
/** Absent and `null` both mean that nothing was said. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform(orAbsent<z.output<T> | null | undefined>);

/** What a sheet may hold. */
export const LONGEST_TEXT = 20_000;
export const MOST_PICTURES = 40;

const text = z.string().max(LONGEST_TEXT);
const line = z.string().max(500).regex(ONE_LINE, "one line of text");
const amount = z.number().min(0).describe(say.amount);
const byYear = z.array(z.strictObject({ year: z.int().min(1900).max(2200), amount: z.number() })).max(10)
  .refine((list) => new Set(list.map((it) => it.year)).size === list.length, "each year once");

export const profileSchema = z.strictObject({
  contact: maybe(line),
  phone: maybe(line),
  address: maybe(line),
  sector: maybe(line).describe(say.sector),
  sizeClass: maybe(z.enum(["medium", "small", "micro", "large"])),
  ownership: maybe(line),
  aboveScale: maybe(z.boolean()).describe(say.aboveScale),
  founded: maybe(line),
  staff: maybe(z.int().min(0)),
  registeredCapital: maybe(amount),
  mainProducts: maybe(text),
  assets: maybe(byYear),
  revenue: maybe(byYear),
  profit: maybe(byYear),
  certificates: maybe(z.array(line).max(50)),
  specialized: maybe(line).describe(say.specialized),
  cloudUse: maybe(line),
  usesCloud: maybe(z.boolean()).describe(say.usesCloud),
  network: maybe(line),
  software: maybe(z.array(line).max(100)),
  intendedFunds: maybe(amount),
});

const survey = z.strictObject({
  date: maybe(z.iso.date()),
  members: maybe(z.array(z.strictObject({
    name: line, agency: maybe(line), role: maybe(line), contact: maybe(line),
  })).max(50)),
});

const picture = z.strictObject({
  about: z.enum(["products", "process", "equipment", "software", "survey"]),
  caption: maybe(line),
  data: z.string().max(8_000_000).regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/, "PNG or JPEG as a data URI"),
});

/** Everything of an answer sheet but `answers` and `areas`, which depend on the pack. */
export const sheetFrameSchema = z.strictObject({
  $schema: maybe(z.string()),
  pack: maybe(z.string()),
  enterprise: z.strictObject({
    id: z.string().min(1).max(200).regex(ONE_LINE, "one line of text").regex(/^(?!\s)(?![^]*\s$)/, "no blank at either end"),
    name: maybe(line),
    creditCode: maybe(line).describe(say.creditCode),
    subIndustry: maybe(z.string().max(100).regex(ONE_LINE, "one line of text")),
    profile: maybe(profileSchema),
  }),
  basis: maybe(basisSchema).describe(say.basis),
  assessedOn: maybe(z.iso.date()),
  stage: maybe(stageSchema),
  survey: maybe(survey),
  texts: maybe(z.strictObject({
    products: maybe(text), process: maybe(text), equipment: maybe(text), software: maybe(text), survey: maybe(text),
  })),
  pictures: maybe(z.array(picture).max(MOST_PICTURES)),
  declinedScenarios: maybe(z.array(z.string().max(100)).max(500)),
  investment: maybe(z.strictObject({ planned: maybe(amount), actual: maybe(amount), annualBenefit: maybe(amount) })),
  reportNumber: maybe(line),
  revision: maybe(line),
});

export type SheetFrame = DeepReadonly<z.infer<typeof sheetFrameSchema>>;
/** Particulars of a firm; what nobody gave is absent. */
export type Profile = Partial<DeepReadonly<z.infer<typeof profileSchema>>>;
export type FigureValue = number | readonly number[];

/** One answered question, letters as printed on the form. */
export interface Answer {
  /** `null`: no option ticked (the figures decide, or nothing does). */
  readonly options: readonly string[] | null;
  readonly figures: Readonly<Record<string, FigureValue>>;
  readonly evidence: readonly string[];
  readonly note: string | null;
  readonly notApplicable: boolean;
}

/** A checked answer sheet; only `readAnswers` and `parseAnswers` make one. */
export interface AnswerSheet extends Omit<SheetFrame, "pack" | "basis"> {
  readonly pack: string;
  readonly basis: Basis;
  /** By indicator id; absent: unanswered. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** By area id, 0 to the top rating; absent: unrated. */
  readonly areas: Readonly<Record<string, number>>;
  readonly warnings: readonly Issue[];
  /** SHA-256 of the sheet as given, canonical JSON. */
  readonly sha256: string;
}
