/** Whether a list made elsewhere says anything about this firm. */
import type { LoadedPack } from "../../indicators/load.js";
import { issue, type Issue } from "../../issues.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { ScenarioList } from "./schema.js";

/** Where the firm is looked at. */
interface Own {
  readonly subIndustry: string;
  readonly pack: LoadedPack;
  readonly catalogue: Catalogue | null;
}

/** What was counted among other firms, with another ladder or other scenarios, decides nothing here. */
export function listMisfits({ subIndustry, pack, catalogue }: ScenarioList, own: Own): readonly Issue[] {
  const { id, version } = own.pack.definition;
  const compared = [
    ["list.subIndustry", own.subIndustry, subIndustry],
    ["list.pack", `${id} ${version}`, `${pack.id} ${pack.version}`],
    ["list.catalogue.sha256", own.catalogue?.sha256 ?? "no catalogue", catalogue.sha256],
  ] as const;
  return compared.flatMap(([path, expected, actual]) => (expected === actual ? [] : [issue("list-does-not-fit", { path, expected, actual })]));
}
