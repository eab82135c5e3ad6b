import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from './en';
import { zh } from './zh';

/** All texts by their dotted keys. */
function flat(tree: object, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

const english = flat(en), chinese = flat(zh);

function placeholders(text: string): string[] {
  return [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();
}

it('has the same keys in both languages', () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

it('fills in the same values in both languages', () => {
  // Chinese has no plural, and names what it deletes by the count alone.
  const own = [...english].filter(([key]) => !key.startsWith('ra.'));
  for (const [key, text] of own) expect([key, placeholders(chinese.get(key)!)]).toEqual([key, placeholders(text)]);
});

it('leaves no text in the other language', () => {
  for (const [key, text] of english) expect([key, /[\u4e00-\u9fff]/.test(text)]).toEqual([key, false]);
  const latin = [...chinese].filter(([, text]) => /[A-Za-z]/.test(text.replaceAll(/%\{\w+\}/g, '')) && !/[\u4e00-\u9fff]/.test(text));
  expect(latin.map(([key]) => key)).toEqual([]);
});

it('has every text that a page names', () => {
  const missing: string[] = [];
  for (const name of readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name) || name.endsWith('.test.ts')) continue;
    const source = readFileSync(join(import.meta.dirname, '..', name), 'utf8');
    for (const match of source.matchAll(/['"`]((?:kehu|resources)\.[\w.-]+\w)['"`]/g)) {
      if (!english.has(match[1]) && ![...english.keys()].some(key => key.startsWith(`${match[1]}.`))) missing.push(`${name}: ${match[1]}`);
    }
  }
  expect(missing).toEqual([]);
});
