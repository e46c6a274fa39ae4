import type { Plugin as EsbuildPlugin } from "esbuild";

export declare const hbsOptions: CompileOptions;
/** The text of a template as the source of a module. */
export declare const hbsModule: (text: string) => string;
export declare const hbsEsbuild: EsbuildPlugin;
export declare const hbsVite: { readonly name: string; readonly enforce: "pre"; readonly load: (id: string) => Promise<string | null> };
