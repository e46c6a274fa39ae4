/** Method `choice`: the one option ticked has its share. */
import { judgeByOptions, type Judge } from "./judgement.js";

export const choice = (): Judge => judgeByOptions;
