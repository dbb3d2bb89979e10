import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/install.mjs';
import { missingDocstrings, missingHeads } from './comments.ts';
import { brokenFloors, importCircles } from './floorPlan.ts';
import { badFileNames, bannedNames, bareAny, defaultExports, unfinishedMarks } from './names.ts';
import { machinePlaces, unknownCommands, untranslated } from './places.ts';
import { impurities } from './purity.ts';
import { oversizedFiles, oversizedFunctions } from './sizes.ts';
import { projectFiles, report, type Source, type Violation } from './sources.ts';

type Rule = (sources: readonly Source[]) => Violation[];
type Sample = readonly [path: string, text: string];

const mark = 'TO' + 'DO';
const longBody = `${'  f();\n'.repeat(71)}`;
const flat = `${'    case 1:\n      return 1;\n'.repeat(40)}`;

/** Each rule with samples that must break it, one violation each, and samples that must not. */
const RULES: readonly [
  name: string,
  rule: Rule,
  bad: readonly Sample[],
  good: readonly Sample[],
][] = [
  [
    'rooms import only what is below, through its door',
    brokenFloors,
    [
      ['src/model/a.ts', "import { b } from '../engine/index.ts';"],
      ['src/cluster/a.ts', "import type { B } from '../engine/task/B.ts';"],
      ['src/ui/a.ts', "export { x } from '../cli/index.ts';"],
      ['src/engine/time/a.ts', "import type {\n  B,\n} from '../state/B.ts';"],
      ['src/app/a.ts', "const w = new URL('../sandbox/worker.ts', import.meta.url);"],
      ['src/lib/a.ts', "import '../model/index.ts';"],
      ['src/api/a.ts', "import { b } from '../../test/support/b.ts';"],
      ['src/engine/operators/record/a.ts', "import { B } from '../window/B.ts';"],
      ['src/engine/operators/a.ts', "import type { B } from './functions/B.ts';"],
      ['src/engine/task/exchange/a.ts', "import { B } from '../StreamTask.ts';"],
      ['src/api/shelf/a.ts', "import { B } from '../graph/B.ts';"],
    ],
    [
      ['src/cluster/a.ts', "import type { B } from '../engine/index.ts';"],
      [
        'src/ui/graph/a.ts',
        "import { B } from '../kit/B.ts';\nimport c from '../../../tutorials/y.ts?raw';",
      ],
      ['src/engine/operators/join/a.ts', "import { B } from '../window/B.ts';"],
      ['src/engine/task/observe/a.ts', "import { B } from '../StreamTask.ts';"],
      ['src/engine/state/a.ts', "// from '../task/B.ts'\nimport type { B } from '../time/B.ts';"],
    ],
  ],
  [
    'imports go in no circles',
    importCircles,
    [['src/model/self.ts', "import type { A } from './self.ts';"]],
    [['src/model/a.ts', "import { b } from './b.ts';"]],
  ],
  [
    'files and lines are short',
    oversizedFiles,
    [
      ['src/model/a.ts', 'f();\n'.repeat(501)],
      ['src/model/b.ts', `f('${'x'.repeat(100)}');`],
    ],
    [['src/model/a.ts', 'f();\n'.repeat(500)]],
  ],
  [
    'functions are short',
    oversizedFunctions,
    [
      ['src/model/a.ts', `export function f() {\n${longBody}}`],
      ['src/model/b.ts', `class A {\n  #f = () => {\n${longBody}};\n}`],
      ['src/model/c.ts', `class A {\n  f() {\n${longBody}}\n}`],
    ],
    [
      ['src/model/a.ts', `function f(x) {\n  switch (x) {\n${flat}  }\n}`],
      ['src/ui/A.tsx', `export function A() {\n${longBody}\nreturn <p />;}`],
    ],
  ],
  [
    'names say what a thing does',
    bannedNames,
    [
      ['src/model/a.ts', 'class StateManager {}'],
      ['src/model/b.ts', 'const stringUtils = 1;'],
      ['src/model/c.ts', 'interface IThing {}'],
      ['src/model/d.ts', 'class WindowImpl {}'],
      ['src/model/e.ts', 'function parseHelper() {}'],
    ],
    [['src/model/a.ts', 'class JobManager {} interface TaskManagerPort {} type Implied = 1;']],
  ],
  [
    'files are called by what they hold',
    badFileNames,
    [
      ['src/model/utils.ts', ''],
      ['src/model/some-thing.ts', ''],
      ['src/model/Thing.ts', 'export function other() {}'],
    ],
    [
      ['src/model/Thing.ts', 'export class Thing {}'],
      ['src/ui/messages.en.ts', ''],
      ['src/model/thing.test.ts', ''],
    ],
  ],
  [
    'exports have names',
    defaultExports,
    [['src/model/a.ts', 'export default 1;']],
    [['src/model/a.ts', 'export const a = 1;']],
  ],
  [
    'any has a reason',
    bareAny,
    [
      ['src/model/a.ts', 'const a: any = 1;'],
      ['src/model/b.ts', 'const a = b as any[];'],
    ],
    [['src/model/a.ts', '// any: user values pass here.\nconst a: any = 1;\nconst any = 2;']],
  ],
  [
    'nothing is left unfinished',
    unfinishedMarks,
    [['src/model/a.ts', `// ${mark} later`]],
    [['src/model/a.ts', '// todos are fine']],
  ],
  [
    'engine and model are pure, tests do not wait',
    impurities,
    [
      ['src/engine/a.ts', 'const now = Date.now();'],
      ['src/engine/b.ts', 'const x = Math.random();'],
      ['src/model/c.ts', 'export const f = async () => 1;'],
      ['src/engine/d.ts', 'setTimeout(f, 1);'],
      ['src/engine/e.ts', 'const p = Promise.resolve(1);'],
      ['src/engine/i.ts', 'type P = Promise<number>;'],
      ['src/engine/j.ts', 'const now = new Date();'],
      ['src/engine/f.ts', 'console.log(1);'],
      ['src/compiler/g.ts', 'document.title = x;'],
      ['src/api/h.test.ts', 'setTimeout(f, 1);'],
    ],
    [
      ['src/engine/a.ts', 'const f = (window: Window) => window.end; x.Date = { Date: 1 };'],
      ['src/engine/e.ts', 'if (x instanceof Date) copy = new Date(x.getTime());'],
      ['src/model/f.ts', 'interface Client { stop(): Promise<void> }'],
      ['src/engine/b.ts', 'import { fetch } from "./x.ts"; fetch(); Math.max(1, 2);'],
      ['src/compiler/c.ts', 'const f = async () => 1;'],
      [
        'src/cluster/d.test.ts',
        '// real time: the loop under test is the real one\nsetTimeout(f);',
      ],
    ],
  ],
  [
    'files have heads',
    missingHeads,
    [['src/model/a.ts', 'export const a = 1;']],
    [['src/model/a.ts', '// What it is.\nexport const a = 1;']],
  ],
  [
    'exported symbols have docstrings',
    missingDocstrings,
    [
      ['src/model/a.ts', 'export const a = 1;'],
      ['src/model/b.ts', 'export interface B {}'],
    ],
    [
      ['src/model/a.ts', '/** Says a. */\nexport function a(): 1;\nexport function a() {}'],
      ['src/model/b.ts', '/** Two of a kind. */\nexport type A = 1;\nexport type B = 2;'],
    ],
  ],
  [
    'no machine, registry or network is named',
    machinePlaces,
    [
      ['README.md', 'see /home/someone/x'],
      ['package-lock.json', '"resolved": "x"'],
      ['src/a.ts', "'http://10.0.0.1/x'"],
    ],
    [['README.md', 'http://localhost:8081/ and src/home/x and http://127.0.0.1:1/']],
  ],
];

