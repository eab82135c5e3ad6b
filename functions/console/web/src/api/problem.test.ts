import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { spoken } from './problem';

it('leaves out what programs read', () => {
  expect(spoken('A department with this number exists already. See errors.')).toBe('A department with this number exists already.');
  expect(spoken('已有相同编号的部门,详见 errors。')).toBe('已有相同编号的部门。');
  expect(spoken('该客户已存在，或其唯一值已被其他客户使用。详见 errors。')).toBe('该客户已存在，或其唯一值已被其他客户使用。');
  expect(spoken('Try again shortly.')).toBe('Try again shortly.');
  for (const language of ['en', 'zh-CN']) {
    const all = JSON.parse(readFileSync(join(import.meta.dirname, `../../../../../shared/problem/catalogue/${language}.json`), 'utf8')) as Record<string, string>;
    expect(Object.values(all).map(spoken).filter(text => /\berrors\b/.test(text) && !text.includes('`'))).toEqual([]);
  }
});
