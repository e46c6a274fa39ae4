/** Whether shards are all the parts of one run, each once. */
import { fail, succeed, type Issue, type Result } from "../../../issues.js";
import { unfit, type GivenShard } from "./shard-file.js";

/** The shards in the order of their numbers, or everything that is missing, foreign or there twice. */
export function inTheirOrder(given: readonly GivenShard[]): Result<readonly GivenShard[]> {
  const [first] = given;
  if (first === undefined) return unfit("", "at least 1 shard", "nothing");
  const { of } = first.file.shard;
  const issues: readonly Issue[] = [
    ...given.flatMap((it) => foreign(it, first)),
    ...given.flatMap((it, i) => (given.slice(0, i).some((other) => other.file.shard.index === it.file.shard.index) ? twice(it) : [])),
    ...Array.from({ length: Math.min(of, given.length + 1) }, (_, i) => i + 1)
      .flatMap((index) => (given.some((it) => it.file.shard.index === index) ? [] : unfit("", `shard ${index}/${of}`, "nothing").issues)),
    ...given.flatMap(badBlocks),
  ];
  return issues.length > 0 ? fail(issues) : succeed([...given].sort((a, b) => a.file.shard.index - b.file.shard.index));
}

const twice = ({ path, file: { shard } }: GivenShard): readonly Issue[] => unfit(path, "each shard once", `shard ${shard.index}/${shard.of}`).issues;

/** In what a shard is of another run than the first given. */
function foreign({ path, file }: GivenShard, first: GivenShard): readonly Issue[] {
  const [own, others] = [factsOf(file), factsOf(first.file)];
  return own.flatMap((actual, i) => (actual === others[i] ? [] : unfit(path, `${others[i] ?? ""}, as of ${first.path}`, actual).issues));
}

function factsOf({ shard, input, blocks, summary: { receipt: { engineVersion, pack } } }: GivenShard["file"]): readonly string[] {
  return [`${shard.of} shards`, `rows ${input}`, `${blocks} blocks`, `engine ${engineVersion}`, `pack ${pack.id} ${pack.version} ${pack.sha256}`];
}

/** Its file does not hold the blocks that a shard of this number has. */
function badBlocks({ path, file: { shard, blocks, parts } }: GivenShard): readonly Issue[] {
  const { index, of } = shard;
  const expected = index > of ? 0 : Math.max(0, Math.ceil((blocks - index + 1) / of));
  const isRight = index <= of && parts.length === expected
    && parts.every(({ no, end }, i) => no === i * of + index - 1 && end >= (parts[i - 1]?.end ?? 0));
  return isRight ? [] : unfit(path, `the blocks of shard ${index}/${of}`, "others").issues;
}
