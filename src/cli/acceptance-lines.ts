/** The acceptance sheet as lines for people: what is asked, how far data are joined, what evidence is missing, then the change. */
import type { Acceptance } from "../diagnosis/acceptance/schema.js";
import { ratingEvidence } from "../diagnosis/findings/evidence.js";
import { documentKinds, type DocumentKind } from "../diagnosis/project/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { evidenceForRating } from "../report/evidence.js";
import { words as shared } from "../report/words.js";
import { sentencesOf, type Sentences } from "../scoring/sentences.js";
import words from "../wording/change.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import terms from "../wording/project.zh-CN.json" with { type: "json" };
import { agreedLines, movedLines, section } from "./change-lines.js";

const own = words.acceptance;

export function acceptanceLines(acceptance: Acceptance, pack: Pick<LoadedPack, "wording">): readonly string[] {
  const { change, checks, evidence, missing } = acceptance;
  const say = sentencesOf(pack.wording);
  const lacking = evidence.filter((it) => it.missing.length > 0);
  return [
    fill(own.title, { firm: change.enterprise.name ?? change.enterprise.id }),
    fill(words.pack, { pack: pack.wording.title }),
    own.nature,
    ...section(own.headings.checks, checks.map((it) => checkLine(it, acceptance, say))),
    ...section(own.headings.joining, joiningLines(acceptance.dataJoining, say)),
    ...(missing === 0
      ? section(own.headings.complete, [own.noneMissing])
      : section(fill(own.headings.evidence, { missing }), lacking.map((it) => claimLine(it, pack.wording, say)))),
    ...agreedLines(change, pack),
    "", ...movedLines(change, pack),
  ];
}

const documents: ReadonlySet<string> = new Set(documentKinds);
const isDocument = (id: Acceptance["checks"][number]["id"]): id is DocumentKind => documents.has(id);

function checkLine({ id, state, evidence }: Acceptance["checks"][number], { requirement, target }: Acceptance, say: Sentences): string {
  const about = { level: say.level(requirement.level), target: target === null ? words.nothing : say.level(target), basis: shared.basisNames[requirement.basis] };
  const name = fill(isDocument(id) ? terms.documents[id] : own.checks[id], about);
  return fill(own.check, { state: terms.checkStates[state], name, evidence: evidence.length === 0 ? "" : fill(own.named, { evidence: evidence.join(words.semicolon) }) });
}

function joiningLines({ rating, areas, areasBefore, collection }: Acceptance["dataJoining"], say: Sentences): readonly string[] {
  const count = (links: readonly string[] | null): string => (links === null ? words.nothing : String(links.length));
  return [
    fill(own.joined, { rating, before: areasBefore, all: areas.all, of: areas.of, binding: areas.binding, unrated: areas.unrated === 0 ? "" : fill(own.unrated, { unrated: areas.unrated }) }),
    ...(areas.ids.length === 0 ? [] : [fill(own.joinedAreas, { names: areas.ids.map(say.areaName).join(words.comma) })]),
    ...(collection === null ? [] : [fill(own.links, { before: count(collection.linksBefore), now: count(collection.links), of: collection.of })]),
  ];
}

function claimLine({ kind, id, claimed, missing }: Acceptance["evidence"][number], wording: LoadedPack["wording"], say: Sentences): string {
  const ratingWords = (rating: number): string => evidenceForRating({ id }, rating, { pack: { wording } }) ?? ratingEvidence(rating);
  const named = missing.map((it) => (kind === "area" && typeof claimed === "number" ? ratingWords(claimed) : wording.indicators[id]?.evidence[it] ?? it));
  return fill(own.claim, {
    name: kind === "area" ? say.areaName(id) : say.indicatorName(id),
    claimed: typeof claimed === "number" ? fill(words.rating, { rating: claimed }) : [claimed].flat().join(words.comma),
    missing: named.join(words.semicolon),
  });
}
