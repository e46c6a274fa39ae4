/** Names of business areas and of the links they stand in, in the pack's words; without a pack their ids. */
import type { LoadedPack } from "../../indicators/load.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };

export interface AreaNames {
  readonly area: (id: string, kind: "binding" | "guiding") => string;
  readonly group: (areaId: string) => string;
}

export function areaNames(pack: LoadedPack | null): AreaNames {
  const groups = new Map(pack?.definition.areas.groups.flatMap((group) => group.areas.map((area) => [area.id, group.id] as const)));
  return {
    area: (id, kind) => {
      const name = pack?.wording.areas[id]?.name ?? id;
      return kind === "binding" ? fill(words.bindingArea, { name }) : name;
    },
    group: (areaId) => {
      const id = groups.get(areaId);
      return id === undefined ? words.unknown : pack?.wording.areaGroups[id]?.name ?? id;
    },
  };
}
