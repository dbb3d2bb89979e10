// Keeps all that the page's entry imports in one chunk. Left alone, the bundler gives a chunk to
// each set of modules that some later part shares with it: more requests, and more bytes.

/**
 * The chunk of a module: null where only later parts need it.
 * @param {string} id
 * @param {{ getModuleInfo(id: string): { isEntry: boolean, importers: string[] } | null }} context
 */
export function firstChunk(id, context) {
  const seen = new Set([id]);
  for (const each of seen) {
    const module = context.getModuleInfo(each);
    if (module?.isEntry) return 'first';
    for (const importer of module?.importers ?? []) seen.add(importer);
  }
  return null;
}
