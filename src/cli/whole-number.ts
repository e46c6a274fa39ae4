/** An option whose value is a whole number. */
import { InvalidArgumentError, Option } from "commander";

const MOST = 999_999_999;

/** Both ends may be given; what is said of a slip names them where they were. */
interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

/** Plain digits alone: a sign, a unit, a decimal or a thousands separator is a slip. */
export const wholeOption = (flags: string, description: string, { least = 0, most = MOST }: Bounds = {}): Option => new Option(flags, description).argParser((text) => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value >= least && value <= most) return value;
  throw new InvalidArgumentError(`Not a whole number${most < MOST ? ` from ${least} to ${most}` : least > 0 ? ` from ${least}` : ""}.`);
});
