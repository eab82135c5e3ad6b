import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './messages/en';
import { zh } from './messages/zh';

const guide = join(import.meta.dirname, '../../../../infra/docs/guide');
const pages = (language: string) => readdirSync(join(guide, language)).sort();
const text = (language: string, page: string) => readFileSync(join(guide, language, page), 'utf8');

/** All texts of a language. */
function texts(tree: object): string[] {
  return Object.values(tree).flatMap(value => (typeof value === 'string' ? value.split(' |||| ') : texts(value)));
}

it('has the same pages in both languages, with the same pictures and as many headings', () => {
  expect(pages('zh')).toEqual(pages('en'));
  for (const page of pages('en')) {
    const shape = (language: string) => ({
      pictures: [...text(language, page).matchAll(/images\/\w+\/([\w-]+\.png)/g)].map(match => match[1]), headings: text(language, page).match(/^#+ /gm)?.length,
      links: [...text(language, page).matchAll(/\]\(([\w-]+\.md)\)/g)].map(match => match[1]),
    });
    expect([page, shape('zh')]).toEqual([page, shape('en')]);
  }
});

describe.each([['en', en], ['zh', zh]] as const)('the guide in %s', (language, messages) => {
  it('names nothing that is not there', () => {
    const missing: string[] = [];
    for (const page of pages(language)) {
      for (const match of text(language, page).matchAll(/\]\(([^)#]+)\)/g)) {
        if (!existsSync(join(guide, language, dirname(page), match[1]))) missing.push(`${page}: ${match[1]}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('calls buttons and pages what the console calls them', () => {
    const known = new Set(texts(messages).map(word => word.trim()));
    const unknown: string[] = [];
    for (const page of pages(language)) {
      for (const match of text(language, page).matchAll(/\*\*([^*]+)\*\*/g)) {
        const words = match[1].replace(/\s+/g, ' ');
        if (words !== '+' && !known.has(words)) unknown.push(`${page}: ${words}`);
      }
    }
    expect(unknown).toEqual([]);
  });

  it('has pictures of a few hundred KB together', () => {
    const folder = join(guide, 'images', language);
    const size = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(size).toBeGreaterThan(50_000);
    expect(size).toBeLessThan(900_000);
  });
});
