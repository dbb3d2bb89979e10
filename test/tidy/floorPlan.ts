// The floor plan (docs/ARCHITECTURE.md): a room imports only rooms below it, through their one
// door, never sideways or up; inside the engine the sub-rooms are ordered too; no import circles.
import { importsOf, resolveImport } from './imports.ts';
import { isCodeIn, isTest, type Source, type Violation } from './sources.ts';

/** From the top floor to the ground. */
export const ROOMS = [
  'app',
  'ui',
  'cli',
  'storage',
  'sandbox',
  'cluster',
  'connectors',
  'compiler',
  'api',
  'engine',
  'model',
] as const;

/** Inside the engine, from the ground up. */
export const ENGINE_ROOMS = ['element', 'time', 'state', 'window', 'operators', 'cep', 'task'];

/**
 * Sub-rooms by the folder that they are in: whom of its neighbours each may import. `.` is what
 * lies in the folder itself; a folder that is not named here has no order of its own.
 */
export const SUB_ROOMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'src/engine/operators': {
    '.': [],
    functions: ['.'],
    source: ['.', 'functions'],
    sink: ['.', 'functions'],
    record: ['.', 'functions'],
    async: ['.', 'functions'],
    process: ['.', 'functions'],
    window: ['.', 'functions', 'process'],
    join: ['.', 'functions', 'process', 'window'],
  },
  'src/engine/task': {
    exchange: [],
    chain: ['exchange'],
    input: ['exchange', 'chain'],
    '.': ['exchange', 'chain', 'input'],
    observe: ['exchange', 'chain', 'input', '.'],
  },
  'src/api': {
    contract: [],
    settings: ['contract'],
    graph: ['settings'],
    stream: ['settings', 'graph'],
    environment: ['contract', 'settings', 'graph', 'stream'],
    '.': ['settings', 'graph', 'stream', 'environment'],
  },
};

/** Rooms below in the list, but which must not know of each other. */
const NEVER: Readonly<Record<string, readonly string[]>> = { ui: ['cli'], storage: ['sandbox'] };

/** Rule: rooms and doors. */
export function brokenFloors(sources: readonly Source[]): Violation[] {
  return edgesOf(sources).flatMap((edge) => {
    const message = judgeRooms(edge) ?? judgeEngine(edge) ?? judgeSubRooms(edge);
    return message === null ? [] : [{ path: edge.from, line: edge.line, message }];
  });
}

type Edge = { from: string; to: string; line: number; isText: boolean };

function edgesOf(sources: readonly Source[]): Edge[] {
  return sources
    .filter((source) => isCodeIn('src', source))
    .flatMap((source) =>
      importsOf(source).flatMap(({ specifier, line }) => {
        const to = resolveImport(source.path, specifier);
        const isText = /\?(raw|url|inline)$/.test(specifier);
        return to === null ? [] : [{ from: source.path, to, line, isText }];
      }),
    );
}

function judgeRooms({ from, to, isText }: Edge): string | null {
  const room = roomOf(from);
  if (!to.startsWith('src/')) return judgeOutside(from, to, isText);
  const target = roomOf(to);
  if (!isRoom(room)) return `src/${room} is no room: the rooms are ${ROOMS.join(', ')}`;
  if (!isRoom(target)) return `imports ${to}, which is in no room`;
  if (room === target) return null;
  const isBelow = ROOMS.indexOf(target) > ROOMS.indexOf(room);
  if (!isBelow || NEVER[room]?.includes(target))
    return `${room} must not import ${target}: declare a port in ${room} and let app wire it`;
  const door = `src/${target}/index.ts`;
  if (to === door || isText) return null;
  return `imports ${to} past the door: export it from ${door} and import that`;
}

function judgeOutside(from: string, to: string, isText: boolean): string | null {
  if (isText || isTest(from)) return null;
  return `imports ${to} from outside src: only text (?raw, ?url) and tests may`;
}

function judgeEngine({ from, to }: Edge): string | null {
  if (isTest(from)) return null;
  const [own, other] = [engineRoomOf(from), engineRoomOf(to)];
  if (own === -1 || other === -1 || other <= own) return null;
  const order = ENGINE_ROOMS.join(' < ');
  return `engine/${ENGINE_ROOMS[own]} imports engine/${ENGINE_ROOMS[other]}: the order is ${order}`;
}

function judgeSubRooms({ from, to }: Edge): string | null {
  if (isTest(from)) return null;
  for (const [folder, plan] of Object.entries(SUB_ROOMS)) {
    const [own, other] = [subRoomOf(folder, from), subRoomOf(folder, to)];
    if (own === null || other === null || own === other) continue;
    const allowed = plan[own];
    if (allowed === undefined) return `${folder}/${own} is not in the plan of ${folder}`;
    if (allowed.includes(other)) continue;
    const may = allowed.length === 0 ? 'none of its neighbours' : allowed.join(', ');
    return `${folder}/${own} must not import ${folder}/${other}: it may import ${may}`;
  }
  return null;
}

/** `.` for a file in the folder itself; null for one that is elsewhere. */
function subRoomOf(folder: string, path: string): string | null {
  if (!path.startsWith(`${folder}/`)) return null;
  const rest = path.slice(folder.length + 1).split('/');
  return rest.length === 1 ? '.' : (rest[0] ?? '.');
}

function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function isRoom(name: string): name is (typeof ROOMS)[number] {
  return (ROOMS as readonly string[]).includes(name);
}

function engineRoomOf(path: string): number {
  const parts = path.split('/');
  return parts[1] === 'engine' && parts.length > 3 ? ENGINE_ROOMS.indexOf(parts[2] ?? '') : -1;
}

/** Rule: no circles, type-only imports included. Each circle is told once, where it closes. */
export function importCircles(sources: readonly Source[]): Violation[] {
  const edges = byOrigin(edgesOf(sources));
  const state = new Map<string, 'open' | 'done'>();
  const found: Violation[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    state.set(path, 'open');
    for (const { to, line } of edges.get(path) ?? []) {
      if (state.get(to) === 'open') {
        const circle = [...trail.slice(trail.indexOf(to)), to].join(' → ');
        found.push({ path, line, message: `closes a circle: ${circle}; move the shared part out` });
      } else if (!state.has(to)) visit(to, [...trail, to]);
    }
    state.set(path, 'done');
  };
  for (const path of edges.keys()) if (!state.has(path)) visit(path, [path]);
  return found;
}

function byOrigin(edges: readonly Edge[]): Map<string, Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) groups.set(edge.from, [...(groups.get(edge.from) ?? []), edge]);
  return groups;
}
