/** What fails in writing an output, told apart from what fails in reading the input. */
import { fail, issue, type Result } from "../../../issues.js";
import { whyNotFile } from "../reason.js";

export class UnwritableError extends Error {}

/** @throws UnwritableError instead of what the system throws. */
export async function writing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isOfTheSystem(error) ? new UnwritableError("", { cause: error }) : error;
  }
}

export const isOfTheSystem = (error: unknown): boolean => error instanceof Error && "code" in error && "errno" in error;

/** Whether who read the output has gone: no failure, but an end. */
export const isReaderGone = ({ cause }: UnwritableError): boolean => cause instanceof Error && "code" in cause && cause.code === "EPIPE";

export const notWritable = (path: string, { cause }: UnwritableError): Result<never> =>
  fail([issue("output-not-writable", { path, expected: "a file that can be written", actual: whyNotFile(cause) })]);
