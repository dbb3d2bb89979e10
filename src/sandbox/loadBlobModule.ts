/**
 * Loads a program's JavaScript the one way that the sandbox's policy allows: as a blob's module.
 */
import type { ProgramModule } from '../compiler/index.ts';

/** The module's default export: the program as a function of its scope. */
export async function loadBlobModule(js: string): Promise<ProgramModule> {
  const url = URL.createObjectURL(new Blob([js], { type: 'text/javascript' }));
  try {
    const module = (await import(/* @vite-ignore */ url)) as { default: ProgramModule };
    return module.default;
  } finally {
    URL.revokeObjectURL(url);
  }
}
