/** Loads a program's JavaScript as a module of its own, without a file. */
import type { ProgramModule } from '../compiler/index.ts';

/** The module's default export: the program as a function of its scope. */
export async function loadDataModule(js: string): Promise<ProgramModule> {
  const url = `data:text/javascript;base64,${Buffer.from(js).toString('base64')}`;
  const module = (await import(/* @vite-ignore */ url)) as { default: ProgramModule };
  return module.default;
}
