/** Text that every file format can hold: control characters and halves of characters are shown as U+FFFD, line ends are one. */

/** Controls except tab and line feed, halves of surrogate pairs, and the two code points that are no characters. */
const UNWRITABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\p{Surrogate}]/gu;

export const legible = (text: string): string => text.replace(/\r\n?/g, "\n").replace(UNWRITABLE, "\uFFFD");
