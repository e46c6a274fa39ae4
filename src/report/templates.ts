/** The templates, compiled when the package was built: the document, and a partial for each kind of block. */
import type { Block } from "./blocks.js";
import document from "../../templates/report.hbs";
import bars from "../../templates/partials/bars.hbs";
import chapter from "../../templates/partials/chapter.hbs";
import columns from "../../templates/partials/columns.hbs";
import contents from "../../templates/partials/contents.hbs";
import cover from "../../templates/partials/cover.hbs";
import facts from "../../templates/partials/facts.hbs";
import figure from "../../templates/partials/figure.hbs";
import gantt from "../../templates/partials/gantt.hbs";
import histogram from "../../templates/partials/histogram.hbs";
import items from "../../templates/partials/items.hbs";
import ladder from "../../templates/partials/ladder.hbs";
import matrix from "../../templates/partials/matrix.hbs";
import pictures from "../../templates/partials/pictures.hbs";
import prose from "../../templates/partials/prose.hbs";
import radar from "../../templates/partials/radar.hbs";
import seals from "../../templates/partials/seals.hbs";
import staircase from "../../templates/partials/staircase.hbs";
import table from "../../templates/partials/table.hbs";
import verdict from "../../templates/partials/verdict.hbs";

export { document };

const blocks: Readonly<Record<Block["kind"], TemplateSpecification>> = { bars, columns, facts, gantt, histogram, items, ladder, matrix, pictures, prose, radar, seals, staircase, table, verdict };

export const partials: Readonly<Record<string, TemplateSpecification>> = { ...blocks, chapter, contents, cover, figure };
