/** How deep data may nest: deeper than any format of ours needs, and shallow enough for every recursion. */

export const MAX_DEPTH = 32;
