/** The packs that come with the package, as plain data: ready for `readPack`, or for a program of another language. */
import definition from "./indicators/packs/miit-sme-2024/pack.json" with { type: "json" };
import wording from "./indicators/packs/miit-sme-2024/wording.zh-CN.json" with { type: "json" };
import { deepFreeze } from "./indicators/deep-freeze.js";
import type { PackFiles } from "./indicators/load.js";

/** 中小企业数字化水平评测指标（2024年版）. */
export const miitSme2024: PackFiles = deepFreeze({ definition, wording });
