import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from './messages/en';

const source = readFileSync(join(import.meta.dirname, '../../../../shared/access/permission.go'), 'utf8');

it('has a word for every action and every object that permissions speak of', () => {
  const actions = [...source.matchAll(/^\t\w+ +Action = "(\w+)"/gm)].map(match => match[1]);
  const objects = [...source.slice(source.indexOf('// Objects that permissions'), source.indexOf('// possible says')).matchAll(/^\t\w+ += "(\w+)"/gm)].map(match => match[1]);
  expect(actions.length).toBeGreaterThan(20);
  expect(objects.length).toBeGreaterThan(10);
  const { action, object } = en.resources.roles as { action: Record<string, string>; object: Record<string, string> };
  expect(actions.filter(name => !action[name])).toEqual([]);
  expect(objects.filter(name => !object[name])).toEqual([]);
});
