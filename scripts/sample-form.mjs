/** Writes fixtures/forms/sample-filled.xlsx: the form of the 2024 edition, filled with a sample answer sheet (fictitious, as all samples). */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, runCli } from "./samples.mjs";

const form = join(root, "fixtures", "forms", "sample-filled.xlsx");
mkdirSync(join(root, "fixtures", "forms"), { recursive: true });
// a form with answers in it is not overwritten
rmSync(form, { force: true });
runCli("form", "--answers", join(root, "fixtures", "answers", "miit-sme-2024", "intelligent-instruments-level-2.json"), "--out", form);
