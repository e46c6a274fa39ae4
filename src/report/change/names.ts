/** Names of what the chapters speak about. */
import { fill, words as shared } from "../words.js";
import type { ChangeContext } from "./context.js";

/** With the mark of a binding area. */
export const nameOfArea = ({ id, kind }: { readonly id: string; readonly kind: "binding" | "guiding" }, { say }: Pick<ChangeContext, "say">): string =>
  fill(shared.markedName, { name: say.areaName(id), mark: kind === "binding" ? shared.bindingMark : "" });
