/** Names of reports after the ids of firms: safe on every file system, and no two the same on any. */
import sanitize from "sanitize-filename";

/** Together with a number and an ending this stays below 255 bytes, which is as long as names can be. */
const MOST_CHARACTERS = 80;

/** Gives each firm's id the name of its report; the names of one call of this function are all different, and depend on the ids and their order alone. */
export function reportNames(extension: string): (id: string) => string {
  // how often a name was given, by what file systems take for the same name
  const given = new Map<string, number>();
  return (id) => {
    const base = safeName(id);
    const key = keyOf(base);
    let copy = given.get(key) ?? 0;
    let name = base;
    // an id may itself look like the copy of another: that number is passed over
    do {
      copy += 1;
      if (copy > 1) name = `${base}-${copy}`;
    } while (copy > 1 && given.has(keyOf(name)));
    given.set(key, copy).set(keyOf(name), Math.max(1, given.get(keyOf(name)) ?? 0));
    return `${name}${extension}`;
  };
}

/** Letters and digits, so that every shell takes it, too. */
function safeName(id: string): string {
  const plain = id.normalize("NFC").slice(0, MOST_CHARACTERS).replace(/[^\p{L}\p{N}._-]+|^[.-]+/gu, "_");
  return sanitize(plain.replace(DEVICE, "_$&"), { replacement: "_" }) || "report";
}

/** What Windows takes for a device: marked, so that it can still be read, where sanitize-filename would drop it or does not know it. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[\d\u00b9\u00b2\u00b3])(?=\.|$)/i;

/** Some file systems see no case, some compose or decompose letters. */
const keyOf = (name: string): string => name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
