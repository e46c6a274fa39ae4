/** Text that every file format can hold: control characters, halves of characters and marks that turn the direction of reading are shown as U+FFFD, line ends are one. */

/** Controls except tab and line feed, halves of surrogate pairs, the two code points that are no characters, and what makes a text read otherwise than it is stored. */
const UNWRITABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Surrogate}]/gu;

export const legible = (text: string): string => text.replace(/\r\n?/g, "\n").replace(UNWRITABLE, "\uFFFD");
