/** The public API. */
export { formatIssue, issueCodes, unwrap, type Issue, type IssueCode, type Result } from "./issues.js";
export { wordIssue, type Language } from "./wording/issue-lines.js";
export { readPack, type LoadedPack, type PackFiles } from "./indicators/load.js";
export { listPacks, loadPack, type KnownPack } from "./indicators/registry.js";
export { lintPack } from "./indicators/lint.js";
export type { Dimension, Figure, Indicator, IndicatorGroup, IndicatorPack, ProcessArea, Rule, SourceStatus } from "./indicators/schema.js";
export type { PackWording } from "./indicators/wording-schema.js";
export { parseAnswers, readAnswers } from "./scoring/read-answers.js";
export type { Answer, AnswerSheet, FigureValue, Profile } from "./scoring/sheet.js";
export { score } from "./scoring/score.js";
export type { AreaResult, AssessmentResult, Basis, Condition, Finding, IndicatorResult, LevelDecision, Measure, Status } from "./scoring/result.js";
export { explain, type Explanation } from "./scoring/explain.js";
export { readResult, verify } from "./scoring/verify.js";
export { engineVersion } from "./version.js";
