/** How much a command's result may hold. */

/** Characters of JSON text; values take several times as many bytes in memory. */
export const OUTPUT_BUDGET_CHARS = 2 ** 28;
