export interface SampleSheet {
  readonly pack: string;
  readonly enterprise: {
    readonly id: string; readonly name?: string; readonly creditCode?: string; readonly subIndustry?: string;
    readonly profile?: { readonly aboveScale?: boolean; readonly usesCloud?: boolean };
  };
  readonly basis?: string;
  readonly assessedOn?: string;
  readonly stage?: "before" | "after";
  readonly answers: Readonly<Record<string, unknown>>;
  readonly areas: Readonly<Record<string, number | null | undefined>>;
  readonly declinedScenarios?: readonly string[];
}
export const SAMPLE_FIRMS: number;
export function sampleSheets(firms: number): readonly SampleSheet[];
export function ndjsonOf(sheets: readonly SampleSheet[]): string;
export function csvOf(sheets: readonly SampleSheet[]): string;
