import type { ProductFile } from "../src/diagnosis/products/schema.js";

export function rowsOf(file: Pick<ProductFile, "products">): readonly (readonly (string | number | null)[])[];
export function csvOf(file: Pick<ProductFile, "products">): string;
export function xlsxOf(file: Pick<ProductFile, "products" | "title" | "notes">): Promise<Uint8Array>;
