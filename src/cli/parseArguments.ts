/** The command line's arguments as a value: what to do, or what is wrong with them. */

/** What the command line was asked for. */
export type Command =
  | { readonly kind: 'run'; readonly file: string; readonly mode: Mode; readonly seed: number }
  | { readonly kind: 'plan'; readonly file: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage-error'; readonly message: string };

/** Where a job runs. */
export type Mode = 'simulated' | 'workers';

/** How to call it. */
export const USAGE = `\
Usage: npm run -s job -- FILE.ts [--mode workers|simulated] [--seed N] [--plan]

  FILE.ts      a program against the DataStream API; it may import nothing but 'millrace'.
               It runs as you do, with all of Node within reach (process, fetch, …): there is a
               sandbox in the page, and none here. Run only programs that you trust.
  --mode MODE  workers (the default): on worker threads; simulated: on one thread with a
               virtual clock, exactly repeatable
  --seed N     a whole number from 0 on; the same seed repeats a simulated run exactly (default 1)
  --plan       prints the job graph and does not run it

The environment variable MILLRACE_HEAP_MB sets the most memory that one worker may use.
`;

/** Reads the arguments behind the program's own name. */
export function parseArguments(args: readonly string[]): Command {
  let file: string | undefined;
  let mode: Mode = 'workers';
  let seed = 1;
  let isPlan = false;
  for (let i = 0; i < args.length; i++) {
    const [flag, inlined] = splitFlag(args[i]!);
    const value = () => inlined ?? args[++i] ?? '';
    if (flag === '--help' || flag === '-h') return { kind: 'help' };
    if (flag === '--plan') isPlan = true;
    else if (flag === '--mode') {
      const wanted = value();
      if (wanted !== 'workers' && wanted !== 'simulated') {
        return wrong(`--mode is 'workers' or 'simulated', not '${wanted}'`);
      }
      mode = wanted;
    } else if (flag === '--seed') {
      const wanted = value();
      seed = /^\d+$/.test(wanted) ? Number(wanted) : Number.NaN;
      if (!Number.isSafeInteger(seed)) {
        return wrong(`--seed is a whole number from 0 on, not '${wanted}'`);
      }
    } else if (flag.startsWith('-')) return wrong(`There is no flag '${flag}'`);
    else if (file !== undefined) return wrong(`One program at a time: '${file}' or '${flag}'`);
    else file = flag;
  }
  if (file === undefined) return wrong('A program is missing');
  return isPlan ? { kind: 'plan', file } : { kind: 'run', file, mode, seed };
}

function splitFlag(argument: string): [string, string | undefined] {
  const at = argument.startsWith('--') ? argument.indexOf('=') : -1;
  return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function wrong(message: string): Command {
  return { kind: 'usage-error', message };
}
