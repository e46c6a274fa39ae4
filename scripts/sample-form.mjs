/** Writes fixtures/forms/sample-filled.xlsx: the form of the 2024 edition, filled with a sample answer sheet (fictitious, as all samples). */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root, runCli } from "./samples.mjs";

mkdirSync(join(root, "fixtures", "forms"), { recursive: true });
runCli("form", "--answers", join(root, "fixtures", "answers", "miit-sme-2024", "intelligent-instruments-level-2.json"), "--out", join(root, "fixtures", "forms", "sample-filled.xlsx"));
