/** How far data are joined (数据贯通程度), by the firm's own answers: areas at a rating, and links with automatic collection. */
import type { LoadedPack } from "../../indicators/load.js";
import type { IndicatorOf } from "../../indicators/schema.js";
import { indicatorsOf } from "../../indicators/structure.js";
import type { AssessmentResult } from "../../scoring/result.js";
import type { Acceptance } from "./schema.js";

type DataJoining = Acceptance["dataJoining"];

export function joiningOf(before: AssessmentResult, after: AssessmentResult, rating: number, pack: LoadedPack): DataJoining {
  const joined = joinedAreas(after, rating);
  return {
    rating,
    areas: {
      all: joined.length, binding: joined.filter((it) => it.kind === "binding").length, of: after.areas.length,
      ids: joined.map((it) => it.id), unrated: after.areas.filter((it) => it.rating === null).length,
    },
    areasBefore: joinedAreas(before, rating).length,
    collection: collectionOf(before, after, pack),
  };
}

const joinedAreas = ({ areas }: AssessmentResult, rating: number): AssessmentResult["areas"] => areas.filter((it) => it.rating !== null && it.rating >= rating);

/** The pack's first question whose options are areas. */
function collectionOf(before: AssessmentResult, after: AssessmentResult, { definition }: LoadedPack): DataJoining["collection"] {
  const question = indicatorsOf(definition).map((it) => it.indicator)
    .find((it): it is IndicatorOf<"choices"> => it.method === "choices" && it.optionsAreAreas !== undefined);
  if (question === undefined) return null;
  const areas = question.optionsAreAreas ?? {};
  const links = ({ indicators }: AssessmentResult): readonly string[] | null => {
    const answer = indicators.find((it) => it.id === question.id);
    return answer?.status === "scored" ? answer.options.filter((it) => Object.hasOwn(areas, it)) : null;
  };
  return { indicator: question.id, links: links(after), linksBefore: links(before), of: Object.keys(areas).length };
}
