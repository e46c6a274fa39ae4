/** What every chapter of an acceptance sheet is built from: the change it rests on, and what acceptance asks for. */
import type { Acceptance } from "../../diagnosis/acceptance/schema.js";
import words from "../../wording/acceptance-report.zh-CN.json" with { type: "json" };
import { contextOf as changeContextOf, type AboutFirm, type ChangeContext } from "../change/context.js";
import type { Section } from "../context.js";

export { words };

export interface AcceptanceContext extends ChangeContext {
  readonly acceptance: Acceptance;
}

export type AcceptanceSection = Section<AcceptanceContext>;

export const contextOf = (acceptance: Acceptance, about: AboutFirm): AcceptanceContext => ({ ...changeContextOf(acceptance.change, about), acceptance });
