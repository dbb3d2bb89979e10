/** The programs of tutorials/examples, the first view's first. */
import type { Example } from '../ui/index.ts';

const TEXTS = import.meta.glob<string>('../../tutorials/examples/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const ORDER = ['click-stream', 'word-count', 'sensor-alerts'];

function rank(id: string): number {
  const at = ORDER.indexOf(id);
  return at < 0 ? ORDER.length : at;
}

/** All examples. */
export function loadExamples(): Example[] {
  return Object.entries(TEXTS)
    .map(([path, text]) => ({ id: /([^/]+)\.ts$/.exec(path)![1]!, text }))
    .sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id));
}
