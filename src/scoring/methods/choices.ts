/** Method `choices`: the shares of all options ticked add up. */
import { judgeByOptions, type Judge } from "./judgement.js";

export const choices = (): Judge => judgeByOptions;
