/** The engine's version, as in package.json; a test holds the two together. */
export const engineVersion = "0.1.0";
