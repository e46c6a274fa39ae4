/** Why something failed, in one line, under the name the report's modules know it by. */
export { reasonOf, whyNotFile } from "../../dataset/io/reason.js";
