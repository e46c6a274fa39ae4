/** Writing files in one step, under the name the report's modules know it by. */
export { isTemporaryName, temporaryName, writeFileAtomically } from "../../dataset/io/files.js";