const files = projectFiles();
const toSources = (samples: readonly Sample[]) => samples.map(([path, text]) => ({ path, text }));

describe.each(RULES)('%s', (_name, rule, bad, good) => {
  it.each(bad)('finds fault with a bad %s', (path, text) => {
    expect(rule([{ path, text }])).toHaveLength(1);
  });

  it('finds none with good samples', () => {
    expect(report(rule(toSources(good)))).toBe('');
  });

  it('holds in the project', () => {
    expect(report(rule(files))).toBe('');
  });
});

describe('the project', () => {
  it('is really looked at', () => {
    const code = files.filter(({ path }) => path.startsWith('src/'));
    expect(code.length).toBeGreaterThan(20);
    expect(code.map(({ path }) => path)).toContain('src/model/index.ts');
  });

  it('finds a circle through two files', () => {
    const a = { path: 'src/model/a.ts', text: "import { b } from './b.ts';" };
    const b = { path: 'src/model/b.ts', text: "import type { a } from './a.ts';" };
    expect(report(importCircles([a, b]))).toContain('a.ts → src/model/b.ts → src/model/a.ts');
  });
});

describe('documents', () => {
  const packageFile = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const scripts = Object.keys(packageFile.scripts);
  const readme = files.find(({ path }) => path === 'README.md');

  it('give only commands that exist', () => {
    const bad = { path: 'x.md', text: '`npm run nothing` and `npm start`' };
    expect(unknownCommands(bad, ['start'])).toHaveLength(1);
    const documents = files.filter(({ path }) => path.endsWith('.md'));
    expect(report(documents.flatMap((d) => unknownCommands(d, scripts)))).toBe('');
  });

  it('README gives the two commands', () => {
    expect(readme?.text).toContain('npm start');
    expect(readme?.text).toContain('npm test');
  });
});

describe('messages', () => {
  const path = (language: string) => `src/ui/i18n/messages.${language}.ts`;
  const load = async (language: string) => {
    const module = await import(pathToFileURL(join(ROOT, path(language))).href);
    return module[language.toUpperCase()] as Record<string, string>;
  };

  it('finds a missing and an empty text', () => {
    expect(untranslated('x', { a: 'A', b: 'B', c: 'C' }, { a: 'A', b: ' ' })).toHaveLength(2);
  });

  it.runIf(existsSync(join(ROOT, path('en'))))('exist in English and Korean', async () => {
    const [en, ko] = [await load('en'), await load('ko')];
    expect(Object.keys(en).length).toBeGreaterThan(0);
    expect(report([...untranslated(path('ko'), en, ko), ...untranslated(path('en'), ko, en)])).toBe(
      '',
    );
  });
});
