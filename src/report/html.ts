/** The report as one self-contained HTML document: no script, nothing fetched, same report, same bytes. */
import Handlebars from "handlebars/runtime.js";
import gantt from "../../templates/gantt.css";
import landscape from "../../templates/landscape.css";
import proposal from "../../templates/proposal.css";
import css from "../../templates/report.css";
import staircase from "../../templates/staircase.css";
import type { Chart } from "./blocks.js";
import { checkReport } from "./check-report.js";
import { drawChart } from "./charts/index.js";
import { legible } from "../wording/legible.js";
import { pageRules } from "./page-rules.js";
import type { Report } from "./report.js";
import { document, partials } from "./templates.js";

/** Helpers get what the template names; a name that is missing reaches them as `undefined`, strict or not. */
function required<T>(value: T | undefined, helper: string): T {
  if (value === undefined) throw new TypeError(`{{${helper}}} was given nothing`);
  return value;
}

const helpers = {
  /** SVG and CSS are ours; every value in them was escaped where they were made. */
  chart: (chart: Chart | undefined) => new Handlebars.SafeString(drawChart(required(chart, "chart"))),
  styles: (report: Report | undefined) => new Handlebars.SafeString(stylesOf(required(report, "styles"))),
  /** Text, escaped, with its ids whole. */
  whole: (text: string | undefined) => new Handlebars.SafeString(Handlebars.escapeExpression(required(text, "whole")).replace(ID, '<span class="whole">$&</span>')),
};

/** An id such as QM-02: browsers break lines behind its sign. Longer ones may break, or they would not fit. */
const ID = /\b[A-Z][A-Z0-9]{0,7}(?:-[A-Z0-9]{1,8}){1,2}\b/g;

const stylesOf = (report: Report): string => [css, gantt, proposal, staircase, ...(report.orientation === "landscape" ? [landscape] : []), pageRules(report)].join("\n");

let ready: HandlebarsTemplateDelegate<Report> | undefined;

/** Put together on first use: importing this costs nothing. */
function template(): HandlebarsTemplateDelegate<Report> {
  if (ready !== undefined) return ready;
  const own = Handlebars.create();
  own.registerHelper(helpers);
  for (const [name, partial] of Object.entries(partials)) own.registerPartial(name, own.template(partial));
  ready = own.template<Report>(document);
  return ready;
}

/**
 * What no text should hold is replaced in the whole document at once: no template can forget it.
 * @throws TypeError when a name in the report could leave the place it is written into.
 */
export function renderHtml(report: Report): string {
  checkReport(report);
  return legible(template()(report));
}
