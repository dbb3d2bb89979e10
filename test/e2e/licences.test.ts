/** The built page carries the licence texts of what it holds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { APP_FOLDER } from '../../scripts/build.mjs';
import { shippedPackages } from '../../scripts/licences.mjs';

it('has the words of every package that it may hold', () => {
  const text = readFileSync(join(APP_FOLDER, 'licences.txt'), 'utf8');
  const shipped = shippedPackages();
  expect(shipped.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@xyflow/react', 'monaco-editor', 'react', '@babel/parser']),
  );
  for (const { name, version } of shipped) expect(text).toContain(`${name} ${version} (`);
  expect(text).toContain('SIL OPEN FONT LICENSE');
  expect(
    text.match(/Permission is hereby granted|Permission to use, copy/g)!.length,
  ).toBeGreaterThan(20);
});
