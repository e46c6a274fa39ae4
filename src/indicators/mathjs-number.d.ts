/** The library's own types leave out the factories it exports. */
import type { MathNode } from "mathjs";

declare module "mathjs/number" {
  type Signatures = Readonly<Record<string, (expression: string) => MathNode>>;
  export interface Typed {
    (name: string, signatures: Signatures): (expression: string) => MathNode;
    addConversion(): void;
  }
  /** The parser, given what it makes nodes and numbers with. */
  export const createParse: (parts: { readonly [part: string]: unknown; readonly typed: Typed }) => (expression: string) => MathNode;
}
