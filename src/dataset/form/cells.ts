/** Short ways to write the cells of a form's rows. */
import type { Field } from "./fields.js";
import type { FormCell, FormRow, Look } from "./layout.js";

export const printed = (column: number, look: Look, text: string, across = 1): FormCell => ({ column, across, look, text });
export const input = (column: number, field: Field, across = 1): FormCell => ({ column, across, look: "input", field });
/** One text over all columns. */
export const over = (columns: number, look: Look, text: string): FormRow => [printed(0, look, text, columns)];
/** The same rows, kept together on paper with those below them up to the next such. */
export const opening = (row: FormRow): FormRow => row.map((it) => ({ ...it, opensBlock: true }));
