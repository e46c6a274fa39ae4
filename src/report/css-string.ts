/** Any text as a CSS string: what a margin box prints can neither end the string, nor the rule, nor the style element. */

/** Letters and digits of any script stay; all else is escaped by its code point, control characters become spaces. */
export function cssString(text: string): string {
  const safe = [...text].map((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return " ";
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) return "\ufffd";
    return /[\p{L}\p{N} ]/u.test(character) ? character : `\\${codePoint.toString(16)} `;
  });
  return `"${safe.join("")}"`;
}
