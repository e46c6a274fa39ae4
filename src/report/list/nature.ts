/** What kind of document the list is, what made it, and where those responsible sign. */
import { engineVersion } from "../../version.js";
import type { Block, Fact } from "../blocks.js";
import { part } from "../context.js";
import { issueTable } from "../issue-table.js";
import { blank, column, table } from "../table.js";
import { firmsText } from "../tables/list-firms.js";
import { layerReceipts, notesFor } from "../tables/list-layers.js";
import { productReceipts } from "../tables/product-words.js";
import productWords from "../../wording/products.zh-CN.json" with { type: "json" };
import { fill } from "../words.js";
import { words, type ListContext, type ListSection } from "./context.js";

const EXPERTS = 7;

export const nature: ListSection = {
  id: "nature",
  title: () => words.chapters.nature,
  numbering: "chapter",
  build: (context) => {
    const { list: { catalogue, issues }, pack } = context;
    return {
      lead: words.nature.lead,
      parts: [
        ...part("nature-statement", words.parts.statement, [{ kind: "prose", tone: "statement", paragraphs: words.nature.statement }], "landscape"),
        ...part("nature-catalogue", words.parts.catalogueNotes, [{ kind: "items", items: notesFor([...catalogue.notes, ...pack.wording.provenance]) }], "landscape"),
        ...part("nature-products", productWords.receipt.title, products(context), "landscape"),
        ...part("nature-issues", words.parts.issues, issues.length === 0 ? [] : [issueTable(issues)], "landscape"),
        ...part("nature-receipt", words.parts.receipt, [{ kind: "facts", layout: "receipt", facts: receipt(context) }], "landscape"),
        ...part("nature-confirmation", words.parts.confirmation, confirmation(), "landscape"),
      ],
    };
  },
};

/** What the candidates rest on; nothing when no products were given. */
function products({ list }: ListContext): readonly Block[] {
  const receipts = productReceipts(list);
  return receipts.length === 0 ? [] : [{ kind: "items", items: [...receipts.map(([label, text]) => fill(productWords.receipt.line, { label, text })), productWords.nature] }];
}

function receipt({ list, pack }: ListContext): readonly Fact[] {
  const { receipt: say } = words;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: true });
  return [
    fact(say.list, String(list.listVersion)),
    fact(say.engine, engineVersion),
    fact(say.pack, fill(say.packValue, list.pack)),
    fact(say.packHash, pack.sha256),
    ...layerReceipts(list.catalogue).map(([name, receipt]) => fact(name, receipt)),
    fact(say.catalogueHash, list.catalogue.sha256),
    fact(say.rule, fill(say.ruleValue, { ...list.rule, maxCommon: list.rule.maxCommon ?? "null" })),
    fact(say.firms, firmsText(list)),
  ];
}

function confirmation(): readonly Block[] {
  const { nature: say, columns } = words;
  const { unit, person, date, dateBlank, seal } = say;
  const experts = [column(columns.no, 8, "end"), column(say.expertName, 18), column(say.expertUnit, 26), column(say.expertOpinion, 22), column(say.signatureAndDate, 26)];
  return [
    { kind: "prose", tone: "plain", paragraphs: [say.confirmIntro] },
    {
      kind: "columns", ratio: "even", columns: [
        [table(experts, Array.from({ length: EXPERTS }, (_, i) => blank(String(i + 1), "", "", "", "")), { title: say.experts })],
        [{ kind: "seals", parties: say.parties.map((title) => ({ title, unit, unitName: "", person, personName: "", date, dateBlank, seal })) }],
      ],
    },
  ];
}
