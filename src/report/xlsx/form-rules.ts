/** What the cells of a form accept: the rules a spreadsheet holds a typed value against, each with what to type. */
import type { DataValidation } from "hucre/xlsx";
import type { FieldKind, NumberKind } from "../../dataset/form/fields.js";
import { LISTS_SHEET } from "../../dataset/form/record.js";
import { lettersOf } from "../../dataset/letters.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/form.zh-CN.json" with { type: "json" };

const { prompts } = words;
/** The first of January 2000, as spreadsheets count days. */
const FIRST_DAY = "36526";
const LARGEST = String(Number.MAX_SAFE_INTEGER);

/** Where the items of a drop-down stand: a list written into a rule may have 255 characters and no comma. */
export interface ListPlace { readonly column: number; readonly items: number }

export function ruleFor(kind: FieldKind, range: string, list: ListPlace | null): DataValidation {
  const column = list === null ? "" : `$${lettersOf(list.column)}`;
  const rule = list === null ? limitsOf(kind) : { type: "list" as const, formula1: `'${LISTS_SHEET}'!${column}$1:${column}$${list.items}` };
  const message = promptOf(kind);
  return {
    ...rule, range, allowBlank: true, showInputMessage: true, inputMessage: message,
    showErrorMessage: true, errorStyle: "stop", errorTitle: prompts.refused, errorMessage: message,
  };
}

function promptOf(kind: FieldKind): string {
  if (kind.takes !== "number") return prompts[kind.takes];
  return kind.choices !== null ? fill(prompts.rating, { top: kind.choices.at(-1) ?? 0 }) : kind.integer ? prompts.whole : prompts.number;
}

type Limits = Pick<DataValidation, "type" | "operator" | "formula1" | "formula2">;

function limitsOf(kind: FieldKind): Limits {
  switch (kind.takes) {
    case "date": return { type: "date", operator: "greaterThanOrEqual", formula1: FIRST_DAY };
    case "number": return numberLimits(kind);
    case "text": return { type: "textLength", operator: "lessThanOrEqual", formula1: String(kind.longest) };
    default: return { type: "textLength", operator: "lessThanOrEqual", formula1: "32767" };
  }
}

const numberLimits = ({ integer, least, most }: NumberKind): Limits =>
  ({ type: integer ? "whole" : "decimal", operator: "between", formula1: least === null ? `-${LARGEST}` : String(least), formula2: most === null ? LARGEST : String(most) });
