/** Text in chunks → lines, however the chunks are cut; a line without end does not fill the memory. */

export interface Line {
  /** Number of the line in the file, from 1. */
  readonly line: number;
  /** Without its line break; of a line that is too long, only the beginning. */
  readonly text: string;
  readonly tooLong: boolean;
}

const KEPT_OF_TOO_LONG = 100;

/** @param longest most characters a line may have. */
export async function* linesOf(chunks: AsyncIterable<string>, longest: number): AsyncGenerator<Line, void> {
  let line = 1;
  let held = "";
  let tooLong = false;
  const hold = (part: string): void => {
    tooLong ||= held.length + part.length > longest;
    held = tooLong ? (held + part.slice(0, KEPT_OF_TOO_LONG)).slice(0, KEPT_OF_TOO_LONG) : held + part;
  };
  const release = (): Line => {
    const done = { line, text: held.endsWith("\r") ? held.slice(0, -1) : held, tooLong };
    line += 1;
    held = "";
    tooLong = false;
    return done;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf("\n"); to !== -1; to = chunk.indexOf("\n", from)) {
      hold(chunk.slice(from, to));
      yield release();
      from = to + 1;
    }
    hold(chunk.slice(from));
  }
  if (held !== "") yield release();
}
