/** Which product files candidates come from, and how they were sought: part of whatever holds candidates. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { matchingSchema, type Matching } from "./candidates.js";
import type { ProductCatalogue } from "./schema.js";

export const productReceiptSchema = z.strictObject({
  files: z.array(z.strictObject({ id: z.string(), version: z.string(), title: z.string(), sha256: z.string(), products: z.int().min(0) })),
  notes: z.array(z.string()).describe("of the files: where their products come from, that they are invented"),
  sha256: z.string().describe("of all of them together"),
  matching: matchingSchema,
});

type ProductReceipt = DeepReadonly<z.infer<typeof productReceiptSchema>>;

/** `null`: no products were given. */
export const productReceipt = (products: ProductCatalogue | null, matching: Matching): ProductReceipt | null =>
  (products === null ? null : { files: products.files, notes: products.notes, sha256: products.sha256, matching });
