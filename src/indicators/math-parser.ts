/**
 * The parser of mathjs: mathjs/number brings it at a tenth of the whole library's start-up time. The build makes it one file of its own, which
 * both module formats load.
 */
import { create, parseDependencies } from "mathjs/number";

export default { parse: create({ ...parseDependencies }).parse };
