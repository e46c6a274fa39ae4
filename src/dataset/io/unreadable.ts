/** What keeps a dataset from being read that shows only on the way: thrown where rows are read, told by whoever reads them. */
import { issue, type Issue } from "../../issues.js";
import { UndecodableError } from "./decode.js";
import { whyNotFile } from "./reason.js";

/** The message says what the bytes are. */
export class UnreadableDataset extends Error {
  readonly issue: Issue;
  constructor(actual: string, expected: string = FORMS) {
    super(actual);
    this.issue = issue("dataset-unreadable", { expected, actual });
  }
}

export const FORMS = "NDJSON, CSV or a workbook (.xlsx), also compressed (.gz), or a folder of forms";
export const TEXT = "text in UTF-8 or GB18030";

/** What there is to say of an error that opening a dataset or going through its blocks threw. @throws the error itself, when it is a mistake of ours. */
export function issueOfReading(error: unknown): Issue {
  if (error instanceof UnreadableDataset) return error.issue;
  if (error instanceof UndecodableError) return issue("dataset-unreadable", { expected: TEXT, actual: error.message });
  if (error instanceof Error && "syscall" in error) return issue("file-unreadable", { expected: "a readable file", actual: whyNotFile(error) });
  throw error;
}
