/** What was written and photographed about products, process, equipment, software. */
import type { Block } from "../blocks.js";
import type { Context } from "../context.js";
import { fill, paragraphsOf, words } from "../words.js";

export const topics = ["products", "process", "equipment", "software"] as const;
/** What a firm's texts and pictures may be about. */
export const materialTopics = [...topics, "survey"] as const;
export type Topic = (typeof materialTopics)[number];

export function aboutTopic(topic: Topic, { sheet, material }: Context): readonly Block[] {
  const paragraphs = [sheet, material].flatMap((it) => paragraphsOf(it?.texts?.[topic] ?? ""));
  const pictures = [sheet, material].flatMap((it) => it?.pictures ?? []).filter((it) => it.about === topic).map(({ data, caption }, i) => ({
    source: data,
    caption: caption === undefined || caption.trim() === ""
      ? fill(words.firm.pictureUntitled, { topic: words.firm.topics[topic], no: i + 1 })
      : fill(words.firm.picture, { caption }),
  }));
  return [
    ...(paragraphs.length > 0 ? [{ kind: "prose" as const, tone: "typed" as const, paragraphs }] : []),
    ...(pictures.length > 0 ? [{ kind: "pictures" as const, pictures }] : []),
  ];
}
