// Fails when what the first page loads is larger than it may be: index.html, and all scripts and styles that it names
// or that these import at once.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const limit = 420 * 1024;
const dist = new URL('../dist/', import.meta.url);

async function compressed(name) {
  return gzipSync(await readFile(new URL(name, dist)), { level: 9 }).length;
}

const html = await readFile(new URL('index.html', dist), 'utf8');
const first = new Set([...html.matchAll(/(?:src|href)="\/app\/(assets\/[^"]+)"/g)].map(match => match[1]));
for (const name of first) {
  if (!name.endsWith('.js')) continue;
  const script = await readFile(new URL(name, dist), 'utf8');
  for (const match of script.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) first.add(`assets/${match[1]}`);
}
let total = await compressed('index.html');
for (const name of first) {
  const size = await compressed(name);
  total += size;
  console.log(`${String(Math.round(size / 1024)).padStart(5)} KB  ${name}`);
}
console.log(`${String(Math.round(total / 1024)).padStart(5)} KB  first load, gzip, of ${limit / 1024} KB`);
if (total > limit) process.exit(1);
