export interface Sample {
  readonly pack: string;
  readonly name: string;
  readonly file: string;
}
export const root: string;
export const cli: string;
export const samples: readonly Sample[];
export function runCli(...args: readonly string[]): string;
export const datasetGoldens: ReturnType<typeof goldensOf>;
export function goldensOf(sample: Sample): readonly { readonly golden: string; readonly args: readonly string[] }[];
