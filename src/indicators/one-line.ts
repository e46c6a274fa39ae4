/** A text on one line that prints as it is stored. */

/** No line breaks or other controls, no marks that turn the direction of reading, no halves of characters, nothing Unicode keeps for itself. */
export const ONE_LINE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]*$/u;
