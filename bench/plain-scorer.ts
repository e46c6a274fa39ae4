/** The 2024 edition scored by hand: what a program is that knows one edition, checks nothing and explains nothing. Thousandths of a point. */
import type { Flat, Outcome } from "./engine-rules.js";

const several: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  networkInfrastructure: { B: 2000, C: 2000, D: 2000, E: 2000 },
  dataCollection: { B: 700, C: 700, D: 700, E: 700, F: 700, G: 700, H: 700, I: 700, J: 700, K: 700, L: 700, M: 700, N: 700, O: 900 },
  networkSecurity: { B: 1250, C: 1250, D: 1250, E: 1250 },
  dataSecurity: { B: 1250, C: 1250, D: 1250, E: 1250 },
  managementMechanism: { B: 1875, C: 1875, D: 1875, E: 1875 },
  talentDevelopment: { B: 1500, C: 1500, D: 1500, E: 1500, F: 1500 },
};
const one: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  equipmentDigitalization: { B: 1500, C: 3000, D: 4500, E: 6000 }, equipmentConnectivity: { B: 1500, C: 3000, D: 4500, E: 6000 },
  informationSystems: { B: 2500, C: 5000, D: 7500, E: 10000 }, planningExecution: { B: 1500, C: 3000, D: 4500, E: 6000, F: 7500 },
  funding: { B: 1875, C: 3750, D: 5625, E: 7500 }, greenLowCarbon: { B: 3500, C: 7000 }, productQuality: { B: 3500, C: 7000 },
  marketPerformance: { B: 1500, C: 3000 }, valueBenefit: { B: 1500, C: 3000 },
};
const binding = ["productDesign", "marketingManagement", "productionControl", "qualityManagement", "equipmentManagement", "workSafety", "energyManagement", "procurementManagement", "warehousingLogistics", "financeManagement"];
const guiding = ["processDesign", "afterSalesService", "planningScheduling", "humanResources", "collaborativeOffice", "decisionSupport"];
const lines = [[4, 80_000, 10, 6], [3, 60_000, 8, 5], [2, 40_000, 6, 3], [1, 20_000, 6, 3]] as const;
const [severalIds, oneIds] = [Object.entries(several), Object.entries(one)];

export function plainScore({ answers, areas }: Flat): Outcome {
  let milli = 0;
  for (const [id, worth] of severalIds) for (const letter of answers[id] ?? []) milli += worth[letter] ?? 0;
  for (const [id, worth] of oneIds) milli += worth[String(answers[id])] ?? 0;
  for (const [level, points, all, bound] of lines) {
    if (milli < points) continue;
    let [some, others] = [0, 0];
    for (const id of binding) if ((areas[id] ?? 0) >= level) some += 1;
    for (const id of guiding) if ((areas[id] ?? 0) >= level) others += 1;
    if (some + others >= all && some >= bound) return { level, points: milli / 1000 };
  }
  return { level: 0, points: milli / 1000 };
}
